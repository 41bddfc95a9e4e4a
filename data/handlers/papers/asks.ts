import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Question } from '../../../core/evidence/records.ts';
import { askRefusal, asksTheSame, rewordRefusal } from '../../../core/pack/asking.ts';
import type { Asking } from '../../../core/pack/records.ts';
import { listLinks } from '../../store/links.ts';
import { isAnswered } from '../../store/outcome.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { isPresent } from '../context/look-up.ts';
import { askingOf } from '../context/paper-records.ts';

// Handlers that add, change, order and delete the questions of a consultation paper. The record `asking` has their
// order; each question is a record of its own, because answers and links name it.

/** A question as a user enters it. `about` is the id of an amendment, or '' for a question about the whole paper. */
interface QuestionInput {
  readonly about: string;
  readonly text: string;
  readonly kind: Question['kind'];
  readonly options: Question['options'];
}

/** Refuses an invalid question, or a question about an unknown amendment; otherwise null. */
async function questionRefusal(
  context: Context,
  trx: Knex.Transaction,
  { about, ...question }: QuestionInput,
): Promise<Result<never> | null> {
  const refusal = askRefusal(question);
  if (refusal) return refusal;
  if (about !== '' && !(await isPresent(context, trx, `amendment:${about}`)))
    return refuse('not-found', `There is no amendment ${about}.`, 'about');
  return null;
}

const aboutWords = (about: string): string => (about === '' ? '' : ` about ${about}`);

/** The change that replaces the list of questions. */
async function questionListChange(trx: Knex.Transaction, questions: Asking['asks']): Promise<RecordChange> {
  const was = (await findRecord(trx, 'asking', 'asking')) ?? null;
  return { kind: 'asking', id: 'asking', was, is: { id: 'asking', asks: questions } };
}

/** The fields of a question without surrounding spaces. Only a closed question has options. */
const questionFields = ({
  text,
  kind,
  options,
}: QuestionInput): Pick<Question, 'text' | 'kind' | 'options'> => ({
  text: text.trim(),
  kind,
  options: kind === 'closed' ? options.map((option) => option.trim()) : [],
});

export const askQuestion: Handler<'pack.ask'> = (context, input) =>
  context.write(async (trx, writeEntry) => {
    const inputRefusal = await questionRefusal(context, trx, input);
    if (inputRefusal) return inputRefusal;
    const [id = ''] = await nextRecordIds(trx, 'question');
    const question: Question = { id, code: '', ...questionFields(input), import: null };
    const { asks: listedQuestions } = await askingOf(trx);
    const description = `added a question${aboutWords(input.about)}: “${question.text}”`;
    await saveRecords(trx, writeEntry, { subject: `question:${id}`, description }, [
      { kind: 'question', id, was: null, is: question },
      await questionListChange(trx, [...listedQuestions, { question: id, about: input.about }]),
    ]);
    return ok({ question });
  });

/** Answers `pack.askAgain`: changes a question. Refused if people have answered it and the meaning would change. */
export const changeQuestion: Handler<'pack.askAgain'> = (context, { question: id, ...input }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'question', id);
    const { asks: listedQuestions } = await askingOf(trx);
    if (!was || !listedQuestions.some(({ question }) => question === id))
      return refuse('not-found', `There is no question ${id}.`, 'question');
    const inputRefusal = await questionRefusal(context, trx, input);
    if (inputRefusal) return inputRefusal;
    const is: Question = { ...was, ...questionFields(input) };
    const isSameQuestion = asksTheSame(was, is);
    const refusal = rewordRefusal(was, is, !isSameQuestion && (await isAnswered(trx, id)));
    if (refusal) return refusal;
    const withNewSubject = listedQuestions.map((one) =>
      one.question === id ? { ...one, about: input.about } : one,
    );
    const isSubjectChanged = listedQuestions.some((one) => one.question === id && one.about !== input.about);
    const changes: RecordChange[] = [
      ...(isSameQuestion ? [] : [{ kind: 'question', id, was, is } as const]),
      ...(isSubjectChanged ? [await questionListChange(trx, withNewSubject)] : []),
    ];
    if (changes.length === 0) return ok({ question: was });
    const description = `changed a question${aboutWords(input.about)}: “${is.text}”${isSameQuestion ? '' : `, was: “${was.text}”`}`;
    await saveRecords(trx, writeEntry, { subject: `question:${id}`, description }, changes);
    return ok({ question: is });
  });

export const orderQuestions: Handler<'pack.orderAsks'> = (context, { questions }) =>
  context.write(async (trx, writeEntry) => {
    const { asks: listedQuestions } = await askingOf(trx);
    const byQuestion = new Map(listedQuestions.map((one) => [one.question, one]));
    const inNewOrder = questions.flatMap((id) => byQuestion.get(id) ?? []);
    if (inNewOrder.length !== listedQuestions.length || new Set(questions).size !== listedQuestions.length)
      return refuse(
        'stale',
        'The questions have changed. Nothing was changed: check the questions and try again.',
      );
    if (inNewOrder.every(({ question }, at) => listedQuestions[at]?.question === question)) return ok({});
    await saveRecords(trx, writeEntry, { subject: '', description: 'changed the order of the questions' }, [
      await questionListChange(trx, inNewOrder),
    ]);
    return ok({});
  });

/** Whether a link or decision names a question. Its record then stays when the question is deleted from the paper. */
async function hasDependents(trx: Knex.Transaction, id: string): Promise<boolean> {
  const ref = `question:${id}`;
  const links = await listLinks(trx);
  const decisions = await listRecords(trx, 'decision');
  return (
    links.some(({ from, to }) => from === ref || to === ref) || decisions.some(({ about }) => about === ref)
  );
}

/** Answers `pack.unask`: deletes a question from the paper. Its record stays while it has answers or dependents. */
export const deleteQuestion: Handler<'pack.unask'> = (context, { question: id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'question', id);
    const { asks: listedQuestions } = await askingOf(trx);
    if (!was || !listedQuestions.some(({ question }) => question === id))
      return refuse('not-found', `There is no question ${id}.`, 'question');
    const isRecordKept = was.import !== null || (await isAnswered(trx, id)) || (await hasDependents(trx, id));
    const description = `deleted a question: “${was.text}”`;
    await saveRecords(trx, writeEntry, { subject: `question:${id}`, description }, [
      await questionListChange(
        trx,
        listedQuestions.filter(({ question }) => question !== id),
      ),
      ...(isRecordKept ? [] : [{ kind: 'question', id, was, is: null } as const]),
    ]);
    return ok({});
  });
