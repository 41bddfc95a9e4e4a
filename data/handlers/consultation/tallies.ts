import { ok } from '../../../core/base/result.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { tallyFiles } from '../../consultation/tally-files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listRecords } from '../../store/records.ts';
import { readTallies } from '../../store/tallies.ts';
import type { Handler } from '../context/context.ts';
import { gateFor } from '../context/gate.ts';
import { leastShownOf } from '../context/least-shown.ts';
import { reviewInfo } from '../context/review-info.ts';
import { questionsPublisher } from '../questions/consulted.ts';

export const listTallies: Handler<'consultation.tallies'> = (context) =>
  context.read(async (trx) => ok(await readTallies(trx)));

export const exportTallies: Handler<'tallies.export'> = async (context, request) => {
  const read = await context.read(async (trx) => {
    const gate = await gateFor(trx, 'public');
    const cleared = gate.clear({
      tally: await readTallies(trx),
      question: await listRecords(trx, 'question'),
    });
    const minimum = await leastShownOf(trx);
    const asPublished = await questionsPublisher(context, trx);
    const tallies = cleared.map(({ tally, question }) => {
      const byQuestion = new Map(tally.map((one) => [one.question, one]));
      return asPublished(question).flatMap(({ id, name }) => {
        const one = byQuestion.get(id);
        return one ? [{ ...publishableTally(one, minimum), code: name }] : [];
      });
    });
    return ok({ info: await reviewInfo(context, trx), tallies, least: minimum });
  });
  if (!read.ok) return read;
  const { info, tallies, least: minimum } = read.value;
  const place = await placeFor(info, 'closed-questions', request.to);
  return writeFolder(
    tallies.map((published) => tallyFiles(published, minimum)),
    place,
    'The figures',
  );
};
