import { ok } from '../../../core/base/result.ts';
import { isOnPublication } from '../../../core/consultation/permission-column.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { tallyFiles } from '../../consultation/tally-files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listRecords } from '../../store/records.ts';
import { readTallies } from '../../store/tallies.ts';
import type { Handler } from '../context/context.ts';
import { leastShownOf } from '../context/least-shown.ts';
import { readCopies } from '../context/outward.ts';
import { reviewInfo } from '../context/review-info.ts';

export const listTallies: Handler<'consultation.tallies'> = (context) =>
  context.read(async (trx) => ok(await readTallies(trx)));

export const exportTallies: Handler<'tallies.export'> = async (context, request) => {
  const held = await context.read(async (trx) => {
    const { scrub } = await readCopies(trx);
    const least = await leastShownOf(trx);
    const hidden = new Set((await listRecords(trx, 'question')).filter(isOnPublication).map(({ id }) => id));
    const tallies = (await readTallies(trx))
      .filter(({ question }) => !hidden.has(question))
      .map((tally) => publishableTally(tally, scrub, least));
    return ok({ info: await reviewInfo(context, trx), tallies, least });
  });
  if (!held.ok) return held;
  const { info, tallies, least } = held.value;
  const place = await placeFor(info, 'closed-questions', request.to);
  return writeFolder(tallyFiles(tallies, least), place, 'The figures');
};
