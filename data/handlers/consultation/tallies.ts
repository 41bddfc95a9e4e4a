import { ok } from '../../../core/base/result.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { tallyFiles } from '../../consultation/tally-files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { readTallies } from '../../store/tallies.ts';
import type { Handler } from '../context/context.ts';
import { leastShownOf } from '../context/least-shown.ts';
import { readCopies } from '../context/outward.ts';
import { reviewInfo } from '../context/review-info.ts';
import { publishedQuestions } from '../questions/published-questions.ts';

export const listTallies: Handler<'consultation.tallies'> = (context) =>
  context.read(async (trx) => ok(await readTallies(trx)));

export const exportTallies: Handler<'tallies.export'> = async (context, request) => {
  const held = await context.read(async (trx) => {
    const { scrub } = await readCopies(trx);
    const least = await leastShownOf(trx);
    const byQuestion = new Map((await readTallies(trx)).map((tally) => [tally.question, tally]));
    const tallies = (await publishedQuestions(context, trx)).flatMap(({ id, name }) => {
      const tally = byQuestion.get(id);
      return tally ? [{ ...publishableTally(tally, scrub, least), code: name }] : [];
    });
    return ok({ info: await reviewInfo(context, trx), tallies, least });
  });
  if (!held.ok) return held;
  const { info, tallies, least } = held.value;
  const place = await placeFor(info, 'closed-questions', request.to);
  return writeFolder(tallyFiles(tallies, least), place, 'The figures');
};
