import type { Field, Pid } from '../../act/tree.ts';
import { rankBetween } from '../text/rank.ts';
import type { TextEdit } from './edit.ts';
import { type InsertedSegment, type Mark, ownerOf, type Segment } from './segments.ts';

/** A rank that keeps an insertion before `next`: the insertion's own rank where possible. */
function rankBefore(rank: string, am: string, next: Segment | undefined, gap: number): string {
  if (next?.kind !== 'inserted' || next.gap !== gap) return rank;
  const nextRank = next.mark.rank;
  return rank < nextRank || (rank === nextRank && am < next.mark.am) ? rank : rankBetween(null, nextRank);
}

/**
 * Joins one amendment's adjacent segments into one change: a deletion, then an insertion. Words that are deleted and
 * inserted again unchanged become kept words.
 */
function settleCluster(
  base: string,
  cluster: readonly Segment[],
  next: Segment | undefined,
): readonly Segment[] {
  const struck = cluster.filter((segment) => segment.kind === 'base');
  const inserted = cluster.filter((segment) => segment.kind === 'inserted');
  const first = inserted[0];
  const text = inserted.map((segment) => segment.text).join('');
  const start = struck[0];
  if (!start) {
    return first && cluster.length > 1 ? [{ ...first, text, mark: withoutEdit(first.mark) }] : cluster;
  }
  const from = start.from;
  const to = struck.at(-1)?.to ?? start.to;
  if (text && text === base.slice(from, to)) return [{ kind: 'base', from, to, struck: null }];
  if (cluster.length === 1) return cluster;
  if (cluster.length === 2 && first && cluster[1] === first && first.mark === start.struck) return cluster;
  const am = ownerOf(start) ?? '';
  const ranked = inserted.find((segment) => segment.gap === to) ?? first;
  const rank = ranked ? rankBefore(ranked.mark.rank, am, next, to) : (start.struck?.rank ?? '');
  const mark: Mark = { am, rank };
  const deletion: Segment = { kind: 'base', from, to, struck: mark };
  return text ? [deletion, { kind: 'inserted', gap: to, text, mark }] : [deletion];
}

const withoutEdit = (mark: Mark): Mark => ({ am: mark.am, rank: mark.rank });

/**
 * Whether two adjacent insertions are in one gap with different ranks. They are not joined, because an insertion of
 * another amendment, unknown here, may stand between them.
 */
const isOtherRank: Separates = (before, segment) =>
  before.kind === 'inserted' &&
  segment.kind === 'inserted' &&
  before.gap === segment.gap &&
  before.mark.rank !== segment.mark.rank;

/** Joins one amendment's adjacent segments where those of other amendments are unknown. */
export const settleAlone = (base: string, segments: readonly Segment[], am: string): Segment[] =>
  settleSegments(base, segments, am, 0, segments.length, isOtherRank);

type Separates = (before: Segment, segment: Segment) => boolean;

/** Joins each run of adjacent segments of `am` that begins within `from..to`, which are indices of `segments`. */
export function settleSegments(
  base: string,
  segments: readonly Segment[],
  am: string,
  from = 0,
  to = segments.length,
  separates: Separates = () => false,
): Segment[] {
  const settled: Segment[] = segments.slice(0, from);
  let at = from;
  while (at < to) {
    const segment = segments[at];
    let end = at;
    const isInRun = (candidate: Segment | undefined, before: Segment | undefined): boolean =>
      candidate !== undefined &&
      ownerOf(candidate) === am &&
      !(end > at && before !== undefined && separates(before, candidate));
    while (isInRun(segments[end], segments[end - 1])) end++;
    if (end > at) {
      settled.push(...settleCluster(base, segments.slice(at, end), segments[end]));
      at = end;
    } else {
      if (segment) settled.push(segment);
      at++;
    }
  }
  return [...settled, ...segments.slice(at)];
}

interface Draft {
  mark: Mark;
  from: number;
  to: number;
  insert: string;
}

/** The draft that an insertion completes: the deletion of its own edit or, when joining, the deletion before it. */
function draftFor(
  drafts: readonly Draft[],
  { gap, mark }: InsertedSegment,
  join: boolean,
): Draft | undefined {
  if (!join) return drafts.find((draft) => draft.mark === mark);
  const last = drafts.at(-1);
  return last && last.from < last.to && last.to === gap && !last.insert ? last : undefined;
}

/**
 * An amendment's edits, read back from segments, in order. Unchanged edits are the same objects. With `join`, a deletion
 * and the amendment's first insertion in the gap after it become one edit, which is the canonical form. Without, each
 * insertion stays in its edit.
 */
export function editsOfSegments(
  segments: readonly Segment[],
  am: string,
  place: { readonly pid: Pid; readonly field: Field },
  join: boolean,
): readonly TextEdit[] {
  const drafts: Draft[] = [];
  for (const segment of segments) {
    if (ownerOf(segment) !== am) continue;
    if (segment.kind === 'base') {
      const { from, to, struck } = segment;
      if (struck) drafts.push({ mark: struck, from, to, insert: '' });
      continue;
    }
    const { gap, text, mark } = segment;
    const draft = draftFor(drafts, segment, join);
    if (draft) Object.assign(draft, { mark, insert: text });
    else drafts.push({ mark, from: gap, to: gap, insert: text });
  }
  return drafts.map(({ mark, from, to, insert }) => {
    const edit: TextEdit = { type: 'text', ...place, from, to, insert, rank: mark.rank };
    return mark.edit && sameEdit(mark.edit, edit) ? mark.edit : edit;
  });
}

/** Whether two edits of one field make the same change with the same rank. */
export const sameEdit = (a: TextEdit, b: TextEdit): boolean =>
  a.from === b.from && a.to === b.to && a.insert === b.insert && a.rank === b.rank;
