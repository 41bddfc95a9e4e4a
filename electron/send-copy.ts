import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { ownedTemporaryFolder } from '../data/base/unfinished.ts';
import type { Session } from '../data/session/session.ts';
import { isReviewPath, REVIEW_SUFFIX, withoutSuffix } from './policy/file-name.ts';

/**
 * Where a copy for somebody else goes: to a file that the person chose, or to a temporary file for a browser to
 * download.
 */
export interface CopyPlaces {
  /** Asks the person for a file, with a suggested name. Absent for browsers, which ask by themselves. */
  readonly choose?: (name: string) => Promise<string | null>;
  /** Returns an address from which the file can be downloaded once. The file is deleted afterwards. */
  readonly offer?: (path: string) => string;
}

/** The copy that was written: a path that the person chose, or an address to download it from. */
interface SentCopy {
  readonly path: string | null;
  readonly download: string | null;
  readonly bytes: number;
}

/** The suggested name of a copy, for example `Stalking copy 2026-11-28.keeling`. */
const copyName = (path: string, now: string): string =>
  `${withoutSuffix(basename(path))} copy ${now.slice(0, 10)}${REVIEW_SUFFIX}`;

/**
 * Copies a whole review to one file, consistent even if the review is being written to. Refuses to copy a damaged
 * review, because the copy would be incomplete.
 */
export async function sendCopy(
  session: Session,
  { choose, offer }: CopyPlaces,
  { now, onPlace }: { readonly now: string; readonly onPlace: (folder: string) => Promise<void> },
): Promise<Result<SentCopy>> {
  const review = await session.call('review.get', {});
  if (!review.ok) return review;
  if (review.value.readOnly?.damaged)
    return refuse(
      'damaged',
      'This file is damaged, so a copy would be incomplete. First create a new review from what could be read, then send a copy of that.',
    );
  const name = copyName(session.path, now);
  if (offer) {
    const folder = await ownedTemporaryFolder('send');
    const path = join(folder, name);
    const copy = await session.copyTo(path);
    if (copy.ok) return ok({ path: null, download: offer(path), bytes: (await stat(path)).size });
    await rm(folder, { recursive: true, force: true });
    return copy;
  }
  const chosen = (await choose?.(name)) ?? null;
  if (chosen === null) return refuse('cancelled', 'You did not choose a place, so no copy was written.');
  const path = resolve(isReviewPath(chosen) ? chosen : `${chosen}${REVIEW_SUFFIX}`);
  await onPlace(dirname(path));
  const copy = await session.copyTo(path);
  return copy.ok ? ok({ path, download: null, bytes: (await stat(path)).size }) : copy;
}
