import type { Provision } from '../../../core/act/tree.ts';
import { type Line, type LineSegment, linesOf } from '../../../core/amend/redline/lines.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { type WordSource, wordSourcesOf } from '../../../core/review/thread-words.ts';
import { isContainer } from '../../state/review/units.ts';
import type { View } from '../../state/window/workbench.ts';

/**
 * The lines of the Act as drawn on the page, read-only or in the editor, and the source of their words. Comments and
 * search results are painted over the text by this, and selected words are located by it. It puts nothing into the
 * text.
 */

/** Elements in a line that are not its words: text for screen readers only, tags, marks and buttons. */
const UNREAD = '.hidden-words, .tags, .note-mark, button';

/** A line on the page: its words as drawn, and their text nodes. */
export interface DrawnLine {
  readonly element: HTMLElement;
  /** The key of the line in the redline. */
  readonly key: string;
  readonly sources: readonly WordSource[];
  /** The offset of each source in the whole line, including words that this view hides. */
  readonly starts: readonly number[];
  readonly texts: readonly Text[];
}

/** Words of a line, with their offset in it and the piece that they belong to. */
interface PlacedSource {
  readonly linePart: LineSegment;
  readonly source: WordSource;
  readonly start: number;
}

/** All words of a line, including those that a view hides. */
export function wordsOf(root: Provision, line: Line): readonly PlacedSource[] {
  let at = 0;
  return line.body.flatMap((linePart) =>
    wordSourcesOf(root, linePart).map((source) => {
      const start = at;
      at += source.text.length;
      return { linePart, source, start };
    }),
  );
}

const lines = new WeakMap<RedlineNode, readonly Line[]>();

/** The lines of a unit, or of a group’s heading alone. Cached. */
export function ownLines(node: RedlineNode): readonly Line[] {
  const cachedLines = lines.get(node);
  if (cachedLines) return cachedLines;
  const unitLines = isContainer(node.provision) ? linesOf({ ...node, children: [] }) : linesOf(node);
  lines.set(node, unitLines);
  return unitLines;
}

function* unitsIn(act: RedlineNode, pid: string): Generator<RedlineNode> {
  for (const node of act.children) {
    if (node.provision.pid === pid) yield node;
    else if (isContainer(node.provision)) yield* unitsIn(node, pid);
  }
}

/** The line of the Act that an element shows. In the editor, several elements may show fields of one line. */
export function lineOf(act: RedlineNode, element: HTMLElement): Line | null {
  const unit = element.closest<HTMLElement>('[data-unit]')?.dataset.unit;
  if (unit === undefined) return null;
  const { line: key, pid, field } = element.dataset;
  for (const node of unitsIn(act, unit))
    for (const line of ownLines(node)) {
      if (key !== undefined ? line.key === key : isTypedIn(line, pid, field)) return line;
    }
  return null;
}

const isTypedIn = (line: Line, pid: string | undefined, field: string | undefined): boolean =>
  !line.key.endsWith('/from') &&
  line.body.some((linePart) => linePart.pid === pid && linePart.field === field);

/** The kind of words that each view hides. */
export const LEFT_OUT = { original: 'inserted', 'as-amended': 'deleted', 'marked-up': null } as const;

function textsIn(part: Element | null): readonly Text[] {
  if (!part) return [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && !node.parentElement?.closest(UNREAD)) texts.push(node);
  return texts;
}

/**
 * A line as drawn; null for another element, or where the page differs from the draft. The draft has typed letters
 * only a moment later.
 */
export function drawnLine(
  root: Provision,
  act: RedlineNode,
  view: View,
  element: HTMLElement,
): DrawnLine | null {
  const line = lineOf(act, element);
  if (!line) return null;
  const isTyped = element.classList.contains('ed-line');
  const leave = isTyped ? null : LEFT_OUT[view];
  const { pid, field } = element.dataset;
  const words = wordsOf(root, line).filter(
    ({ linePart, source }) =>
      source.kind !== leave && (!isTyped || (linePart.pid === pid && linePart.field === field)),
  );
  const sources = words.map(({ source }) => source);
  const texts = textsIn(element.querySelector(isTyped ? '.ed-words' : ':scope > .body'));
  const drawn = texts.map(({ data }) => data).join('');
  return drawn === sources.map(({ text }) => text).join('')
    ? { element, key: line.key, sources, starts: words.map(({ start }) => start), texts }
    : null;
}

const pidsOfUnit = new WeakMap<RedlineNode, ReadonlySet<string>>();

/** The provisions whose words are in a unit’s lines. */
function pidsIn(unit: RedlineNode): ReadonlySet<string> {
  const cachedPids = pidsOfUnit.get(unit);
  if (cachedPids) return cachedPids;
  const pids = new Set(
    ownLines(unit).flatMap(({ pid, body }) => [pid, ...body.map((linePart) => linePart.pid)]),
  );
  pidsOfUnit.set(unit, pids);
  return pids;
}

/** The lines of a page that show words of these provisions. */
export function linesWith(
  page: HTMLElement,
  act: RedlineNode,
  pids: ReadonlySet<string>,
): readonly HTMLElement[] {
  if (pids.size === 0) return [];
  const units = [...page.querySelectorAll<HTMLElement>('.act [data-unit]:not(.far)')].filter(({ dataset }) =>
    [...unitsIn(act, dataset.unit ?? '')].some((unit) => [...pids].some((pid) => pidsIn(unit).has(pid))),
  );
  return units.flatMap((unit) => lineElements(unit).filter((line) => line.closest('[data-unit]') === unit));
}

/** Every line element, in the order of the page. */
export const lineElements = (page: ParentNode): readonly HTMLElement[] => [
  ...page.querySelectorAll<HTMLElement>('.line[data-line], .ed-line'),
];

/** The offset of a DOM point in a line’s words. */
export function offsetIn({ texts }: DrawnLine, node: Node, at: number): number {
  const place = document.createRange();
  place.setStart(node, at);
  place.collapse(true);
  let offset = 0;
  for (const text of texts) {
    if (text === node) return offset + Math.min(at, text.length);
    // The point is before this text, so between two texts of the line.
    if (place.comparePoint(text, 0) > 0) return offset;
    offset += text.length;
  }
  return offset;
}

/** The DOM ranges over the words between two offsets of a line, one for each text node. */
export function rangesOver({ texts }: DrawnLine, from: number, to: number): readonly Range[] {
  let at = 0;
  return texts.flatMap((text) => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.length)];
    at += text.length;
    if (start >= end) return [];
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    return [range];
  });
}

/** The DOM ranges between two offsets of the whole line, which count words that this view hides. */
export function rangesWithin(line: DrawnLine, from: number, to: number): readonly Range[] {
  let at = 0;
  return line.sources.flatMap(({ text }, index) => {
    const start = line.starts[index] ?? 0;
    const drawnAt = at;
    at += text.length;
    const [first, end] = [Math.max(from - start, 0), Math.min(to - start, text.length)];
    return first < end ? rangesOver(line, drawnAt + first, drawnAt + end) : [];
  });
}
