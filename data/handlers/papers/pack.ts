import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/amendment.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { exportPack, type ReviewContents } from '../../papers/pack/export.ts';
import { ExportTask } from '../../papers/pack/export-task.ts';
import { movesOf } from '../../store/ledger.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';
import { publishedOf } from '../coding/publish.ts';
import type { Context, Handler } from '../context/context.ts';
import { lastSaidAt, outwardInfo, readOutward } from '../context/outward.ts';
import { madeFor } from '../history/made.ts';
import { packConsultation } from './consultation.ts';
import { type DocumentChoice, readPaper } from './paper.ts';
import { threadsOf } from './threads-in-word.ts';

/** The names of those who agreed or returned an amendment of somebody else’s. */
async function reviewersOf(
  trx: Knex.Transaction,
  amendments: readonly Amendment[],
): Promise<ReadonlySet<string>> {
  const authors = new Map(amendments.map(({ id, author }) => [`amendment:${id}`, author]));
  const moves = await movesOf(trx, 'amendment.setState');
  return new Set(
    moves.flatMap(({ who, subject, state }) =>
      (state === 'agreed' || state === 'returned') && authors.get(subject) !== who ? [who] : [],
    ),
  );
}

/** All that a pack is made from, as it may leave. */
export async function packContents(
  context: Context,
  trx: Knex.Transaction,
  document: DocumentChoice,
): Promise<ReviewContents> {
  const info = await outwardInfo(context, trx);
  const held = await readOutward(trx);
  const { scrub: _, ...outward } = held;
  const links = await listLinks(trx);
  return {
    ...outward,
    reviewers: await reviewersOf(trx, outward.amendments),
    info,
    ledgerAt: await lastSaidAt(trx, info),
    instrument: context.instrument,
    links,
    consultation: await packConsultation(
      context,
      trx,
      links,
      await publishedOf(context, trx),
      outward.evidence.notes,
    ),
    paper: await readPaper(context, trx, held, document),
  };
}

/** What is exported of an open review now: one thing at a time. */
const underWay = new WeakMap<Context, ExportTask>();

/** Reads the review at one moment and writes its pack; the review itself doesn't change. */
export const exportReview: Handler<'pack.export'> = async (context, request) => {
  if (underWay.has(context))
    return refuse('clash', 'A pack of this review is being written. Wait for it to finish, or cancel it.');
  const going = new ExportTask();
  underWay.set(context, going);
  try {
    const { profile, only } = request;
    const held = await context.read(async (trx) => {
      const comments = (await listRecords(trx, 'thread')).flatMap((thread) => thread.comments);
      return ok({
        contents: await packContents(context, trx, request),
        threads: await threadsOf(context, trx, profile),
        made: await madeFor(trx, profile),
        commentsWithheld: profile === 'lawyer' ? 0 : comments.length,
      });
    });
    if (!held.ok) return held;
    const { contents, threads, made, commentsWithheld } = held.value;
    const { print } = context.deps;
    return await exportPack(contents, request, {
      profile,
      ...(only && { only }),
      threads,
      made,
      commentsWithheld,
      ...(print && { print }),
      going,
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
