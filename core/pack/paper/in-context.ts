import type { Line } from '../../amend/redline/lines.ts';
import { withWholeRows } from '../../amend/redline/passages.ts';

/** Lines of the law that are shown, and before which of them others are left out. */
interface InContext {
  readonly lines: readonly Line[];
  /** By place among the lines shown; as many as there are lines where the end is left out. */
  readonly gaps: readonly number[];
}

/** Which amendments change anything of some lines. */
export const changersIn = (lines: readonly Line[]): readonly string[] => [
  ...new Set(
    lines.flatMap(({ changeStatus, label, body }) => [
      ...(changeStatus.state === 'kept' ? [] : [changeStatus.am]),
      ...[...label, ...body].flatMap(({ runs }) =>
        runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])),
      ),
    ]),
  ),
];

/** Whether an amendment changes anything of a line; whether any does, when it is null. */
function isChangedBy({ changeStatus, label, body }: Line, am: string | null): boolean {
  const isIts = (by: string) => am === null || by === am;
  if (changeStatus.state !== 'kept' && isIts(changeStatus.am)) return true;
  return [...label, ...body].some(({ runs }) => runs.some((run) => run.kind !== 'kept' && isIts(run.am)));
}

/** The line that another stands under: the nearest before it that is set further out. */
function parentOf(lines: readonly Line[], at: number): number | null {
  const level = lines[at]?.level ?? 0;
  for (let before = at - 1; before >= 0; before -= 1) if ((lines[before]?.level ?? 0) < level) return before;
  return null;
}

/**
 * The changed lines of a section with their context: the lines above them, and one line before and after. A single
 * line is never omitted.
 */
export function inContext(lines: readonly Line[], am: string | null): InContext {
  const keptPlaces = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (!isChangedBy(line, am)) continue;
    for (const near of [at - 1, at, at + 1]) {
      if (near < 0 || near >= lines.length) continue;
      keptPlaces.add(near);
      for (let over = parentOf(lines, near); over !== null; over = parentOf(lines, over))
        keptPlaces.add(over);
    }
  }
  const wholeRows = withWholeRows(lines, keptPlaces);
  const isKept = (at: number) => wholeRows.has(at) || (wholeRows.has(at - 1) && wholeRows.has(at + 1));
  const shownLines: Line[] = [];
  const gaps: number[] = [];
  let isGap = false;
  for (const [at, line] of lines.entries()) {
    if (!isKept(at)) {
      isGap = true;
      continue;
    }
    if (isGap) gaps.push(shownLines.length);
    isGap = false;
    shownLines.push(line);
  }
  return { lines: shownLines, gaps: isGap ? [...gaps, shownLines.length] : gaps };
}
