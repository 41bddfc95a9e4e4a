import type { Line } from '../../amend/redline/lines.ts';
import { withWholeRows } from '../../amend/redline/passages.ts';

/** The shown lines of a provision, and where others are left out between them. */
interface InContext {
  readonly lines: readonly Line[];
  /** Indices in `lines`. Lines are left out before each; the number of shown lines stands for the end. */
  readonly gaps: readonly number[];
}

/** The amendments that change anything in some lines. */
export const amendmentsIn = (lines: readonly Line[]): readonly string[] => [
  ...new Set(
    lines.flatMap(({ changeStatus, label, body }) => [
      ...(changeStatus.state === 'kept' ? [] : [changeStatus.am]),
      ...[...label, ...body].flatMap(({ runs }) =>
        runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])),
      ),
    ]),
  ),
];

/** Whether an amendment changes anything in a line. Null stands for any amendment. */
function isChangedBy({ changeStatus, label, body }: Line, amendmentId: string | null): boolean {
  const matches = (lineAmendmentId: string) => amendmentId === null || lineAmendmentId === amendmentId;
  if (changeStatus.state !== 'kept' && matches(changeStatus.am)) return true;
  return [...label, ...body].some(({ runs }) => runs.some((run) => run.kind !== 'kept' && matches(run.am)));
}

/** The line that a line is nested under: the nearest earlier line with a smaller indent. */
function parentOf(lines: readonly Line[], index: number): number | null {
  const level = lines[index]?.level ?? 0;
  for (let earlier = index - 1; earlier >= 0; earlier -= 1)
    if ((lines[earlier]?.level ?? 0) < level) return earlier;
  return null;
}

/**
 * The changed lines of a section with their context: the lines that they are nested under, and one line before and after.
 * A single line is never omitted, because the mark of the omission would be as long.
 * @param amendmentId the amendment whose changes are shown; null for all amendments
 */
export function inContext(lines: readonly Line[], amendmentId: string | null): InContext {
  const contextIndices = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (!isChangedBy(line, amendmentId)) continue;
    for (const neighbour of [index - 1, index, index + 1]) {
      if (neighbour < 0 || neighbour >= lines.length) continue;
      contextIndices.add(neighbour);
      for (let ancestor = parentOf(lines, neighbour); ancestor !== null; ancestor = parentOf(lines, ancestor))
        contextIndices.add(ancestor);
    }
  }
  const shownIndices = withWholeRows(lines, contextIndices);
  const isShown = (index: number) =>
    shownIndices.has(index) || (shownIndices.has(index - 1) && shownIndices.has(index + 1));
  const shownLines: Line[] = [];
  const gaps: number[] = [];
  let isAfterGap = false;
  for (const [index, line] of lines.entries()) {
    if (!isShown(index)) {
      isAfterGap = true;
      continue;
    }
    if (isAfterGap) gaps.push(shownLines.length);
    isAfterGap = false;
    shownLines.push(line);
  }
  return { lines: shownLines, gaps: isAfterGap ? [...gaps, shownLines.length] : gaps };
}
