import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { sha256 } from '../../base/hash.ts';
import { addWords, forgetWords } from '../../store/answer-search.ts';
import { findAnswer, importOf, updateAnswer } from '../../store/answers.ts';
import { keep } from '../../store/kept-rows.ts';
import { carryPassages } from '../coding/carry-anchors.ts';
import type { Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';

/** Gives an answer another text, and what is searched by with it. */
export async function putAnswerText(trx: Knex.Transaction, id: number, text: string): Promise<void> {
  await forgetWords(trx, id, id);
  await updateAnswer(trx, id, text);
  await addWords(trx, id, id);
}

/** Corrects what a respondent is held to have said: what came with the file is kept, and the import still stands. */
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
    await putAnswerText(trx, id, is);
    const [before, after] = [sha256(was), sha256(is)];
    // The correction, too: the answer goes when its import is taken back, and what somebody typed does not.
    const keptMarks = await keep(
      trx,
      new Map([
        [before, was],
        [after, is],
      ]),
    );
    const marks = [{ kind: 'answer' as const, id: String(id), hash: after, was: before }];
    await writeEntry('answer.revise', subject, {
      import: await importOf(trx, answer),
      marks,
      because,
      kept: keptMarks,
    });
    if (passages.value.length > 0) {
      const description = `moved the excerpts of answer ${id} to its new text`;
      await keepRecords(trx, writeEntry, { subject, description }, passages.value);
    }
    return ok({ id, text: is });
  });
