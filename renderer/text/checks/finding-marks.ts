import type { PlacedFinding } from './protocol.ts';

/** Findings of one line, and where in the page it is, in pixels. */
export interface Mark {
  readonly line: Element;
  readonly top: number;
  readonly left: number;
  readonly findings: readonly PlacedFinding[];
}

/** The lines of a page, read or typed in, by the field and by the provision that each is the first of. */
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
  // The place that is kept for a section, where its lines are not drawn.
  for (const unit of page.querySelectorAll('[data-unit]')) add(unit.getAttribute('data-unit'), unit);
  return lineByKey;
}

/** Where the words of a line end: furthest along its last printed line, where nothing that is only spoken stands. */
function endOf(line: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(line.querySelector('.body') ?? line);
  const rects = [...range.getClientRects()];
  const last = Math.max(...rects.map(({ bottom }) => bottom));
  const ends = rects.filter(({ top, bottom }) => bottom > top && last - bottom < (bottom - top) / 2);
  return ends.sort((a, b) => b.right - a.right)[0] ?? line.getBoundingClientRect();
}

/** The height of a mark, in pixels: what must be free beside a line for it. */
const HEIGHT = 24;

/** Where a line's mark stands: in the margin or, where that says the extent, below it or after the line's words. */
export function besideOf(line: Element): Pick<DOMRect, 'top' | 'right'> {
  if (line.matches('.heading, [data-role="heading"]')) return endOf(line);
  const { top, right, bottom } = line.getBoundingClientRect();
  const extent = line.closest('.unit')?.querySelector('.extent')?.getBoundingClientRect();
  const hidesMark = extent && extent.right > right && extent.bottom > top && extent.top < top + HEIGHT;
  if (!hidesMark) return { top, right };
  return extent.bottom + HEIGHT <= bottom ? { top: extent.bottom, right } : endOf(line);
}

/** Where the findings' marks stand in a page as it is laid out now; what is found in no line of it has none. */
export function marksIn(page: HTMLElement, findings: readonly PlacedFinding[]): readonly Mark[] {
  if (findings.length === 0) return [];
  const lineByKey = linesIn(page);
  const lines = new Map<Element, PlacedFinding[]>();
  for (const finding of findings) {
    const { pid, field } = finding;
    // Its provision, or its section, where the line isn't drawn.
    const line = (field && lineByKey.get(`${pid}/${field}`)) || lineByKey.get(pid);
    if (!line) continue;
    const lineFindings = lines.get(line);
    if (lineFindings) lineFindings.push(finding);
    else lines.set(line, [finding]);
  }
  const frame = page.getBoundingClientRect();
  return [...lines].map(([line, lineFindings]) => {
    const edge = besideOf(line);
    return {
      line,
      top: edge.top - frame.top + page.scrollTop,
      left: edge.right - frame.left + page.scrollLeft,
      findings: lineFindings,
    };
  });
}

const placeOf = ({ pid, field }: PlacedFinding): string => `${field} ${pid}`;

/** The same marks with what is found there now; null where something is found at another place, which must be looked for. */
export function refilled(marks: readonly Mark[], findings: readonly PlacedFinding[]): readonly Mark[] | null {
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

/** Whether two lists are of the very same findings. */
export const sameFindings = (a: readonly PlacedFinding[], b: readonly PlacedFinding[]): boolean =>
  a.length === b.length && a.every((finding, at) => finding === b[at]);

/** Whether two lists of marks say the same at the same places. */
export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length &&
  a.every((mark, at) => {
    const other = b[at];
    return other?.top === mark.top && other.left === mark.left && sameFindings(mark.findings, other.findings);
  });
