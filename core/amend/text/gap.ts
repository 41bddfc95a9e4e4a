import { firstRank, rankBetween } from './rank.ts';

/** An existing insertion in a gap, with the id of its amendment. */
interface Ranked {
  readonly am: string;
  readonly rank: string;
}

/** The rank of a new insertion in a gap, and the new ranks of existing insertions, by their index in the list. */
interface Room {
  readonly rank: string;
  readonly moved: ReadonlyMap<number, string>;
}

/**
 * The rank of an amendment's new insertion, at an index among the ordered insertions of a gap. Two amendments that were
 * drafted separately may have given the same rank. An insertion between the two moves the later ones to new ranks. In no
 * other case does an insertion change another amendment, and it never changes its words.
 */
export function makeRoom(gap: readonly Ranked[], at: number, amendmentId: string): Room {
  const before = gap[at - 1] ?? null;
  const after = gap[at] ?? null;
  if (!before && !after) return { rank: firstRank(amendmentId), moved: new Map() };
  if (!before || !after || before.rank !== after.rank) {
    return { rank: rankBetween(before?.rank ?? null, after?.rank ?? null), moved: new Map() };
  }
  // Insertions of one rank are ordered by amendment, so this one may already fall between its neighbours.
  if (before.am < amendmentId && amendmentId < after.am) return { rank: before.rank, moved: new Map() };
  const moved = new Map<number, string>();
  const nextRank = gap.findIndex((other, index) => index > at && other.rank !== before.rank);
  const end = nextRank < 0 ? gap.length : nextRank;
  const ceiling = gap[end]?.rank ?? null;
  const rank = rankBetween(before.rank, ceiling);
  let last = rank;
  for (let index = at; index < end; index++) {
    last = rankBetween(last, ceiling);
    moved.set(index, last);
  }
  return { rank, moved };
}
