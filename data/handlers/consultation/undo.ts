import type { Knex } from 'knex';
import { refWords } from '../../../core/evidence/describe.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { Import, Question, RecordChange } from '../../../core/evidence/records.ts';
import { ok, refuse } from '../../../core/result.ts';
import { listLinks } from '../../store/links.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { answerRange, deleteResponses } from '../../store/responses.ts';
import { importOfQuestion } from '../../store/responses-read.ts';
import type { Handler } from '../context.ts';
import { keepRecords } from '../keep-records.ts';

/** How many of the things that hang on an import are named. */
const MOST_NAMED = 20;

/** What hangs on answers between two ids, or on some questions, in words. */
async function hanging(
  trx: Knex.Transaction,
  [from, to]: readonly [number, number],
  questions: ReadonlySet<string>,
): Promise<readonly string[]> {
  const isTheirs = (ref: Ref): boolean => {
    const { kind, id } = splitRef(ref);
    if (kind === 'question') return questions.has(id);
    return kind === 'answer' && Number(id) >= from && Number(id) <= to;
  };
  const hang: string[] = [];
  for (const kind of ['excerpt', 'redaction', 'reading'] as const)
    for (const { id, of } of await listRecords(trx, kind))
      if (isTheirs(of)) hang.push(`${kind} ${id} (${refWords(of)})`);
  for (const { id, about } of await listRecords(trx, 'decision'))
    if (isTheirs(about)) hang.push(`decision ${id} (${refWords(about)})`);
  for (const { from: one, to: other } of await listLinks(trx)) {
    const theirs = [one, other].find(isTheirs);
    if (theirs) hang.push(`the link from ${refWords(one)} to ${refWords(other)}`);
  }
  return hang;
}

/** The questions that go with an import, and those that another import's answers still need. */
async function questionChanges(
  trx: Knex.Transaction,
  importId: string,
): Promise<{ readonly gone: ReadonlySet<string>; readonly changes: readonly RecordChange[] }> {
  const gone = new Set<string>();
  const changes: RecordChange[] = [];
  for (const was of await listRecords(trx, 'question')) {
    if (was.import !== importId) continue;
    const other = await importOfQuestion(trx, was.id, importId);
    const is: Question | null = other === null ? null : { ...was, import: other };
    if (is === null) gone.add(was.id);
    changes.push({ kind: 'question', id: was.id, was, is });
  }
  return { gone, changes };
}

const takenBack = ({ id, file, respondents }: Import): string =>
  `took back ${id}, the ${respondents.toLocaleString('en-GB')} responses from ${file}`;

export const undoImport: Handler<'consultation.undoImport'> = (context, { id }) =>
  context.write(async (trx, log) => {
    const was = await findRecord(trx, 'import', id);
    if (!was) return refuse('not-found', `There is no import ${id}.`, 'id');
    const range = await answerRange(trx, id);
    const { gone, changes } = await questionChanges(trx, id);
    const hang = await hanging(trx, range?.answers ?? [0, -1], gone);
    if (hang.length > 0) {
      const more = hang.length > MOST_NAMED ? [`and ${hang.length - MOST_NAMED} more`] : [];
      const list = [...hang.slice(0, MOST_NAMED), ...more].join('; ');
      return refuse(
        'clash',
        `${id} can’t be taken back while something hangs on its answers: ${list}. Take those back first. Nothing was changed.`,
        id,
      );
    }
    await keepRecords(trx, log, { subject: `import:${id}`, what: takenBack(was) }, [
      ...changes,
      { kind: 'import', id, was, is: null },
    ]);
    await deleteResponses(trx, id);
    return ok({ id, respondents: was.respondents, answers: was.answers });
  });
