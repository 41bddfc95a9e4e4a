import type { Knex } from 'knex';
import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { replay } from '../../../core/events/replay.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { lineSignatures, type Signature } from '../../../core/history/signed-runs.ts';
import { choosePack } from '../../../core/pack/choose.ts';
import { HISTORY_ENTRY, historyEntry } from '../../../core/pack/history-entry.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import type { Thread } from '../../../core/review/records.ts';
import type { SentThread } from '../../../core/word-import/comments.ts';
import { type Fingerprint, fingerprintOf, withoutPrinted } from '../../../core/word-import/fingerprint.ts';
import type { SentChangeAuthor, SentFile } from '../../../core/word-import/sent-lines.ts';
import {
  type ChangeAuthor,
  paragraphText,
  type WordDocument,
} from '../../../core/word-import/word-document.ts';
import { revisionOf } from '../../formats/docx/docx.ts';
import { type Revision, revisionBy } from '../../formats/docx/revision.ts';
import { wordDate } from '../../formats/docx/word-date.ts';
import { findRevision } from '../../store/amendment-past.ts';
import { listAmendments } from '../../store/amendments.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import { readReview } from '../../store/review.ts';
import { describeSubject } from '../comments/threads.ts';
import type { Context } from '../context/context.ts';
import { gateFor } from '../context/gate.ts';
import { readEntriesTo } from '../history/compare.ts';
import { revisionsOfEach } from '../history/revisions-of.ts';
import { toWordThread } from '../papers/threads-in-word.ts';

/** The review content that a Word file was exported from, as far as Keeling can find it. */
export interface Origin {
  readonly sentFile: SentFile;
  /** All revisions of its amendments until now. */
  readonly revisions: ReadonlyMap<string, readonly MadeRevision[]>;
  /** The number and time of the ledger entry at the export; null if unknown. */
  readonly seq: number | null;
  readonly at: string | null;
  /** The comments that the file was exported with. */
  readonly threads: readonly SentThread[];
  /** Sentences for the user about how the origin was found. */
  readonly remarks: readonly string[];
}

const OTHER_BASE_TEXT =
  'The file was made from a different base text of the Act. Nothing was imported. Open an earlier copy of the review, or make the changes by hand.';

/** Reads the amendments that a file was exported with, in their revisions at that time. */
async function readSentAmendments(
  trx: Knex.Transaction,
  { amendments }: Fingerprint,
): Promise<Result<readonly Amendment[]>> {
  const sentAmendments: Amendment[] = [];
  for (const printed of amendments) {
    const { id, revision } = printed;
    const amendmentRevision = await findRevision(trx, id, revision);
    if (!amendmentRevision)
      return refuse(
        'not-found',
        `The file shows ${id} as of its revision ${revision}, which this review does not have. Import that work first.`,
        id,
      );
    sentAmendments.push(withoutPrinted(amendmentRevision.amendment, printed));
  }
  return ok(sentAmendments);
}

/** Reads the threads as of the export, or the present ones if the time of the export is unknown. */
async function readSentThreads(
  context: Context,
  trx: Knex.Transaction,
  seq: number | null,
  isSent: boolean,
): Promise<readonly SentThread[]> {
  const gate = await gateFor(trx, 'lawyer');
  let threads: readonly Thread[] = await listRecords(trx, 'thread');
  let sentIds = new Set(isSent ? threads.map(({ id }) => id) : []);
  if (seq !== null && seq < (await ledgerHead(trx)).seq) {
    const state = replay(await readEntriesTo(trx, seq));
    const idsAtSeq = new Set<string>();
    const threadsAtSeq: Thread[] = [];
    for (const { kind, value } of state.records.values())
      if (kind === 'thread' && value) {
        threadsAtSeq.push(value as Thread);
        idsAtSeq.add(value.id);
      }
    // Newer threads are matched, too, because an earlier import of the file may have started them.
    sentIds = new Set(isSent ? idsAtSeq : []);
    threads = [...threadsAtSeq, ...threads.filter(({ id }) => !idsAtSeq.has(id))];
  }
  return gate.clear({ thread: threads }).value.thread.map((thread) => {
    const { resolved, about, comments } = toWordThread(thread, (on) =>
      gate.copies.scrub(describeSubject(context, on)),
    );
    return { id: thread.id, resolved, isSent: sentIds.has(thread.id), about, comments };
  });
}

/**
 * The author and time of each tracked change of an exported file. Only a lawyer’s file names people.
 * An outward file names amendments, and a clean file has no tracked changes.
 */
