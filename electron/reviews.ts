import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isReviewFileName, withoutSuffix } from './policy/file-name.ts';

/** A review on disk, as the first screen lists it. */
interface ListedReview {
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

/** A folder for a pack within the one a person chose: a pack never mixes with what lies there already. */
export async function packPlace(chosen: string, review: string): Promise<string> {
  const taken = new Set(await readdir(chosen));
  const name = `${withoutSuffix(basename(review))}-pack`;
  for (let copy = 1; ; copy++) {
    const place = copy === 1 ? name : `${name}-${copy}`;
    if (!taken.has(place) && !taken.has(`${place}.zip`)) return join(chosen, place);
  }
}
