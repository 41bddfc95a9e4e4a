import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Question } from '../../../core/evidence/records.ts';
import type { Asking } from '../../../core/pack/records.ts';
import { findAmendment } from '../../store/amendments.ts';
import { listLinks } from '../../store/links.ts';
import { isAnswered } from '../../store/outcome.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { askingOf } from '../context/paper-records.ts';

interface Asked {
  readonly about: string;
  readonly text: string;
  readonly kind: Question['kind'];
  readonly options: readonly string[];
}

/** What is wrong with a question; null when it can be asked. */
async function unaskable(
  trx: Knex.Transaction,
  { about, text, kind, options }: Asked,
): Promise<Result<never> | null> {
  if (text.trim() === '') return refuse('invalid', 'Your question is empty. Enter some text.', 'text');
  const distinct = new Set(options.map((option) => option.trim()).filter(Boolean));
  if (kind === 'closed' && (distinct.size < 2 || distinct.size < options.length))
    return refuse(
      'invalid',
      'A question with answer options needs at least two different answers.',
      'options',
    );
  if (about !== '' && !(await findAmendment(trx, about)))
    return refuse('not-found', `There is no amendment ${about}.`, 'about');
  return null;
}

const aboutWords = (about: string): string => (about === '' ? '' : ` about ${about}`);

/** The change to the list of what is asked. */
async function askingChange(trx: Knex.Transaction, asks: Asking['asks']): Promise<RecordChange> {
  const was = (await findRecord(trx, 'asking', 'asking')) ?? null;
  return { kind: 'asking', id: 'asking', was, is: { id: 'asking', asks } };
}

const given = ({ text, kind, options }: Asked): Pick<Question, 'text' | 'kind' | 'options'> => ({
  text: text.trim(),
  kind,
  options: kind === 'closed' ? options.map((option) => option.trim()) : [],
});

export const askQuestion: Handler<'pack.ask'> = (context, asked) =>
  context.write(async (trx, writeEntry) => {
    const bad = await unaskable(trx, asked);
    if (bad) return bad;
    const [id = ''] = await nextRecordIds(trx, 'question');
    const question: Question = { id, code: '', ...given(asked), import: null };
    const { asks } = await askingOf(trx);
    const what = `added a question${aboutWords(asked.about)}: “${question.text}”`;
    await keepRecords(trx, writeEntry, { subject: `question:${id}`, what }, [
      { kind: 'question', id, was: null, is: question },
      await askingChange(trx, [...asks, { question: id, about: asked.about }]),
    ]);
    return ok({ question });
  });

export const askAgain: Handler<'pack.askAgain'> = (context, { question: id, ...asked }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'question', id);
    const { asks } = await askingOf(trx);
    if (!was || !asks.some(({ question }) => question === id))
      return refuse('not-found', `No question ${id} is asked.`, 'question');
    const bad = await unaskable(trx, asked);
    if (bad) return bad;
    const is: Question = { ...was, ...given(asked) };
    const isSame =
      was.text === is.text && was.kind === is.kind && was.options.join('\n') === is.options.join('\n');
    if (!isSame && (await isAnswered(trx, id)))
      return refuse('refused', `${id} has answers already. Add a new question instead.`, id);
    const moved = asks.map((one) => (one.question === id ? { ...one, about: asked.about } : one));
    const isMoved = asks.some((one) => one.question === id && one.about !== asked.about);
    const changes: RecordChange[] = [
      ...(isSame ? [] : [{ kind: 'question', id, was, is } as const]),
      ...(isMoved ? [await askingChange(trx, moved)] : []),
    ];
    if (changes.length === 0) return ok({ question: was });
    const what = `changed a question${aboutWords(asked.about)}: “${is.text}”${isSame ? '' : `, was: “${was.text}”`}`;
    await keepRecords(trx, writeEntry, { subject: `question:${id}`, what }, changes);
    return ok({ question: is });
  });

export const orderAsks: Handler<'pack.orderAsks'> = (context, { questions }) =>
  context.write(async (trx, writeEntry) => {
    const { asks } = await askingOf(trx);
    const held = new Map(asks.map((one) => [one.question, one]));
    const ordered = questions.flatMap((id) => held.get(id) ?? []);
    if (ordered.length !== asks.length || new Set(questions).size !== asks.length)
      return refuse(
        'stale',
        'The questions have changed. Nothing was changed: check the questions and try again.',
      );
    if (ordered.every(({ question }, at) => asks[at]?.question === question)) return ok({});
    await keepRecords(trx, writeEntry, { subject: '', what: 'changed the order of the questions' }, [
      await askingChange(trx, ordered),
    ]);
    return ok({});
  });

/** Whether anything hangs on a question that was not answered: then it stays, though it is asked no more. */
async function isTied(trx: Knex.Transaction, id: string): Promise<boolean> {
  const ref = `question:${id}`;
  const links = await listLinks(trx);
  const decisions = await listRecords(trx, 'decision');
  return (
    links.some(({ from, to }) => from === ref || to === ref) || decisions.some(({ about }) => about === ref)
  );
}

export const unask: Handler<'pack.unask'> = (context, { question: id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'question', id);
    const { asks } = await askingOf(trx);
    if (!was || !asks.some(({ question }) => question === id))
      return refuse('not-found', `No question ${id} is asked.`, 'question');
    const stays = was.import !== null || (await isAnswered(trx, id)) || (await isTied(trx, id));
    const what = `deleted a question: “${was.text}”`;
    await keepRecords(trx, writeEntry, { subject: `question:${id}`, what }, [
      await askingChange(
        trx,
        asks.filter(({ question }) => question !== id),
      ),
      ...(stays ? [] : [{ kind: 'question', id, was, is: null } as const]),
    ]);
    return ok({});
  });
