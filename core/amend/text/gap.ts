import { firstRank, rankBetween } from './rank.ts';

/** Something that stands in a gap: its rank, and whose it is. */
interface Ranked {
  readonly am: string;
  readonly rank: string;
}

/** The rank of a newcomer to a gap and, by place in the list, the new ranks of those that had to make room. */
interface Room {
  readonly rank: string;
  readonly moved: ReadonlyMap<number, string>;
}

/**
 * Room for an insertion of `me` at a place among those that stand in a gap, in their order. Where its neighbours have
 * one and the same rank, as two that were drafted unseen by each other may, those after it are ranked anew: the only
 * case in which anything of another's has to change, and never its words.
 */
export function makeRoom(gap: readonly Ranked[], at: number, me: string): Room {
  const before = gap[at - 1] ?? null;
  const after = gap[at] ?? null;
  if (!before && !after) return { rank: firstRank(me), moved: new Map() };
  if (!before || !after || before.rank !== after.rank) {
    return { rank: rankBetween(before?.rank ?? null, after?.rank ?? null), moved: new Map() };
  }
  if (before.am < me && me < after.am) return { rank: before.rank, moved: new Map() };
  const moved = new Map<number, string>();
  const tied = gap.findIndex((other, index) => index > at && other.rank !== before.rank);
  const end = tied < 0 ? gap.length : tied;
  const ceiling = gap[end]?.rank ?? null;
  const rank = rankBetween(before.rank, ceiling);
  let last = rank;
  for (let index = at; index < end; index++) {
    last = rankBetween(last, ceiling);
    moved.set(index, last);
  }
  return { rank, moved };
}
