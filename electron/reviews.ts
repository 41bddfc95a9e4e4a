import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isReviewFileName } from './policy/file-name.ts';

/** A review on disk, as the first screen lists it. */
export interface ListedReview {
  readonly name: string;
  readonly path: string;
  readonly changedAt: string;
}

/** The reviews of a folder, newest first; none where there is no folder yet. */
export async function listReviews(folder: string): Promise<ListedReview[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const listed = await Promise.all(
    names.filter(isReviewFileName).map(async (name) => {
      const path = join(folder, name);
      const { mtime } = await stat(path);
      return { name, path, changedAt: mtime.toISOString() };
    }),
  );
  return listed.sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.name.localeCompare(b.name));
}
