import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How long exports are kept. */
export const KEPT_MS = 24 * 60 * 60_000;

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/**
 * Deletes old exports in the folders `folder/REVIEW/PERSON`.
 * @param now in milliseconds
 * @returns the number of deleted files and folders
 */
export async function emptyExports(folder: string, now: number): Promise<number> {
  let removedCount = 0;
  for (const review of await namesIn(folder))
    for (const person of await namesIn(join(folder, review)))
      for (const name of await namesIn(join(folder, review, person))) {
        const path = join(folder, review, person, name);
        const modifiedAt = await stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => null,
        );
        if (modifiedAt === null || now - modifiedAt < KEPT_MS) continue;
        await rm(path, { recursive: true, force: true });
        removedCount += 1;
      }
  return removedCount;
}
