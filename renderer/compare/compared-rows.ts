import type { Account, ComparedLine } from '../../core/compare/account.ts';
import { CHANGE_CLASSES, type ChangeClass } from '../../core/compare/classes.ts';

export type Difference = Account['differences'][number];
type LinePart = ComparedLine['body'][number];
type Run = LinePart['runs'][number];

/** The classes of difference that the reader has hidden. */
export type Hidden = ReadonlySet<ChangeClass>;

/** A part of a line that is drawn in one way: unchanged, or one difference with its deleted and inserted words. */
export interface Stretch {
  /** Null for unchanged words and for hidden differences. */
  readonly key: string | null;
  readonly runs: readonly Run[];
}

/** The texts that are drawn: both in one, or one of them. */
export type Side = 'both' | 'before' | 'after';

const plain = (text: string): Stretch => ({ key: null, runs: [{ kind: 'kept', text }] });

/**
 * Divides the words of a line for one of the sides. A hidden difference is not marked: if both texts are drawn, only
 * the later words remain.
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

/** A drawn line, or a gap that stands for lines without differences. */
export type Row =
  | {
      readonly type: 'line';
      readonly line: ComparedLine;
      /** The key of the move that starts with this line, at its old or new place; null if none starts here. */
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

/** Minimum number of lines in a gap. Replacing one or two lines by a gap would save no space. */
const MIN_GAP = 3;

/**
 * Returns the rows to draw. With `onlyDifferences`: each line with a difference, its neighbours and its heading, with
 * gaps for the lines between.
 */
export function rowsOf(
  lines: readonly ComparedLine[],
  isShown: (key: string) => boolean,
  onlyDifferences: boolean,
): readonly Row[] {
  // A deleted line whose difference is hidden is drawn in neither text.
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
    if (first && gap.length >= MIN_GAP)
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

/**
 * Returns the index of the first row that shows a difference, or of its provision if only the layout differs; -1 if
 * none.
 */
export function rowOf(rows: readonly Row[], { key, was, is }: Difference): number {
  const lineAt = (isWanted: (line: ComparedLine) => boolean) =>
    rows.findIndex((row) => row.type === 'line' && isWanted(row.line));
  const at = lineAt((line) => keysIn(line).includes(key));
  return at >= 0 ? at : lineAt(({ pid }) => pid === is || pid === was);
}

/** Describes how many differences are hidden, by class; '' if none are. */
export function hiddenWords(counts: Account['counts'], hidden: Hidden): string {
  const parts = CHANGE_CLASSES.filter((each) => hidden.has(each) && counts[each] > 0);
  return parts.map((each) => `${counts[each]} ${each}`).join(', ');
}
