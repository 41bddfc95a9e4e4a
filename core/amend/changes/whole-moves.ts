import type { Line, LineSegment } from '../redline/lines.ts';

/** The lines of one end of a move, by the index of the first and of the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface MoveEnds {
  from?: Span;
  to?: Span;
}

/** The key of the move that a line belongs to. Null for a line of no move, or of one that isn't tracked as a pair. */
function moveKey({ changeStatus }: Line): string | null {
  if (changeStatus.state === 'kept' || !changeStatus.moved || changeStatus.of === undefined) return null;
  return `${changeStatus.am} ${changeStatus.of}`;
}

/** The lines of each move's two ends, by `moveKey`. */
export function moveSpans(lines: readonly Line[]): ReadonlyMap<string, Readonly<MoveEnds>> {
  const spans = new Map<string, MoveEnds>();
  for (const [at, line] of lines.entries()) {
    const key = moveKey(line);
    const { changeStatus } = line;
    if (key === null || changeStatus.state === 'kept' || !changeStatus.moved) continue;
    const ends = spans.get(key) ?? {};
    ends[changeStatus.moved] = { from: ends[changeStatus.moved]?.from ?? at, to: at };
    spans.set(key, ends);
  }
  return spans;
}

const length = ({ from, to }: Span): number => to - from + 1;
const meets = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

/** The moves whose two ends are each one unbroken stretch of lines. Of nested moves only the outermost. */
function wholeMoves(lines: readonly Line[]): ReadonlySet<string> {
  const isOneStretch = ({ from, to }: Span, state: 'deleted' | 'inserted') =>
    // No word processor can track rows of a table as moved, so they are deleted and inserted.
    lines.slice(from, to + 1).every(({ changeStatus, cell }) => changeStatus.state === state && !cell);
  const pairs = [...moveSpans(lines)].flatMap(([key, { from, to }]) =>
    from && to && isOneStretch(from, 'deleted') && isOneStretch(to, 'inserted')
      ? [{ key, ends: [from, to] }]
      : [],
  );
  const usedSpans: Span[] = [];
  const keys = new Set<string>();
  const size = (ends: readonly Span[]) => Math.max(...ends.map(length));
  for (const { key, ends } of pairs.sort((a, b) => size(b.ends) - size(a.ends))) {
    if (ends.some((span) => usedSpans.some((other) => meets(span, other)))) continue;
    usedSpans.push(...ends);
    keys.add(key);
  }
  return keys;
}

const unstruck = (label: readonly LineSegment[]): readonly LineSegment[] =>
  label.map((piece) => ({ ...piece, runs: piece.runs.filter(({ kind }) => kind !== 'deleted') }));

/**
 * Lines in which only the moves that a word processor can track stay moves: named pairs of two unbroken stretches
 * (drafting-conventions.md §7.4, 9). Any other move becomes a deletion and an insertion. Its struck words are shown only
 * in the deletion.
 */
export function withWholeMoves(lines: readonly Line[]): readonly Line[] {
  const moves = wholeMoves(lines);
  return lines.map((line) => {
    const { changeStatus } = line;
    const key = moveKey(line);
    if (changeStatus.state === 'kept' || !changeStatus.moved || (key !== null && moves.has(key))) return line;
    const { of: _, ...rest } = changeStatus;
    if (changeStatus.moved === 'from') return { ...line, changeStatus: rest };
    return { ...line, changeStatus: rest, label: unstruck(line.label), body: unstruck(line.body) };
  });
}
