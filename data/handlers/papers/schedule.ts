import { resolve } from 'node:path';
import { ok } from '../../../core/base/result.ts';
import { scheduleFiles } from '../../papers/keeling-schedule.ts';
import { choosePack } from '../../papers/pack/choose.ts';
import { generator, usualPlace } from '../../papers/pack/export.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listLedger } from '../../store/ledger.ts';
import type { Handler } from '../context/context.ts';
import { outwardInfo, readOutward } from '../context/outward.ts';

/** Reads the review at one moment and writes its Keeling schedule; the review itself doesn't change. */
export const exportSchedule: Handler<'schedule.export'> = async (context, request) => {
  const { instrument } = context;
  const held = await context.read(async (trx) => {
    const { amendments } = await readOutward(trx);
    const choice = choosePack(instrument.root, amendments, request);
    if (!choice.ok) return choice;
    const info = await outwardInfo(context, trx);
    const [newest] = await listLedger(trx, info.ledgerHead.seq - 1, 1);
    return ok({ info, amendments, choice: choice.value, at: newest?.at ?? info.createdAt });
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
  const to = request.to === undefined ? await usualPlace(info, 'keeling') : resolve(request.to);
  const written = await writeFolder(files, { to, zipPath: `${to}.zip` }, 'The Keeling schedule');
  return written.ok ? ok({ ...written.value, leftOut: [...choice.leftOut] }) : written;
};
