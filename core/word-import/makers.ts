import type { Maker } from './changes.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import type { OwnerOf } from './whose.ts';
import type { ChangeAuthor } from './word-document.ts';

/** Finds who made changes of a returned file since it was exported. */

/** The author of a tracked change; null for one of the draft's own, which was exported with the file. */
export const laterAuthor = (author: ChangeAuthor | null, ownerOf: OwnerOf): ChangeAuthor | null =>
  author && ownerOf({ insertedBy: null, by: author }) !== 'ours' ? author : null;

/** The author of the first tracked change in some words since the export; null where there is none. */
export function firstLaterAuthor(runs: readonly ReturnedRun[], ownerOf: OwnerOf): ChangeAuthor | null {
  for (const { by } of runs) {
    const author = laterAuthor(by, ownerOf);
    if (author) return author;
  }
  return null;
}

/**
 * The person who inserted at least half of the words of some lines since the export; null where less was inserted,
 * because a few inserted words don't make somebody the author of a line.
 */
export function mainInserter(lines: readonly ReturnedLine[], ownerOf: OwnerOf): ChangeAuthor | null {
  const presentRuns = lines.flatMap(({ runs }) => runs).filter(({ kind }) => kind !== 'deleted');
  const inserted = presentRuns.filter(({ insertedBy }) => laterAuthor(insertedBy, ownerOf));
  const length = (runs: readonly ReturnedRun[]) => runs.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * length(inserted) >= length(presentRuns) ? (inserted[0]?.insertedBy ?? null) : null;
}

/** Who inserted or deleted a paragraph end, which splits or joins lines; otherwise who changed any of the words. */
export function splitAuthorOf(lines: readonly ReturnedLine[], ownerOf: OwnerOf): ChangeAuthor | null {
  const markAuthors = lines.flatMap(({ markAuthors }) =>
    markAuthors.map((hand) => laterAuthor(hand, ownerOf)),
  );
  const runs = lines.flatMap((line) => line.runs);
  return markAuthors.find((hand) => hand !== null) ?? firstLaterAuthor(runs, ownerOf);
}

/** The author of a change; untracked changes have none. */
export const makerOf = (author: ChangeAuthor | null): Maker =>
  author ? { kind: 'tracked', by: author } : { kind: 'untracked' };
