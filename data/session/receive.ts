import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instrument } from '../../core/act/instrument.ts';
import { checkEdits } from '../../core/amend/edits/check.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { copyOf, thingsOf } from '../../core/merge/merge.ts';
import type { Package } from '../../core/merge/package.ts';
import { mergeFault } from '../../core/merge/preview.ts';
import { ownedTemporaryFolder } from '../base/unfinished.ts';
import { findTextBy } from '../corpus/held-texts.ts';
import { type Deps, fileReader } from '../handlers/context/context.ts';
import { damagedRefusal, refusalOfError } from '../handlers/merge/plan-merge.ts';
import { readInstrument } from '../store/review.ts';
import { isSqlite } from '../store/sqlite/sqlite.ts';
import { partialPackageRefusal, startFromPackage } from '../store/start-from-package.ts';
import { createStore } from '../store/store.ts';
import { openReview, type Session } from './session.ts';

/** A description of a colleague's file: a copy of a review, or a package of work from one. */
export interface ReceivedFile {
  readonly kind: 'review' | 'package';
  readonly id: string;
  readonly title: string;
  /** The number of entries in its ledger, and the time of the last one. */
  readonly entries: number;
  readonly changedAt: string;
  /** Why no review can be made from the file; null when one can. */
  readonly refusal: string | null;
}

/**
 * Opens a stranger's review in a temporary folder, verifies its ledger, and runs some work on it. The folder is deleted
 * afterwards, so that no unverified file is ever among the reviews.
 */
async function withReceived<T>(
  bytes: Uint8Array,
  deps: Deps,
  work: (session: Session) => Promise<Result<T>>,
): Promise<Result<T>> {
  const folder = await ownedTemporaryFolder('receive');
  try {
    const path = join(folder, 'received.keeling');
    await writeFile(path, bytes, { flag: 'wx' });
    // No backups are kept of the temporary copy.
    const { backups: _, ...depsWithoutBackups } = deps;
    const session = await openReview(path, depsWithoutBackups);
    if (!session.ok) return session;
    try {
      const verified = await session.value.call('ledger.verify', {});
      return verified.ok ? await work(session.value) : verified;
    } finally {
      await session.value.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const readPackage = (bytes: Uint8Array, deps: Deps): Promise<Result<Package>> =>
  fileReader(deps)('package', { bytes });

async function describeReview({ call }: Session): Promise<Result<ReceivedFile>> {
  const review = await call('review.get', {});
  if (!review.ok) return review;
  const { id, title, ledgerHead } = review.value;
  const last = await call('ledger.list', { after: ledgerHead.seq - 1, limit: 1 });
  if (!last.ok) return last;
  const changedAt = last.value[0]?.at ?? review.value.createdAt;
  return ok({ kind: 'review', id, title, entries: ledgerHead.seq, changedAt, refusal: null });
}

/** Describes a file that a colleague sent, without keeping it. */
export async function describeReceived(bytes: Uint8Array, deps: Deps): Promise<Result<ReceivedFile>> {
  if (isSqlite(bytes)) return withReceived(bytes, deps, describeReview);
  const parcel = await readPackage(bytes, deps);
  if (!parcel.ok) return parcel;
  const { review, head, entries } = parcel.value;
  const notFromStart = partialPackageRefusal(parcel.value);
  return ok({
    kind: 'package',
    ...review,
    entries: head.seq,
    changedAt: entries.at(-1)?.at ?? '',
    refusal: notFromStart && !notFromStart.ok ? notFromStart.error.message : null,
  });
}

/** Why an amendment in a package can't apply to the base text; null when all can. */
const faultyAmendment = (parcel: Package, { root }: Instrument): string | null =>
  mergeFault(thingsOf(copyOf(parcel.entries)).values(), (edits) => {
    const checked = checkEdits(root, edits);
    return checked.ok ? null : checked.error.message;
  });

/** Makes a review from a package that begins with the first entry. Refused, with nothing left behind, for other packages. */
async function createFromPackage(path: string, bytes: Uint8Array, deps: Deps): Promise<Result<null>> {
  const parcel = await readPackage(bytes, deps);
  if (!parcel.ok) return parcel;
  return createStore(path, async (trx) => {
    try {
      const started = await startFromPackage(trx, parcel.value, (hash) => findTextBy(hash, deps.shelf));
      if (!started.ok) return started;
      const fault = faultyAmendment(parcel.value, (await readInstrument(trx)).instrument);
      return fault === null ? started : damagedRefusal(fault);
    } catch (error) {
      return refusalOfError(error);
    }
  });
}

/**
 * Makes a review at a free path from a colleague's file: a copy of a review, or a package. It is another copy of their
 * review with the same ledger, so that both can go on and import each other's work.
 */
export async function receiveReview(path: string, bytes: Uint8Array, deps: Deps): Promise<Result<null>> {
  return isSqlite(bytes)
    ? withReceived(bytes, deps, (session) => session.copyTo(path))
    : createFromPackage(path, bytes, deps);
}

/**
 * Makes a package of the work in a copy of a review, to import into another copy. Refused `unsupported` for any other file,
 * also for a package, which needs no conversion.
 */
export async function packageOfCopy(bytes: Uint8Array, deps: Deps): Promise<Result<Uint8Array>> {
  if (!isSqlite(bytes))
    return refuse('unsupported', 'This file is not a copy of a review. Choose another file.');
  return withReceived(bytes, deps, async ({ path, call }) => {
    const parcel = await call('package.make', { since: 0, to: join(dirname(path), 'work.keeling-package') });
    return parcel.ok ? ok(new Uint8Array(await readFile(parcel.value.zip))) : parcel;
  });
}

/** A file as it is sent to a page, in base 64. */
export const base64Of = (file: Result<Uint8Array>): Result<{ readonly base64: string }> =>
  file.ok ? ok({ base64: Buffer.from(file.value).toString('base64') }) : file;
