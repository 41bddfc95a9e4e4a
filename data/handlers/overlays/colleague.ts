import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cite } from '../../../core/act/citation.ts';
import { type Instrument, instrumentSchema } from '../../../core/act/instrument.ts';
import { changesOf } from '../../../core/amend/changes/changes-of.ts';
import { type Amendment, UNNAMED_AUTHOR } from '../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { carry } from '../../../core/amend/rebase/carry.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { replay } from '../../../core/events/replay.ts';
import { checkPackage } from '../../../core/merge/package.ts';
import type { ReviewContent } from '../../../core/wording/overlay-records.ts';
import { sha256 } from '../../base/hash.ts';
import { ownedTemporaryFolder } from '../../base/unfinished.ts';
import { findTextBy } from '../../corpus/held-texts.ts';
import { listAmendments } from '../../store/amendments.ts';
import { parseStored } from '../../store/json.ts';
import { readInstrument } from '../../store/review.ts';
import { isSqlite } from '../../store/sqlite/sqlite.ts';
import { findTextOf, partialPackageRefusal } from '../../store/start-from-package.ts';
import { closeStore, openStore } from '../../store/store.ts';
import { read } from '../../store/transact.ts';
import { verify } from '../../store/verify.ts';
import { type Context, fileReader } from '../context/context.ts';
import { lineageOf } from '../history/compare.ts';
import { refusalOfError } from '../merge/plan-merge.ts';

// Reads the amendments of a colleague’s review, or of a package from it, as the content of an overlay.

/** The base text and amendments of another review. */
interface ReviewDraft {
  readonly instrument: Instrument;
  readonly hash: string;
  readonly amendments: readonly Amendment[];
}

/** Whether a file is a review, or a package of work done in one. */
export const isOfReview = (bytes: Uint8Array, name: string): boolean =>
  isSqlite(bytes) || /\.keeling(?:-package)?$/i.test(name);

/** Reads another person's review from a temporary copy. The whole file is verified before any of it is used. */
async function draftOfReview(bytes: Uint8Array): Promise<Result<ReviewDraft>> {
  const folder = await ownedTemporaryFolder('receive');
  try {
    const path = join(folder, 'other.keeling');
    await writeFile(path, bytes, { flag: 'wx' });
    const db = await openStore(path);
    if (!db.ok) return db;
    try {
      return await read(db.value, async (trx) => {
        const verified = await verify(trx);
        if (!verified.ok) return verified;
        return ok({ ...(await readInstrument(trx)), amendments: await listAmendments(trx) });
      });
    } finally {
      await closeStore(db.value);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Replays the entries of a package into a draft. They come from another person and may be invalid. */
async function draftOfPackage({ deps, ...ours }: Context, bytes: Uint8Array): Promise<Result<ReviewDraft>> {
  const reviewPackage = await fileReader(deps)('package', { bytes });
  if (!reviewPackage.ok) return reviewPackage;
  const packageCheck =
    partialPackageRefusal(reviewPackage.value) ?? checkPackage(reviewPackage.value, sha256);
  if (!packageCheck.ok) return packageCheck;
  try {
    const { amendments, instrumentHash: hash } = replay(reviewPackage.value.entries);
    const text = await findTextOf(reviewPackage.value, hash, async () =>
      hash === ours.instrumentHash ? ours.instrument : findTextBy(hash, deps.shelf),
    );
    if (!text)
      return refuse(
        'clash',
        'That package uses a text of the Act that Keeling doesn’t have here. Ask for a copy of the review instead. Nothing was saved.',
        'text',
      );
    const instrument = parseStored(instrumentSchema, text.json, 'the text of the Act');
    return ok({ instrument, hash, amendments: [...amendments.values()] });
  } catch (error) {
    return refusalOfError(error);
  }
}

/** Refuses a draft with an amendment that does not fit its base text, because Keeling never writes one. */
function invalidEditRefusal({ instrument, amendments }: ReviewDraft): Result<never> | null {
  for (const { id, edits } of amendments) {
    const checked = checkEdits(instrument.root, edits);
    if (!checked.ok)
      return refuse(
        'damaged',
        `That review is damaged or was altered: ${id}: ${checked.error.message}. Nothing was saved.`,
        id,
      );
  }
  return null;
}

/**
 * Reads the amendments of another review, carried to the base text of this review. Refused `clash` if it is of another
 * Act.
 */
export async function contentOfReview(context: Context, bytes: Uint8Array): Promise<Result<ReviewContent>> {
  const draft = isSqlite(bytes) ? await draftOfReview(bytes) : await draftOfPackage(context, bytes);
  if (!draft.ok) return draft;
  const { instrument: theirs, hash: theirHash } = draft.value;
  const { instrument: ours, instrumentHash } = context;
  if (theirs.id !== ours.id)
    return refuse(
      'clash',
      `That review is of ${theirs.title} (${theirs.id}), and this one of ${ours.title}. Nothing was saved.`,
      'file',
    );
  const liveAmendments = draft.value.amendments.filter(isLive);
  const refusal = invalidEditRefusal({ ...draft.value, amendments: liveAmendments });
  if (refusal) return refusal;
  const identity = lineageOf(theirs) === lineageOf(ours) ? 'pid' : 'none';
  const carriedAmendments =
    theirHash === instrumentHash ? null : carry(theirs.root, ours.root, liveAmendments, identity).amendments;
  const amendments = liveAmendments.map(({ id, title, purpose, reason, author, edits }, index) => {
    const carriedAmendment = carriedAmendments?.[index];
    const changes = changesOf(redline(theirs.root, [{ id, edits }]), (pid) => cite(theirs.root, pid));
    return {
      id,
      title,
      purpose,
      reason,
      author: author.slice(0, 500) || UNNAMED_AUTHOR,
      edits: carriedAmendment ? [...carriedAmendment.edits] : [...edits],
      words: changes.map(({ words }) => words),
      why: carriedAmendment?.deferred.map(({ message }) => message).join('. ') ?? '',
    };
  });
  return ok({ text: instrumentHash, amendments });
}
