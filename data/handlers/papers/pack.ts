import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Cleared } from '../../../core/disclosure/gate.ts';
import { readerOf } from '../../../core/disclosure/reader.ts';
import { settleInSteps } from '../../../core/pack/build.ts';
import type { SettledDocument } from '../../../core/pack/paper/document.ts';
import { paperGate } from '../../../core/pack/source/clear-paper.ts';
import { exportPack } from '../../papers/pack/export.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { reviewInfo } from '../context/review-info.ts';
import { revisionsFor } from '../history/revisions-of.ts';
import type { Exporter } from '../history/versions.ts';
import { readCheckedAgainst, readyToPublish } from './checklist.ts';
import { lookAtPaper, packInputFor, settleDocument } from './paper-look.ts';
import { threadsOf } from './threads-in-word.ts';

/** The running export of each open review. Only one runs at a time. */
const runningTasks = new WeakMap<Context, ExportTask>();

/** Answers `pack.export`: writes a pack, read in one transaction. The review is not changed. */
export const exportReview: Exporter<'pack.export'> = async (context, request) => {
  if (runningTasks.has(context))
    return refuse('clash', 'A pack of this review is being written. Wait for it to finish, or cancel it.');
  const task = new ExportTask();
  runningTasks.set(context, task);
  try {
    const { profile, only, isArchival = false, isDraft = false } = request;
    const reader = readerOf(profile);
    const read = await context.read(async (trx) => {
      const look = await lookAtPaper(context, trx, request);
      const gate = paperGate(reader, look.source);
      const comments = (await listRecords(trx, 'thread')).flatMap((thread) => thread.comments);
      return ok({
        info: await reviewInfo(context, trx),
        look,
        gate,
        against: await readCheckedAgainst(trx, request.document),
        threads: await threadsOf(context, trx, gate),
        made: await revisionsFor(trx, profile),
        commentsWithheld: reader === 'lawyer' ? 0 : comments.length,
      });
    });
    if (!read.ok) return read;
    const { info, look, gate, against, threads, made: revisions, commentsWithheld } = read.value;
    const settle = async (): Promise<Result<Cleared<SettledDocument>>> => {
      if (reader === 'public') {
        const base = await look.publicBase();
        if (!base.ok) return base;
        const settled = await settleDocument(base.value, task);
        if (!settled.ok || isDraft) return settled;
        const ready = readyToPublish(look, base.value.value, settled.value.value, against);
        return ready.ok ? settled : ready;
      }
      const input = await packInputFor(look.source, gate, request);
      if (!input.ok) return input;
      return input.value.attempt((value) => task.finish('parts', settleInSteps(value)));
    };
    const { print } = context.deps;
    const savedFiles = await exportPack(
      info,
      request,
      {
        profile,
        ...(only && { only }),
        isArchival,
        threads: threads.value,
        revisions,
        commentsWithheld,
        ...(print && { print }),
        task,
      },
      settle,
    );
    return savedFiles.ok ? ok({ answer: savedFiles.value, moment: look.source.ledger }) : savedFiles;
  } finally {
    runningTasks.delete(context);
  }
};

export const packProgress: Handler<'pack.progress'> = async (context) =>
  ok({ doing: runningTasks.get(context)?.progress() ?? null });

export const cancelPack: Handler<'pack.cancel'> = async (context) => {
  const task = runningTasks.get(context);
  task?.stop();
  return ok({ cancelled: task !== undefined });
};
