import type { Maker } from './changes.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import type { OwnerOf } from './whose.ts';
import type { Hand } from './word-document.ts';

/** The hand of something tracked, where that isn't the draft's own change, which left with the file: else nobody's. */
export const handSince = (hand: Hand | null, ownerOf: OwnerOf): Hand | null =>
  hand && ownerOf({ insertedBy: null, by: hand }) !== 'ours' ? hand : null;

/** Who changed any of some words since the file left. */
export function changedBy(runs: readonly ReturnedRun[], ownerOf: OwnerOf): Hand | null {
  for (const { by } of runs) {
    const hand = handSince(by, ownerOf);
    if (hand) return hand;
  }
  return null;
}

/**
 * Who put in most of what stands of some lines since the file left: who put a few words into lines that are otherwise
 * nobody's did not put in the lines.
 */
export function putInBy(lines: readonly ReturnedLine[], ownerOf: OwnerOf): Hand | null {
  const standing = lines.flatMap(({ runs }) => runs).filter(({ kind }) => kind !== 'deleted');
  const inserted = standing.filter(({ insertedBy }) => handSince(insertedBy, ownerOf));
  const length = (runs: readonly ReturnedRun[]) => runs.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * length(inserted) >= length(standing) ? (inserted[0]?.insertedBy ?? null) : null;
}

/** Who tracked the end of a line that was split or run together or, where nobody did, changed any of its words. */
export function splitBy(lines: readonly ReturnedLine[], ownerOf: OwnerOf): Hand | null {
  const ends = lines.flatMap(({ hands }) => hands.map((hand) => handSince(hand, ownerOf)));
  const runs = lines.flatMap((line) => line.runs);
  return ends.find((hand) => hand !== null) ?? changedBy(runs, ownerOf);
}

/** A tracked change is its hand's; what nobody tracked is nobody's. */
export const makerOf = (hand: Hand | null): Maker =>
  hand ? { how: 'tracked', by: hand } : { how: 'untracked' };
