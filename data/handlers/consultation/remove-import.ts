import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { answerRange, deleteResponses } from '../../store/responses.ts';
import { importOfQuestion } from '../../store/responses-read.ts';
import type { Handler } from '../context/context.ts';
import { isAnswerOrQuestionIn, listDependents, refuseWithDependents } from '../context/dependents.ts';
import { keepRecords } from '../context/keep-records.ts';

/** Removes the questions of an import, except those that another import has answers to. These pass to that import. */
async function questionChanges(
  trx: Knex.Transaction,
  importId: string,
): Promise<{ readonly removedQuestions: ReadonlySet<string>; readonly changes: readonly RecordChange[] }> {
  const removedQuestions = new Set<string>();
  const changes: RecordChange[] = [];
  for (const was of await listRecords(trx, 'question')) {
    if (was.import !== importId) continue;
    const other = await importOfQuestion(trx, was.id, importId);
    const is: Question | null = other === null ? null : { ...was, import: other };
    if (is === null) removedQuestions.add(was.id);
    changes.push({ kind: 'question', id: was.id, was, is });
  }
  return { removedQuestions, changes };
}

const removalWords = ({ id, file, respondents }: Import): string =>
  `undid the import ${id}, with ${respondents.toLocaleString('en-GB')} responses from ${file}`;

/** Answers `consultation.removeImport`. Refused while other work depends on the answers or questions. */
export const removeImport: Handler<'consultation.removeImport'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'import', id);
    if (!was) return refuse('not-found', `There is no import ${id}.`, 'id');
    const range = await answerRange(trx, id);
    const { removedQuestions, changes } = await questionChanges(trx, id);
    const dependents = await listDependents(
      trx,
      isAnswerOrQuestionIn(range?.answers ?? [0, -1], removedQuestions),
    );
    if (dependents.length > 0) return refuseWithDependents(id, 'its answers', dependents);
    await keepRecords(trx, writeEntry, { subject: `import:${id}`, description: removalWords(was) }, [
      ...changes,
      { kind: 'import', id, was, is: null },
    ]);
    await deleteResponses(trx, id);
    return ok({ id, respondents: was.respondents, answers: was.answers });
  });
