import { ok } from '../../../core/base/result.ts';
import { publishableTally } from '../../../core/consultation/published-tally.ts';
import { tallyFiles } from '../../consultation/tally-files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listRecords } from '../../store/records.ts';
import { readTallies } from '../../store/tallies.ts';
import type { Handler } from '../context/context.ts';
import { gateFor } from '../context/gate.ts';
import { minShown } from '../context/paper-records.ts';
import { reviewInfo } from '../context/review-info.ts';
import { questionsPublisher } from '../questions/consulted.ts';

export const listTallies: Handler<'consultation.tallies'> = (context) =>
  context.read(async (trx) => ok(await readTallies(trx)));

/** Answers `tallies.export`: writes the counts of closed questions as files, without numbers that are too small to publish. */
export const exportTallies: Handler<'tallies.export'> = async (context, request) => {
  const inputs = await context.read(async (trx) => {
    const gate = await gateFor(trx, 'public');
    const cleared = gate.clear({
      tally: await readTallies(trx),
      question: await listRecords(trx, 'question'),
    });
    const minimum = await minShown(trx);
    const publishQuestions = await questionsPublisher(context, trx);
    const tallies = cleared.map(({ tally, question }) => {
      const byQuestion = new Map(tally.map((each) => [each.question, each]));
      return publishQuestions(question).flatMap(({ id, name }) => {
        const tally = byQuestion.get(id);
        return tally ? [{ ...publishableTally(tally, minimum), code: name }] : [];
      });
    });
    return ok({ info: await reviewInfo(context, trx), tallies, minimum });
  });
  if (!inputs.ok) return inputs;
  const { info, tallies, minimum } = inputs.value;
  const place = await placeFor(info, 'closed-questions', request.to);
  return writeFolder(
    tallies.map((published) => tallyFiles(published, minimum)),
    place,
    'The figures',
  );
};
