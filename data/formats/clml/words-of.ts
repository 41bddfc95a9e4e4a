import { mathChildren } from '../math-words.ts';
import { raisedNumber } from '../raised-number.ts';
import { childrenNamed, descend, isElement, textOf, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, FAULTS, INLINE, LEVELS, NOTE_REFS } from './names.ts';
import { listLabel, printedNumber } from './numbers.ts';

/** An editor's mark on some words, in UTF-16 code units. `from` and `to` are equal for a mark at a point. */
export interface WordMark {
  /** The id of the commentary, margin note or footnote. */
  readonly ref: string;
  readonly effect: 'inserted' | 'substituted' | 'repealed' | 'other';
  /** The id shared by all stretches of one change; '' for a mark that is not a change. */
  readonly change: string;
  readonly from: number;
  readonly to: number;
}

/** The words of an element, and the editors' marks on them. */
export interface MarkedWords {
  readonly text: string;
  readonly marks: readonly WordMark[];
}

interface OpenMark {
  readonly ref: string;
  readonly effect: WordMark['effect'];
  readonly change: string;
  from: number | null;
}

const SPACES = /\s+/g;
/** White space other than single plain spaces. Most words of a file have none, and skip the replacement. */
const LAYOUT = /[^\S ]| {2}/;
const WORD = /^[\p{L}\p{N}]/u;

/**
 * Collects words as a page shows them. Line breaks, indents and no-break spaces of the file become single spaces, or
 * nothing. The reader of Akoma Ntoso does the same, so that two files of one Act differ only in their words.
 */
class WordCollector {
  text = '';
  readonly marks: WordMark[] = [];
  readonly #open: OpenMark[] = [];
  #isSpacePending = false;
  #isSeparated = false;

