import { ok, refuse } from '../../../core/base/result.ts';
import { readersOf } from '../../../core/pack/readers.ts';
import { exportPack, settledPack } from '../../papers/pack/export.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { madeFor } from '../history/made.ts';
import { checkedAgainst, readyToPublish } from './checklist.ts';
import { packContents } from './contents.ts';
import { heldPack } from './held-base.ts';
import { threadsOf } from './threads-in-word.ts';

/** What is exported of an open review now: one thing at a time. */
const underWay = new WeakMap<Context, ExportTask>();

/** Reads the review at one moment and writes its pack; the review itself doesn't change. */
export const exportReview: Handler<'pack.export'> = async (context, request) => {
  if (underWay.has(context))
    return refuse('clash', 'A pack of this review is being written. Wait for it to finish, or cancel it.');
  const going = new ExportTask();
  underWay.set(context, going);
  try {
    const { profile, only, isArchival = false, isDraft = false } = request;
    const held = await context.read(async (trx) => {
      const contents = await packContents(context, trx, request);
      const comments = (await listRecords(trx, 'thread')).flatMap((thread) => thread.comments);
      return ok({
        contents,
        against: await checkedAgainst(context, trx, request, contents),
        threads: await threadsOf(context, trx, profile),
        made: await madeFor(trx, profile),
        commentsWithheld: profile === 'lawyer' ? 0 : comments.length,
      });
    });
    if (!held.ok) return held;
    const { contents, against, threads, made, commentsWithheld } = held.value;
    const { print } = context.deps;
    const making = {
      profile,
      ...(only && { only }),
      isArchival,
      threads,
      made,
      commentsWithheld,
      ...(print && { print }),
      going,
    };
    return await exportPack(contents.info, request, making, {
      made: async () => {
        if (readersOf(profile) === 'colleagues') return settledPack(contents, request, going);
        const pack = await heldPack(context, request, going);
        return pack.ok ? ok(pack.value.pack) : pack;
      },
      isReady: (pack) => (isDraft ? ok(null) : readyToPublish(pack, profile, against)),
    });
  } finally {
    underWay.delete(context);
  }
};

export const packProgress: Handler<'pack.progress'> = async (context) =>
  ok({ doing: underWay.get(context)?.progress() ?? null });

export const cancelPack: Handler<'pack.cancel'> = async (context) => {
  const going = underWay.get(context);
  going?.stop();
  return ok({ cancelled: going !== undefined });
};
