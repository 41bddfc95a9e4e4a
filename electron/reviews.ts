import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Session } from '../data/session/session.ts';
import { type ReviewSummary, readReviewSummary } from '../data/store/glance-at.ts';
import { isReviewFileName, withoutSuffix } from './policy/file-name.ts';

/** A review on disk, as the start screen lists it. */
export interface ListedReview {
  readonly name: string;
  readonly path: string;
  /** The time of the last ledger entry, or of the file's last change if the ledger cannot be read. ISO 8601. */
  readonly changedAt: string;
  /** Null if the file cannot be read. */
  readonly id: string | null;
}

/** Reads the id and the last change of an open review; null if its calls are refused. */
async function summariseOpenReview({
  call,
}: Session): Promise<Pick<ReviewSummary, 'id' | 'changedAt'> | null> {
  const review = await call('review.get', {});
  if (!review.ok) return null;
  const { id, ledgerHead } = review.value;
  const lastEntries = await call('ledger.list', { after: ledgerHead.seq - 1, limit: 1 });
  const at = lastEntries.ok ? lastEntries.value[0]?.at : undefined;
  return at === undefined || Number.isNaN(Date.parse(at)) ? null : { id, changedAt: at };
}

/** The names of the review files in a folder; none if there is no folder yet. */
export async function reviewNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(isReviewFileName);
}

/**
 * The reviews in a folder, the most recently changed first. @param sessionAt finds the open review of a file, which is
 * called instead of reading the file
 */
export async function listReviews(
  folder: string,
  sessionAt: (path: string) => Session | null,
): Promise<ListedReview[]> {
  const reviews = await Promise.all(
    (await reviewNames(folder)).map(async (name): Promise<ListedReview> => {
      const path = join(folder, name);
      const session = sessionAt(path);
      const summary = session ? await summariseOpenReview(session) : await readReviewSummary(path);
      if (summary) return { name, path, changedAt: summary.changedAt, id: summary.id };
      const { mtime } = await stat(path);
      return { name, path, changedAt: mtime.toISOString(), id: null };
    }),
  );
  return reviews.sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.name.localeCompare(b.name));
}

/** An unused folder for a pack within the folder that a person chose, so that a pack never mixes with other files. */
export async function unusedPackFolder(parentFolder: string, reviewPath: string): Promise<string> {
  // Windows and macOS take two names for one that differ only in case.
  const existingNames = new Set((await readdir(parentFolder)).map((name) => name.toLowerCase()));
  const name = `${withoutSuffix(basename(reviewPath))}-pack`;
  for (let copy = 1; ; copy++) {
    const folderName = copy === 1 ? name : `${name}-${copy}`;
    const isUsed = [folderName, `${folderName}.zip`].some((each) => existingNames.has(each.toLowerCase()));
    if (!isUsed) return join(parentFolder, folderName);
  }
}