  add(raw: string): void {
    const words = LAYOUT.test(raw) ? raw.replace(SPACES, ' ') : raw;
    if (words === '') return;
    if (this.#isSeparated && WORD.test(words)) this.#isSpacePending = this.text !== '';
    this.#isSeparated = false;
    const begins = words.startsWith(' ');
    if (begins) this.#isSpacePending = this.text !== '';
    if (words === ' ') return;
    if (this.#isSpacePending) this.text += ' ';
    for (const mark of this.#open) mark.from ??= this.text.length;
    const ends = words.endsWith(' ');
    this.text += words.slice(begins ? 1 : 0, ends ? -1 : undefined);
    this.#isSpacePending = ends;
  }

  /** Adds a space before what comes next, if it begins with a letter or digit. */
  separate(): void {
    this.#isSeparated = true;
  }

  /** Adds a mark at a point: a reference to a note. */
  point(ref: string): void {
    const at = this.text.length;
    this.marks.push({ ref, effect: 'other', change: '', from: at, to: at });
  }

  open(mark: Omit<OpenMark, 'from'>): void {
    this.#open.push({ ...mark, from: null });
  }

  close(): void {
    const mark = this.#open.pop();
    if (mark?.from == null || mark.ref === '') return;
    const { ref, effect, change, from } = mark;
    this.marks.push({ ref, effect, change, from, to: this.text.length });
  }
}

/** The ancestors of an element, nearest first. The label printed before an element may depend on them. */
type Ancestors = readonly XmlElement[];

/** The label printed before an item of a list. The file may leave it to be computed. */
export function labelOf(element: XmlElement, holder: XmlElement | undefined): string {
  if (element.name !== 'ListItem') return '';
  if (holder?.name !== 'OrderedList') return element.attributes.NumberOverride ?? '';
  return listLabel(holder, element, childrenNamed(holder, 'ListItem').indexOf(element) + 1);
}

/** The separator printed after the key of an item in a list of keys: `=`. */
const separatorOf = (element: XmlElement, [, list]: Ancestors): string =>
  element.name === 'Key' ? (list?.attributes.Separator ?? '') : '';

/**
 * Text that is printed with an element but is not in it: before or after its content, or (if not null) instead of it.
 */
interface PrintedText {
  readonly before: string;
  readonly instead: string | null;
  readonly after: string;
}
const NOTHING_PRINTED: PrintedText = { before: '', instead: null, after: '' };

function printedWith(element: XmlElement, above: Ancestors): PrintedText {
  if (element.name === 'ListItem') return { ...NOTHING_PRINTED, before: labelOf(element, above[0]) };
  if (element.name === 'Key') return { ...NOTHING_PRINTED, after: separatorOf(element, above) };
  if (element.name !== 'Pnumber') return NOTHING_PRINTED;
  const [holder] = above;
  const level = holder && LEVELS[holder.name] ? holder.name : 'P2';
  return { ...NOTHING_PRINTED, instead: printedNumber(level, element, wordsOf(element).text) };
}

function collect(node: XmlNode, into: WordCollector, above: Ancestors = []): void {
  if (!isElement(node)) {
    into.add(node);
    return;
  }
  if (FAULTS.has(node.name)) return;
  if (NOTE_REFS.has(node.name)) {
    into.point(node.attributes.Ref ?? '');
    return;
  }
  const effect = CHANGES[node.name];
  if (effect) {
    into.open({ ref: node.attributes.CommentaryRef ?? '', effect, change: node.attributes.ChangeId ?? '' });
  }
  const isMath = node.name.startsWith('math:');
  const isLine = !isMath && !INLINE.has(node.name);
  if (isLine || isMath) into.add(' ');
  const { before, instead, after } = printedWith(node, above);
  if (before !== '') into.add(`${before} `);
  // All other named characters are spaces of different widths.
  if (node.name === 'Character') into.add(node.attributes.Name === 'Minus' ? '\u2212' : ' ');
  const raised = node.name === 'Superior' ? raisedNumber(into.text, textOf(node)) : null;
  if (raised !== null) into.add(raised);
  else if (instead !== null) into.add(instead);
  else {
    const children = isMath ? mathChildren(node) : node.children;
    for (const child of children) collect(child, into, [node, ...above.slice(0, 1)]);
  }
  if (after !== '') into.add(` ${after}`);
  if (isLine) into.add(' ');
  if (isMath) into.separate();
  if (effect) into.close();
}

/** Joins touching stretches of one change. */
function joinMarks(marks: readonly WordMark[]): readonly WordMark[] {
  if (marks.length === 0) return marks;
  const joinedMarks: WordMark[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const at = joinedMarks.findLastIndex((one) => one.ref === mark.ref && one.change === mark.change);
    const last = joinedMarks[at];
    if (last && mark.change !== '' && mark.from <= last.to + 1) {
      joinedMarks[at] = { ...last, to: Math.max(last.to, mark.to) };
    } else joinedMarks.push(mark);
  }
  return joinedMarks;
}

/** The words of an element as one line, with the editors' marks on them. */
export function wordsOf(element: XmlElement): MarkedWords {
  if (element.children.length === 0) return NO_WORDS;
  const collector = new WordCollector();
  for (const child of element.children) collect(child, collector, [element]);
  return { text: collector.text, marks: joinMarks(collector.marks) };
}

const NO_MARKS: readonly WordMark[] = [];
export const NO_WORDS: MarkedWords = { text: '', marks: NO_MARKS };

/** No words, with a reference to a note at that point. */
export const markOnly = (ref = ''): MarkedWords => ({
  text: '',
  marks: [{ ref, effect: 'other', change: '', from: 0, to: 0 }],
});

/** The ids of all notes to which an element refers, each once. */
export function refsIn(element: XmlElement): readonly string[] {
  const refs = [...descend(element)].flatMap(({ name, attributes }) =>
    NOTE_REFS.has(name) ? [attributes.Ref] : CHANGES[name] ? [attributes.CommentaryRef] : [],
  );
  return [...new Set(refs.filter((ref): ref is string => Boolean(ref)))];
}

/** Joins two texts as separate lines. */
export function onNextLine(first: MarkedWords, second: MarkedWords): MarkedWords {
  if (first === NO_WORDS) return second;
  if (second === NO_WORDS) return first;
  if (first.text === '') return { text: second.text, marks: [...first.marks, ...second.marks] };
  const text = second.text === '' ? first.text : `${first.text}\n${second.text}`;
  const by = text.length - second.text.length;
  return {
    text,
    marks: [...first.marks, ...second.marks.map((m) => ({ ...m, from: m.from + by, to: m.to + by }))],
  };
}

/** Joins two texts on one line, with a space between them. */
export function onSameLine(first: MarkedWords, { text, marks }: MarkedWords): MarkedWords {
  if (first.text === '' || text === '') return onNextLine(first, { text, marks });
  const by = first.text.length + 1;
  return {
    text: `${first.text} ${text}`,
    marks: [...first.marks, ...marks.map((m) => ({ ...m, from: m.from + by, to: m.to + by }))],
  };
}

const CELL = /(?:^|:)t[dh]$/;
const NOTHING_ABOVE: Ancestors = [];

/** Collects lines of plain text. */
class Lines {
  readonly finishedLines: string[] = [];
  line = new WordCollector();

  end(): void {
    if (this.line.text !== '') this.finishedLines.push(this.line.text);
    this.line = new WordCollector();
  }
}

/** Whether an element is the number of its parent, so that the words after it are on its line. */
const isNumber = ({ name }: XmlElement, holder: XmlElement): boolean =>
  name === 'Pnumber' || name === 'ContentsNumber' || (name === 'Number' && holder.name === 'Division');

function collectLines(node: XmlElement, into: Lines, above: Ancestors): void {
  if (NOTE_REFS.has(node.name) || FAULTS.has(node.name)) return;
  if (INLINE.has(node.name) || node.name.startsWith('math:')) {
    collect(node, into.line, above);
    return;
  }
  into.end();
  if (node.children.some((child) => isElement(child) && CELL.test(child.name))) {
    const cells = node.children.filter((child) => isElement(child) || child.trim() !== '');
    into.finishedLines.push(cells.map((cell) => cellText(cell, node)).join('\t'));
    return;
  }
  const { before, instead, after } = printedWith(node, above);
  if (before !== '') into.line.add(`${before} `);
  if (instead !== null) into.line.add(instead);
  else {
    // The first words of an item are on the line of its label.
    let isFirst = before !== '';
    for (const child of node.children) {
      if (!isElement(child)) into.line.add(child);
      else if (isNumber(child, node)) {
        collect(child, into.line, [node]);
        isFirst = true;
        continue;
      } else if (isFirst) collectAfterNumber(child, into, [node, ...above.slice(0, 1)]);
      else collectLines(child, into, [node, ...above.slice(0, 1)]);
      if (isElement(child) || child.trim() !== '') isFirst = false;
    }
  }
  if (after !== '') into.line.add(` ${after}`);
  into.end();
}

/** Reads the first element after a number. Its first line goes on the line of the number. */
function collectAfterNumber(node: XmlElement, into: Lines, above: Ancestors): void {
  const inner = new Lines();
  collectLines(node, inner, above);
  inner.end();
  const [first = '', ...rest] = inner.finishedLines;
  into.line.add(first.replaceAll('\t', ' '));
  into.end();
  into.finishedLines.push(...rest);
}

function cellText(cell: XmlNode, row: XmlElement): string {
  const collector = new WordCollector();
  collect(cell, collector, [row]);
  return collector.text;
}

/**
 * The plain words of any element: a line for each row or paragraph, with tabs between cells. Computed labels are
 * included, and no words are left out.
 */
export function plainWords(element: XmlElement): string {
  const lines = new Lines();
  collectLines(element, lines, NOTHING_ABOVE);
  lines.end();
  return lines.finishedLines.join('\n');
}
