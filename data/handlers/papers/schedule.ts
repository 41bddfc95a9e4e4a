import { ok } from '../../../core/base/result.ts';
import { choosePack } from '../../../core/pack/choose.ts';
import { generator } from '../../papers/generator.ts';
import { scheduleFiles } from '../../papers/keeling-schedule.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listAmendments } from '../../store/amendments.ts';
import { gateFor } from '../context/gate.ts';
import { ledgerMoment } from '../context/ledger-moment.ts';
import { reviewInfo } from '../context/review-info.ts';
import type { Exporter } from '../history/versions.ts';

/** Answers `schedule.export`: writes a Keeling schedule, read in one transaction. The review is not changed. */
export const exportSchedule: Exporter<'schedule.export'> = async (context, request) => {
  const { instrument } = context;
  const inputs = await context.read(async (trx) => {
    const info = await reviewInfo(context, trx);
    const gate = await gateFor(trx, 'public');
    const cleared = gate.clear({ review: [info], amendment: await listAmendments(trx) });
    const choice = choosePack(instrument.root, cleared.value.amendment, request);
    return choice.ok ? ok({ info, cleared, choice: choice.value, moment: await ledgerMoment(trx) }) : choice;
  });
  if (!inputs.ok) return inputs;
  const { info, cleared, choice, moment } = inputs.value;
  const scheduleDetails = { generator: await generator(), instrument, choice, at: moment.at };
  const files = cleared.map(({ review, amendment }) =>
    scheduleFiles({ ...scheduleDetails, title: review[0]?.title ?? '', amendments: amendment }),
  );
  const place = await placeFor(info, 'keeling', request.to);
  const savedFiles = await writeFolder(files, place, 'The Keeling schedule');
  return savedFiles.ok
    ? ok({ answer: { ...savedFiles.value, leftOut: [...choice.leftOut] }, moment })
    : savedFiles;
};
