import type { Account, ComparedLine } from '../../core/compare/account.ts';
import { CHANGE_CLASSES, type ChangeClass } from '../../core/compare/classes.ts';

export type Difference = Account['differences'][number];
type LinePart = ComparedLine['body'][number];
type Run = LinePart['runs'][number];

/** Which classes of difference a reader chose not to see. */
export type Hidden = ReadonlySet<ChangeClass>;

/** A stretch of a line that is drawn alike: as it is, or as one difference, with what went and what came. */
export interface Stretch {
  /** Null for words that are no difference, or none that is shown. */
  readonly key: string | null;
  readonly runs: readonly Run[];
}

/** What of a line is drawn: the two texts in one, or one of them. */
export type Side = 'both' | 'before' | 'after';

const plain = (text: string): Stretch => ({ key: null, runs: [{ kind: 'kept', text }] });

/**
 * A line's words for one of the sides. A difference that is hidden is not marked: where both texts are in one, the later
 * words stand.
 */
export function stretchesOf(
  lineParts: readonly LinePart[],
  side: Side,
  isShown: (key: string) => boolean,
): readonly Stretch[] {
  const leave = side === 'before' ? 'inserted' : side === 'after' ? 'deleted' : null;
  const stretches: { key: string | null; runs: Run[] }[] = [];
  for (const run of lineParts.flatMap(({ runs }) => runs)) {
    if (run.kind === leave) continue;
    const isMarked = run.kind !== 'kept' && isShown(run.am);
    if (run.kind === 'deleted' && !isMarked && side === 'both') continue;
    const last = stretches.at(-1);
    if (run.kind === 'kept' || !isMarked)
      stretches.push({ ...plain(run.text), runs: [{ kind: 'kept', text: run.text }] });
    else if (last?.key === run.am) last.runs.push(run);
    else stretches.push({ key: run.am, runs: [run] });
  }
  return stretches;
}

/** A line as it is drawn, or lines with no difference that are left out. */
export type Row =
  | {
      readonly type: 'line';
      readonly line: ComparedLine;
      /** The move of which this is the first line, at either end of it. */
      readonly move: string | null;
    }
  | { readonly type: 'gap'; readonly key: string; readonly count: number };

const keysIn = ({ label, body }: ComparedLine): readonly string[] =>
  [...label, ...body].flatMap(({ runs }) => runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])));

function moveBegun({ changeStatus }: ComparedLine, before: ComparedLine | undefined): string | null {
  if (changeStatus.state === 'kept' || !changeStatus.moved) return null;
  const goesOn = before && before.changeStatus.state !== 'kept' && before.changeStatus.am === changeStatus.am;
  return goesOn ? null : changeStatus.am;
}

/** Gaps shorter than this are shown: to leave out one line and say so saves nothing. */
const LEAST_GAP = 3;

/**
 * The rows of a text. With only what differs: the lines with a difference, the one before and after each, and the
 * heading over it; what lies between is one row that says how much it is.
 */
export function rowsOf(
  lines: readonly ComparedLine[],
  isShown: (key: string) => boolean,
  onlyDifferences: boolean,
): readonly Row[] {
  // A line that only the earlier text has, by a difference that is hidden, is in neither.
  const drawn = lines.filter(
    (line) => line.changeStatus.state !== 'deleted' || isShown(line.changeStatus.am),
  );
  const rowAt = (at: number): readonly Row[] => {
    const line = drawn[at];
    return line ? [{ type: 'line', line, move: moveBegun(line, drawn[at - 1]) }] : [];
  };
  if (!onlyDifferences) return drawn.flatMap((_, at) => rowAt(at));
  const keptRows = new Set<number>();
  let heading = -1;
  for (const [at, line] of drawn.entries()) {
    if (line.role === 'heading' && line.level === 0) heading = at;
    if (!keysIn(line).some(isShown)) continue;
    for (const one of [heading, at - 1, at, at + 1]) keptRows.add(one);
  }
  const rows: Row[] = [];
  let gap: number[] = [];
  const close = (): void => {
    const first = drawn[gap[0] ?? -1];
    if (first && gap.length >= LEAST_GAP)
      rows.push({ type: 'gap', key: `gap ${first.key}`, count: gap.length });
    else rows.push(...gap.flatMap(rowAt));
    gap = [];
  };
  for (const at of drawn.keys()) {
    if (!keptRows.has(at)) {
      gap.push(at);
      continue;
    }
    close();
    rows.push(...rowAt(at));
  }
  close();
  return rows;
}

/** In which row a difference is first to be seen; that of its provision, where only its setting differs. */
export function rowOf(rows: readonly Row[], { key, was, is }: Difference): number {
  const lineAt = (isWanted: (line: ComparedLine) => boolean) =>
    rows.findIndex((row) => row.type === 'line' && isWanted(row.line));
  const at = lineAt((line) => keysIn(line).includes(key));
  return at >= 0 ? at : lineAt(({ pid }) => pid === is || pid === was);
}

/** How many differences are hidden, by class, in words; empty when none is. */
export function hiddenWords(counts: Account['counts'], hidden: Hidden): string {
  const parts = CHANGE_CLASSES.filter((each) => hidden.has(each) && counts[each] > 0);
  return parts.map((each) => `${counts[each]} ${each}`).join(', ');
}
