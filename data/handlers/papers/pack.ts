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
import { revisionsForWordFile } from '../history/revisions-of.ts';
import type { Exporter } from '../history/versions.ts';
import { checkReadyToPublish, readChecklistBasis } from './checklist.ts';
import { buildDocument, packInputFor, readPaperSnapshot } from './paper-look.ts';
import { readWordThreads } from './threads-in-word.ts';

/** The running export of each open review. Only one runs at a time. */
const runningTasks = new WeakMap<Context, ExportTask>();

/**
 * Answers `pack.export`: writes a pack, read in one transaction. The review is not changed. The public form is refused
 * while the checklist has findings that are not signed off, unless it is only a draft.
 */
export const exportReview: Exporter<'pack.export'> = async (context, request) => {
  if (runningTasks.has(context))
    return refuse('clash', 'A pack of this review is being written. Wait for it to finish, or cancel it.');
  const task = new ExportTask();
  runningTasks.set(context, task);
  try {
    const { profile, only, isArchival = false, isDraft = false } = request;
    const reader = readerOf(profile);
    const inputs = await context.read(async (trx) => {
      const snapshot = await readPaperSnapshot(context, trx, request);
      const gate = paperGate(reader, snapshot.source);
      const comments = (await listRecords(trx, 'thread')).flatMap((thread) => thread.comments);
      return ok({
        info: await reviewInfo(context, trx),
        snapshot,
        gate,
        basis: await readChecklistBasis(trx, request.document),
        threads: await readWordThreads(context, trx, gate),
        revisions: await revisionsForWordFile(trx, profile),
        commentsWithheld: reader === 'lawyer' ? 0 : comments.length,
      });
    });
    if (!inputs.ok) return inputs;
    const { info, snapshot, gate, basis, threads, revisions, commentsWithheld } = inputs.value;
    /** Builds the document for the reader of the chosen profile. */
    const buildForReader = async (): Promise<Result<Cleared<SettledDocument>>> => {
      if (reader === 'public') {
        const base = await snapshot.publicBase();
        if (!base.ok) return base;
        const builtDocument = await buildDocument(base.value, task);
        if (!builtDocument.ok || isDraft) return builtDocument;
        const readiness = checkReadyToPublish(snapshot, base.value.value, builtDocument.value.value, basis);
        return readiness.ok ? builtDocument : readiness;
      }
      const input = await packInputFor(snapshot.source, gate, request);
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
      buildForReader,
    );
    return savedFiles.ok ? ok({ answer: savedFiles.value, moment: snapshot.source.ledger }) : savedFiles;
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
