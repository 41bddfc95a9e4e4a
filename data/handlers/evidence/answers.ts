import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { sha256 } from '../../base/hash.ts';
import { indexAnswers, unindexAnswers } from '../../store/answer-search.ts';
import { findAnswer, importOf, updateAnswer } from '../../store/answers.ts';
import { keepValues } from '../../store/kept-rows.ts';
import { carryPassages } from '../coding/carry-anchors.ts';
import type { Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';

/** Replaces the text of an answer, and updates the search index. */
export async function replaceAnswerText(trx: Knex.Transaction, id: number, text: string): Promise<void> {
  await unindexAnswers(trx, id, id);
  await updateAnswer(trx, id, text);
  await indexAnswers(trx, id, id);
}

/** Answers `answer.revise`: corrects the text of an answer. The imported text is kept in the store. Refused `stale` if it changed. */
export const reviseAnswer: Handler<'answer.revise'> = (context, { id, was, is, because }) =>
  context.write(async (trx, writeEntry) => {
    const answer = await findAnswer(trx, String(id));
    if (!answer) return refuse('not-found', `There is no answer ${id}. Nothing was saved.`, String(id));
    if (answer.text !== was)
      return refuse(
        'stale',
        `Somebody else corrected answer ${id} while you were working. Nothing was saved. Check the new text and try again.`,
        'was',
      );
    if (was === is) return ok({ id, text: is });
    const subject = `answer:${id}` as const;
    const passages = await carryPassages(trx, subject, was, is);
    if (!passages.ok) return passages;
    await replaceAnswerText(trx, id, is);
    const [hashBefore, hashAfter] = [sha256(was), sha256(is)];
    // The corrected text is kept, too, because undoing the import deletes the answer, but must not lose what a user typed.
    const keptMarks = await keepValues(
      trx,
      new Map([
        [hashBefore, was],
        [hashAfter, is],
      ]),
    );
    const marks = [{ kind: 'answer' as const, id: String(id), hash: hashAfter, was: hashBefore }];
    await writeEntry('answer.revise', subject, {
      import: await importOf(trx, answer),
      marks,
      because,
      kept: keptMarks,
    });
    if (passages.value.length > 0) {
      const description = `moved the excerpts of answer ${id} to its new text`;
      await saveRecords(trx, writeEntry, { subject, description }, passages.value);
    }
    return ok({ id, text: is });
  });
