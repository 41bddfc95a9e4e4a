import { ok } from '../../../core/base/result.ts';
import { generator } from '../../papers/generator.ts';
import { scheduleFiles } from '../../papers/keeling-schedule.ts';
import { choosePack } from '../../papers/pack/choose.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import type { Handler } from '../context/context.ts';
import { lastSaidAt, outwardInfo, readOutward } from '../context/outward.ts';

/** Reads the review at one moment and writes its Keeling schedule; the review itself doesn't change. */
export const exportSchedule: Handler<'schedule.export'> = async (context, request) => {
  const { instrument } = context;
  const held = await context.read(async (trx) => {
    const { amendments } = await readOutward(trx);
    const choice = choosePack(instrument.root, amendments, request);
    if (!choice.ok) return choice;
    const info = await outwardInfo(context, trx);
    return ok({ info, amendments, choice: choice.value, at: await lastSaidAt(trx, info) });
  });
  if (!held.ok) return held;
  const { info, amendments, choice, at } = held.value;
  const files = scheduleFiles({
    generator: await generator(),
    title: info.title,
    instrument,
    choice,
    amendments,
    at,
  });
  const written = await writeFolder(
    files,
    await placeFor(info, 'keeling', request.to),
    'The Keeling schedule',
  );
  return written.ok ? ok({ ...written.value, leftOut: [...choice.leftOut] }) : written;
};
