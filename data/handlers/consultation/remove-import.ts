import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { answerRange, deleteResponses } from '../../store/responses.ts';
import { importOfQuestion } from '../../store/responses-read.ts';
import type { Handler } from '../context/context.ts';
import { isAnswerOrQuestionIn, listDependents, refuseWithDependents } from '../context/dependents.ts';
import { saveRecords } from '../context/keep-records.ts';

/** Removes the questions of an import, except those that another import has answers to. These pass to that import. */
async function questionChanges(
  trx: Knex.Transaction,
  importId: string,
): Promise<{ readonly removedQuestions: ReadonlySet<string>; readonly changes: readonly RecordChange[] }> {
  const removedQuestions = new Set<string>();
  const changes: RecordChange[] = [];
  for (const question of await listRecords(trx, 'question')) {
    if (question.import !== importId) continue;
    const otherImportId = await importOfQuestion(trx, question.id, importId);
    const is: Question | null = otherImportId === null ? null : { ...question, import: otherImportId };
    if (is === null) removedQuestions.add(question.id);
    changes.push({ kind: 'question', id: question.id, was: question, is });
  }
  return { removedQuestions, changes };
}

const removalWords = ({ id, file, respondents }: Import): string =>
  `undid the import ${id}, with ${respondents.toLocaleString('en-GB')} responses from ${file}`;

/** Answers `consultation.removeImport`. Refused while other work depends on the answers or questions. */
export const removeImport: Handler<'consultation.removeImport'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const importRecord = await findRecord(trx, 'import', id);
    if (!importRecord) return refuse('not-found', `There is no import ${id}.`, 'id');
    const idRange = await answerRange(trx, id);
    const { removedQuestions, changes } = await questionChanges(trx, id);
    const dependents = await listDependents(
      trx,
      isAnswerOrQuestionIn(idRange?.answers ?? [0, -1], removedQuestions),
    );
    if (dependents.length > 0) return refuseWithDependents(id, 'its answers', dependents);
    await saveRecords(trx, writeEntry, { subject: `import:${id}`, description: removalWords(importRecord) }, [
      ...changes,
      { kind: 'import', id, was: importRecord, is: null },
    ]);
    await deleteResponses(trx, id);
    return ok({ id, respondents: importRecord.respondents, answers: importRecord.answers });
  });
