import type { Line, Piece } from '../redline/lines.ts';

/** Lines from the first to the last of one end of a move. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Ends {
  from?: Span;
  to?: Span;
}

/** What is moved by whom, where a line is at an end of a move that is told from others; null for any other line. */
export function moveKey({ changeStatus }: Line): string | null {
  if (changeStatus.state === 'kept' || !changeStatus.moved || changeStatus.of === undefined) return null;
  return `${changeStatus.am} ${changeStatus.of}`;
}

/** From which line to which each move's two ends reach, by `moveKey`. */
export function moveSpans(lines: readonly Line[]): ReadonlyMap<string, Readonly<Ends>> {
  const found = new Map<string, Ends>();
  for (const [at, line] of lines.entries()) {
    const key = moveKey(line);
    const { changeStatus } = line;
    if (key === null || changeStatus.state === 'kept' || !changeStatus.moved) continue;
    const ends = found.get(key) ?? {};
    ends[changeStatus.moved] = { from: ends[changeStatus.moved]?.from ?? at, to: at };
    found.set(key, ends);
  }
  return found;
}

const length = ({ from, to }: Span): number => to - from + 1;
const meets = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

/** The moves whose two ends are each one stretch of lines, with no end of another in it: of nested ones the outermost. */
function wholeOf(lines: readonly Line[]): ReadonlySet<string> {
  const isOneStretch = ({ from, to }: Span, state: 'deleted' | 'inserted') =>
    // No word processor moves rows of a table: they go and come.
    lines.slice(from, to + 1).every(({ changeStatus, cell }) => changeStatus.state === state && !cell);
  const pairs = [...moveSpans(lines)].flatMap(([key, { from, to }]) =>
    from && to && isOneStretch(from, 'deleted') && isOneStretch(to, 'inserted')
      ? [{ key, ends: [from, to] }]
      : [],
  );
  const taken: Span[] = [];
  const whole = new Set<string>();
  const size = (ends: readonly Span[]) => Math.max(...ends.map(length));
  for (const { key, ends } of pairs.sort((a, b) => size(b.ends) - size(a.ends))) {
    if (ends.some((span) => taken.some((other) => meets(span, other)))) continue;
    taken.push(...ends);
    whole.add(key);
  }
  return whole;
}

const unstruck = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece) => ({ ...piece, runs: piece.runs.filter(({ kind }) => kind !== 'deleted') }));

/**
 * Lines in which only those moves are told apart by what they move that a word processor can have as one: a named pair of
 * two whole stretches (drafting-conventions.md §7.4, 9). A move within another is there a deletion and an insertion, and
 * what is struck of its words is struck where they stood.
 */
export function withWholeMoves(lines: readonly Line[]): readonly Line[] {
  const whole = wholeOf(lines);
  return lines.map((line) => {
    const { changeStatus } = line;
    const key = moveKey(line);
    if (changeStatus.state === 'kept' || !changeStatus.moved || (key !== null && whole.has(key))) return line;
    const { of: _, ...rest } = changeStatus;
    if (changeStatus.moved === 'from') return { ...line, changeStatus: rest };
    return { ...line, changeStatus: rest, label: unstruck(line.label), body: unstruck(line.body) };
  });
}
