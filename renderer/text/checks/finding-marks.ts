import type { PlacedFinding } from './protocol.ts';

/** The findings of one line, and the place of their mark in the page, in pixels. */
export interface Mark {
  readonly line: Element;
  readonly top: number;
  readonly left: number;
  readonly findings: readonly PlacedFinding[];
}

/** The lines of a page by field key. The first line of each provision also by its pid. */
function linesIn(page: HTMLElement): ReadonlyMap<string, Element> {
  const lineByKey = new Map<string, Element>();
  const add = (key: string | null, line: Element) => {
    if (key !== null && !lineByKey.has(key)) lineByKey.set(key, line);
  };
  for (const line of page.querySelectorAll('[data-line], [data-pid]')) {
    const pid = line.getAttribute('data-pid');
    const field = line.getAttribute('data-field');
    add(line.getAttribute('data-line') ?? (field && `${pid}/${field}`), line);
    add(pid, line);
  }
  // The placeholder of a section whose lines are not drawn.
  for (const unit of page.querySelectorAll('[data-unit]')) add(unit.getAttribute('data-unit'), unit);
  return lineByKey;
}

/** The end of a line’s words: the right end of its last printed row. Text for screen readers only is ignored. */
function endOfWords(line: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(line.querySelector('.body') ?? line);
  const rects = [...range.getClientRects()];
  const last = Math.max(...rects.map(({ bottom }) => bottom));
  const ends = rects.filter(({ top, bottom }) => bottom > top && last - bottom < (bottom - top) / 2);
  return ends.sort((a, b) => b.right - a.right)[0] ?? line.getBoundingClientRect();
}

/** The height of a mark, which must be free beside a line. */
const MARK_HEIGHT_PX = 24;

/** The place of a line’s mark: in the margin; if the extent is printed there, below that or after the words. */
export function markPlace(line: Element): Pick<DOMRect, 'top' | 'right'> {
  if (line.matches('.heading, [data-role="heading"]')) return endOfWords(line);
  const { top, right, bottom } = line.getBoundingClientRect();
  const extent = line.closest('.unit')?.querySelector('.extent')?.getBoundingClientRect();
  const hidesMark =
    extent && extent.right > right && extent.bottom > top && extent.top < top + MARK_HEIGHT_PX;
  if (!hidesMark) return { top, right };
  return extent.bottom + MARK_HEIGHT_PX <= bottom ? { top: extent.bottom, right } : endOfWords(line);
}

/** The marks of findings in a page as it is now. Findings without a drawn line have none. */
export function marksIn(page: HTMLElement, findings: readonly PlacedFinding[]): readonly Mark[] {
  if (findings.length === 0) return [];
  const lineByKey = linesIn(page);
  const lines = new Map<Element, PlacedFinding[]>();
  for (const finding of findings) {
    const { pid, field } = finding;
    // Falls back to the provision, or its section, where the line isn’t drawn.
    const line = (field && lineByKey.get(`${pid}/${field}`)) || lineByKey.get(pid);
    if (!line) continue;
    const lineFindings = lines.get(line);
    if (lineFindings) lineFindings.push(finding);
    else lines.set(line, [finding]);
  }
  const frame = page.getBoundingClientRect();
  return [...lines].map(([line, lineFindings]) => {
    const edge = markPlace(line);
    return {
      line,
      top: edge.top - frame.top + page.scrollTop,
      left: edge.right - frame.left + page.scrollLeft,
      findings: lineFindings,
    };
  });
}

const placeOf = ({ pid, field }: PlacedFinding): string => `${field} ${pid}`;

/** The same marks with new findings; null where a finding is at another place, so that all must be measured again. */
export function withFindings(
  marks: readonly Mark[],
  findings: readonly PlacedFinding[],
): readonly Mark[] | null {
  const markByPlace = new Map(
    marks.flatMap((mark) => mark.findings.map((finding) => [placeOf(finding), mark])),
  );
  const findingsByMark = new Map<Mark, PlacedFinding[]>(marks.map((mark) => [mark, []]));
  for (const finding of findings) {
    const mark = markByPlace.get(placeOf(finding));
    if (!mark) return null;
    findingsByMark.get(mark)?.push(finding);
  }
  return [...findingsByMark].flatMap(([mark, own]) => (own.length > 0 ? [{ ...mark, findings: own }] : []));
}

/** Whether two lists contain the same finding objects. */
export const sameFindings = (a: readonly PlacedFinding[], b: readonly PlacedFinding[]): boolean =>
  a.length === b.length && a.every((finding, at) => finding === b[at]);

/** Whether two lists of marks show the same at the same places. */
export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length &&
  a.every((mark, at) => {
    const other = b[at];
    return other?.top === mark.top && other.left === mark.left && sameFindings(mark.findings, other.findings);
  });