export function changeAuthorsOf(
  base: Provision,
  amendments: readonly Amendment[],
  allRevisions: ReadonlyMap<string, readonly MadeRevision[]>,
  { profile, exportedAt }: { readonly profile: WordProfile; readonly exportedAt: string | null },
): readonly SentChangeAuthor[] {
  if (profile === 'clean') return [];
  if (profile === 'outward')
    return amendments.map(({ id }) => ({
      author: id,
      date: exportedAt === null ? null : wordDate(exportedAt),
    }));
  const revisionsUpTo = new Map(
    amendments.map(({ id, revision }) => [
      id,
      (allRevisions.get(id) ?? []).filter((one) => one.amendment.revision <= revision),
    ]),
  );
  const revisions = new Map(amendments.map((one) => [one.id, revisionOf(one)]));
  const { runsOf, lineBy } = lineSignatures(base, revisionsUpTo);
  return linesOf(redline(base, amendments)).flatMap((line) => {
    const { changeStatus } = line;
    const changeAuthorFor = (
      am: string,
      by: Signature | null,
      text?: string,
    ): readonly SentChangeAuthor[] => {
      const revision = revisions.get(am);
      return revision ? [{ ...authorOf(revisionBy(by, revision)), ...(text && { text }) }] : [];
    };
    const runs = runsOf(line).flatMap(({ run, by }) =>
      run.kind === 'kept' ? [] : changeAuthorFor(run.am, by, run.kind === 'inserted' ? run.text : ''),
    );
    return changeStatus.state === 'kept'
      ? runs
      : [...runs, ...changeAuthorFor(changeStatus.am, lineBy(line))];
  });
}

/** The author and time of a change, as Word returns them. */
const authorOf = ({ author, date }: Revision): ChangeAuthor => ({ author: author.trim(), date });

/** Finds the origin by Keeling’s document properties: the review, base text, ledger entry and amendments. */
async function originFromProperties(
  context: Context,
  trx: Knex.Transaction,
  properties: Fingerprint,
): Promise<Result<Origin>> {
  const { id, title } = await readReview(trx);
  if (properties.review !== id)
    return refuse('refused', `The file was not made from the review “${title}”. Nothing was imported.`);
  if (properties.base !== context.instrumentHash) return refuse('stale', OTHER_BASE_TEXT);
  const amendments = await readSentAmendments(trx, properties);
  if (!amendments.ok) return amendments;
  const { seq, hash } = properties.ledger;
  const lastEntry = (await readEntriesTo(trx, seq)).at(-1);
  const isInLedger = lastEntry?.seq === seq && lastEntry.hash === hash;
  const at = isInLedger ? lastEntry.at : null;
  const { profile } = properties;
  const { root } = context.instrument;
  const revisions = await revisionsOfEach(trx, amendments.value);
  const changeAuthors = changeAuthorsOf(root, amendments.value, revisions, { profile, exportedAt: at });
  const sentFile = { base: root, amendments: amendments.value, profile, exportedAt: at, changeAuthors };
  return ok({
    sentFile,
    revisions,
    seq,
    at,
    threads: await readSentThreads(context, trx, isInLedger ? seq : null, isInLedger && profile === 'lawyer'),
    remarks: isInLedger ? [] : ['The file was made from another copy of this review.'],
  });
}

/** Guesses the origin of a file without Keeling's document properties, from its footer and its table of changes. */
async function guessOrigin(
  context: Context,
  trx: Knex.Transaction,
  { headersAndFooters, paragraphs }: WordDocument,
): Promise<Result<Origin>> {
  const footers = headersAndFooters.flatMap((story) => (story.position === 'footer' ? story.paragraphs : []));
  const printedSeq = footers.flatMap(
    (paragraph) => HISTORY_ENTRY.exec(paragraphText(paragraph))?.[1] ?? [],
  )[0];
  const head = await ledgerHead(trx);
  const seq = printedSeq !== undefined && Number(printedSeq) <= head.seq ? Number(printedSeq) : null;
  const state = seq === null ? null : replay(await readEntriesTo(trx, seq));
  if (state && state.instrumentHash !== context.instrumentHash) return refuse('stale', OTHER_BASE_TEXT);
  const amendmentsThen = state ? [...state.amendments.values()] : await listAmendments(trx);
  const { root } = context.instrument;
  const idsInTable = new Set(
    paragraphs.flatMap(({ isInTable, runs }) => {
      const [, id] =
        (isInTable ? /^(A-\d{3,9})(?::|$)/.exec(runs.map(({ text }) => text).join('')) : null) ?? [];
      return id === undefined ? [] : [id];
    }),
  );
  const listedIds = amendmentsThen.filter(({ id }) => idsInTable.has(id)).map(({ id }) => id);
  const chosen = choosePack(root, amendmentsThen, idsInTable.size > 0 ? { amendments: listedIds } : {});
  if (!chosen.ok) return chosen;
  const { chosen: amendments } = chosen.value;
  const revisions = await revisionsOfEach(trx, amendments);
  const exportMoment = { profile: 'lawyer', exportedAt: null } as const;
  const changeAuthors = changeAuthorsOf(root, amendments, revisions, exportMoment);
  return ok({
    sentFile: { base: root, amendments, changeAuthors, ...exportMoment },
    revisions,
    seq,
    at: null,
    threads: await readSentThreads(context, trx, seq, false),
    remarks: [
      `The file doesn’t say which review it came from; Keeling recognised its words${seq === null ? '' : ` and its foot, as of ${historyEntry(seq)}`}. Check each change carefully.`,
    ],
  });
}

/** Finds the origin of a returned file. Refused if the file is of another review, or of another text of the Act. */
export const originOf = (
  context: Context,
  trx: Knex.Transaction,
  document: WordDocument,
): Promise<Result<Origin>> => {
  const properties = fingerprintOf(document.properties);
  return properties ? originFromProperties(context, trx, properties) : guessOrigin(context, trx, document);
};
