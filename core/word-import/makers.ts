import type { Maker } from './changes.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import type { OwnerOf } from './whose.ts';
import type { Hand } from './word-document.ts';

/** The author of a tracked change, unless it is one of the draft's own, exported with the file; then null. */
export const handSince = (hand: Hand | null, ownerOf: OwnerOf): Hand | null =>
  hand && ownerOf({ insertedBy: null, by: hand }) !== 'ours' ? hand : null;

/** Who changed any of some words since the export. */
export function changedBy(runs: readonly ReturnedRun[], ownerOf: OwnerOf): Hand | null {
  for (const { by } of runs) {
    const hand = handSince(by, ownerOf);
    if (hand) return hand;
  }
  return null;
}

/**
 * Who inserted most of the words of some lines since the export. A few inserted words don't make somebody the author
 * of lines.
 */
export function putInBy(lines: readonly ReturnedLine[], ownerOf: OwnerOf): Hand | null {
  const standing = lines.flatMap(({ runs }) => runs).filter(({ kind }) => kind !== 'deleted');
  const inserted = standing.filter(({ insertedBy }) => handSince(insertedBy, ownerOf));
  const length = (runs: readonly ReturnedRun[]) => runs.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * length(inserted) >= length(standing) ? (inserted[0]?.insertedBy ?? null) : null;
}

/** Who tracked the end of a split or joined line, or otherwise changed any of its words. */
export function splitBy(lines: readonly ReturnedLine[], ownerOf: OwnerOf): Hand | null {
  const ends = lines.flatMap(({ hands }) => hands.map((hand) => handSince(hand, ownerOf)));
  const runs = lines.flatMap((line) => line.runs);
  return ends.find((hand) => hand !== null) ?? changedBy(runs, ownerOf);
}

/** The author of a change; untracked changes have none. */
export const makerOf = (hand: Hand | null): Maker =>
  hand ? { kind: 'tracked', by: hand } : { kind: 'untracked' };
