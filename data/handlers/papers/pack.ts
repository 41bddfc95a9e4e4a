import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Cleared } from '../../../core/disclosure/gate.ts';
import { readerOf } from '../../../core/disclosure/reader.ts';
import { type SettledPack, settleInSteps } from '../../../core/pack/build.ts';
import { exportPack } from '../../papers/pack/export.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { reviewInfo } from '../context/review-info.ts';
import { madeFor } from '../history/made.ts';
import type { Exporter } from '../history/versions.ts';
import { readCheckedAgainst, readyToPublish } from './checklist.ts';
import { lookAtPaper, packMaterial } from './paper-look.ts';
import { threadsOf } from './threads-in-word.ts';

/** What is exported of an open review now: one thing at a time. */
const underWay = new WeakMap<Context, ExportTask>();

/** Reads the review at one moment and writes its pack; the review itself doesn't change. */
export const exportReview: Exporter<'pack.export'> = async (context, request) => {
  if (underWay.has(context))
    return refuse('clash', 'A pack of this review is being written. Wait for it to finish, or cancel it.');
  const task = new ExportTask();
  underWay.set(context, task);
  try {
    const { profile, only, isArchival = false, isDraft = false } = request;
    const reader = readerOf(profile);
    const read = await context.read(async (trx) => {
      const comments = (await listRecords(trx, 'thread')).flatMap((thread) => thread.comments);
      return ok({
        info: await reviewInfo(context, trx),
        look: await lookAtPaper(context, trx, request),
        against: await readCheckedAgainst(trx, request.document),
        threads: await threadsOf(context, trx, reader),
        made: await madeFor(trx, profile),
        commentsWithheld: reader === 'lawyer' ? 0 : comments.length,
      });
    });
    if (!read.ok) return read;
    const { info, look, against, threads, made, commentsWithheld } = read.value;
    const settle = async (): Promise<Result<Cleared<SettledPack>>> => {
      if (reader === 'public') {
        const pack = await look.publicPack();
        if (!pack.ok) return pack;
        const settled = await pack.value.settled(task);
        if (!settled.ok || isDraft) return settled;
        const ready = readyToPublish(look, pack.value, settled.value.value, against);
        return ready.ok ? settled : ready;
      }
      const material = await packMaterial(look.source, reader, request);
      if (!material.ok) return material;
      return material.value.attempt(({ input }) => task.finish('parts', settleInSteps(input)));
    };
    const { print } = context.deps;
    const written = await exportPack(
      info,
      request,
      {
        profile,
        ...(only && { only }),
        isArchival,
        threads: threads.value,
        made,
        commentsWithheld,
        ...(print && { print }),
        going: task,
      },
      settle,
    );
    return written.ok ? ok({ answer: written.value, moment: look.source.ledger }) : written;
  } finally {
    underWay.delete(context);
  }
};

export const packProgress: Handler<'pack.progress'> = async (context) =>
  ok({ doing: underWay.get(context)?.progress() ?? null });

export const cancelPack: Handler<'pack.cancel'> = async (context) => {
  const task = underWay.get(context);
  task?.stop();
  return ok({ cancelled: task !== undefined });
};
