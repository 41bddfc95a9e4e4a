import type { Maker } from './changes.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import type { OwnerOf } from './whose.ts';
import type { Hand } from './word-document.ts';

/** Finds who made changes of a returned file since it was exported. */

/** The author of a tracked change; null for one of the draft's own, which was exported with the file. */
export const handSince = (hand: Hand | null, ownerOf: OwnerOf): Hand | null =>
  hand && ownerOf({ insertedBy: null, by: hand }) !== 'ours' ? hand : null;

/** The author of the first tracked change in some words since the export; null where there is none. */
export function changedBy(runs: readonly ReturnedRun[], ownerOf: OwnerOf): Hand | null {
  for (const { by } of runs) {
    const hand = handSince(by, ownerOf);
    if (hand) return hand;
  }
  return null;
}

/**
 * The person who inserted at least half of the words of some lines since the export; null where less was inserted,
 * because a few inserted words don't make somebody the author of a line.
 */
export function putInBy(lines: readonly ReturnedLine[], ownerOf: OwnerOf): Hand | null {
  const presentRuns = lines.flatMap(({ runs }) => runs).filter(({ kind }) => kind !== 'deleted');
  const inserted = presentRuns.filter(({ insertedBy }) => handSince(insertedBy, ownerOf));
  const length = (runs: readonly ReturnedRun[]) => runs.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * length(inserted) >= length(presentRuns) ? (inserted[0]?.insertedBy ?? null) : null;
}

/** Who inserted or deleted a paragraph end, which splits or joins lines; otherwise who changed any of the words. */
export function splitBy(lines: readonly ReturnedLine[], ownerOf: OwnerOf): Hand | null {
  const ends = lines.flatMap(({ hands }) => hands.map((hand) => handSince(hand, ownerOf)));
  const runs = lines.flatMap((line) => line.runs);
  return ends.find((hand) => hand !== null) ?? changedBy(runs, ownerOf);
}

/** The author of a change; untracked changes have none. */
export const makerOf = (hand: Hand | null): Maker =>
  hand ? { kind: 'tracked', by: hand } : { kind: 'untracked' };
