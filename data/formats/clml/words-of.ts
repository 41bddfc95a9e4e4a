import { mathChildren } from '../math-words.ts';
import { raisedNumber } from '../raised-number.ts';
import { childrenNamed, descend, isElement, textOf, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, FAULTS, INLINE, LEVELS, SILENT } from './names.ts';
import { listLabel, printedNumber } from './numbers.ts';

/** An editor's mark on a stretch of words, in UTF-16 code units; `from` and `to` are one where it stands at a point. */
export interface WordMark {
  /** The id of the commentary, margin note or footnote. */
  readonly ref: string;
  readonly effect: 'inserted' | 'substituted' | 'repealed' | 'other';
  /** The same for all stretches of one change; '' for a mark that is no change. */
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
/** White space that is not one plain space: most words in a file have none. */
const LAYOUT = /[^\S ]| {2}/;
const WORD = /^[\p{L}\p{N}]/u;

/**
 * Collects words as a reader of a page sees them: the file's line breaks, indents and no-break spaces are single spaces,
 * or nothing. Akoma Ntoso is read so, too: what two files of one Act differ in is then what it says.
 */
class Gatherer {
  text = '';
  readonly marks: WordMark[] = [];
  readonly #open: OpenMark[] = [];
  #space = false;
  #isSeparated = false;

  add(raw: string): void {
    const words = LAYOUT.test(raw) ? raw.replace(SPACES, ' ') : raw;
    if (words === '') return;
    if (this.#isSeparated && WORD.test(words)) this.#space = this.text !== '';
    this.#isSeparated = false;
    const begins = words.startsWith(' ');
    if (begins) this.#space = this.text !== '';
    if (words === ' ') return;
    if (this.#space) this.text += ' ';
    for (const mark of this.#open) mark.from ??= this.text.length;
    const ends = words.endsWith(' ');
    this.text += words.slice(begins ? 1 : 0, ends ? -1 : undefined);
    this.#space = ends;
  }

  /** What comes next is another word, if it is a word. */
  separate(): void {
    this.#isSeparated = true;
  }

  /** A mark without words: a reference to a note. */
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

/** What an element stands in, from the nearest outwards: what is printed before it may depend on that. */
type Above = readonly XmlElement[];

/** The number or letter that an item of a list has printed before it, which its file may leave to be worked out. */
export function labelOf(element: XmlElement, holder: XmlElement | undefined): string {
  if (element.name !== 'ListItem') return '';
  if (holder?.name !== 'OrderedList') return element.attributes.NumberOverride ?? '';
  return listLabel(holder, element, childrenNamed(holder, 'ListItem').indexOf(element) + 1);
}

/** What is printed after the key of an item of a list of keys, before what it stands for: `=`. */
const separatorOf = (element: XmlElement, [, list]: Above): string =>
  element.name === 'Key' ? (list?.attributes.Separator ?? '') : '';

/** What is printed with an element and not written in it: before what is in it, in its place, or after. */
interface Printed {
  readonly before: string;
  readonly instead: string | null;
  readonly after: string;
}
const NOTHING: Printed = { before: '', instead: null, after: '' };

function printedWith(element: XmlElement, above: Above): Printed {
  if (element.name === 'ListItem') return { ...NOTHING, before: labelOf(element, above[0]) };
  if (element.name === 'Key') return { ...NOTHING, after: separatorOf(element, above) };
  if (element.name !== 'Pnumber') return NOTHING;
  const [holder] = above;
  const level = holder && LEVELS[holder.name] ? holder.name : 'P2';
  return { ...NOTHING, instead: printedNumber(level, element, wordsOf(element).text) };
}

function gather(node: XmlNode, into: Gatherer, above: Above = []): void {
  if (!isElement(node)) {
    into.add(node);
    return;
  }
  if (FAULTS.has(node.name)) return;
  if (SILENT.has(node.name)) {
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
  // Every other character that has a name is a space, of one width or another.
  if (node.name === 'Character') into.add(node.attributes.Name === 'Minus' ? '\u2212' : ' ');
  const raised = node.name === 'Superior' ? raisedNumber(into.text, textOf(node)) : null;
  if (raised !== null) into.add(raised);
  else if (instead !== null) into.add(instead);
  else {
    const children = isMath ? mathChildren(node) : node.children;
    for (const child of children) gather(child, into, [node, ...above.slice(0, 1)]);
  }
  if (after !== '') into.add(` ${after}`);
  if (isLine) into.add(' ');
  if (isMath) into.separate();
  if (effect) into.close();
}

/** Touching stretches of one change are one. */
function joinMarks(marks: readonly WordMark[]): readonly WordMark[] {
  if (marks.length === 0) return marks;
  const result: WordMark[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const at = result.findLastIndex((one) => one.ref === mark.ref && one.change === mark.change);
    const last = result[at];
    if (last && mark.change !== '' && mark.from <= last.to + 1) {
      result[at] = { ...last, to: Math.max(last.to, mark.to) };
    } else result.push(mark);
  }
  return result;
}

/** What an element says, without the markup inside its sentences. */
export function wordsOf(element: XmlElement): MarkedWords {
  if (element.children.length === 0) return NO_WORDS;
  const gatherer = new Gatherer();
  for (const child of element.children) gather(child, gatherer, [element]);
  return { text: gatherer.text, marks: joinMarks(gatherer.marks) };
}

const NO_MARKS: readonly WordMark[] = [];
export const NO_WORDS: MarkedWords = { text: '', marks: NO_MARKS };

/** No words, and a note of the editors that stands there. */
export const markOnly = (ref = ''): MarkedWords => ({
  text: '',
  marks: [{ ref, effect: 'other', change: '', from: 0, to: 0 }],
});

/** What the editors refer to inside an element, as marks on whatever it is read as. */
export function refsIn(element: XmlElement): readonly string[] {
  const refs = [...descend(element)].flatMap(({ name, attributes }) =>
    SILENT.has(name) ? [attributes.Ref] : CHANGES[name] ? [attributes.CommentaryRef] : [],
  );
  return [...new Set(refs.filter((ref): ref is string => Boolean(ref)))];
}

/** Two paragraphs of one provision: one below the other. */
export function below(first: MarkedWords, second: MarkedWords): MarkedWords {
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

/** Words with others before them on their first line. */
export function besideWords(first: MarkedWords, { text, marks }: MarkedWords): MarkedWords {
  if (first.text === '' || text === '') return below(first, { text, marks });
  const by = first.text.length + 1;
  return {
    text: `${first.text} ${text}`,
    marks: [...first.marks, ...marks.map((m) => ({ ...m, from: m.from + by, to: m.to + by }))],
  };
}

const CELL = /(?:^|:)t[dh]$/;
const NOTHING_ABOVE: Above = [];

/** Lines of plain text as they come. */
class Lines {
  readonly finishedLines: string[] = [];
  line = new Gatherer();

  end(): void {
    if (this.line.text !== '') this.finishedLines.push(this.line.text);
    this.line = new Gatherer();
  }
}

/** Whether an element is the number of what it stands in, and what follows it goes on its line. */
const isNumber = ({ name }: XmlElement, holder: XmlElement): boolean =>
  name === 'Pnumber' || name === 'ContentsNumber' || (name === 'Number' && holder.name === 'Division');

function gatherLines(node: XmlElement, into: Lines, above: Above): void {
  if (SILENT.has(node.name) || FAULTS.has(node.name)) return;
  if (INLINE.has(node.name) || node.name.startsWith('math:')) {
    gather(node, into.line, above);
    return;
  }
  into.end();
  if (node.children.some((child) => isElement(child) && CELL.test(child.name))) {
    const cells = node.children.filter((child) => isElement(child) || child.trim() !== '');
    into.finishedLines.push(cells.map((cell) => cellOf(cell, node)).join('\t'));
    return;
  }
  const { before, instead, after } = printedWith(node, above);
  if (before !== '') into.line.add(`${before} `);
  if (instead !== null) into.line.add(instead);
  else {
    // What an item of a list begins with stands beside its number.
    let isFirst = before !== '';
    for (const child of node.children) {
      if (!isElement(child)) into.line.add(child);
      else if (isNumber(child, node)) {
        gather(child, into.line, [node]);
        isFirst = true;
        continue;
      } else if (isFirst) gatherBeside(child, into, [node, ...above.slice(0, 1)]);
      else gatherLines(child, into, [node, ...above.slice(0, 1)]);
      if (isElement(child) || child.trim() !== '') isFirst = false;
    }
  }
  if (after !== '') into.line.add(` ${after}`);
  into.end();
}

/** The first thing beside a number: its first line goes on that of the number. */
function gatherBeside(node: XmlElement, into: Lines, above: Above): void {
  const own = new Lines();
  gatherLines(node, own, above);
  own.end();
  const [first = '', ...rest] = own.finishedLines;
  into.line.add(first.replaceAll('\t', ' '));
  into.end();
  into.finishedLines.push(...rest);
}

function cellOf(cell: XmlNode, row: XmlElement): string {
  const gatherer = new Gatherer();
  gather(cell, gatherer, [row]);
  return gatherer.text;
}

/**
 * The words of anything, cell by cell and line by line: what stands for a table in plain text. Numbers and letters that
 * its file leaves to be worked out are among them, and nothing in it is left out.
 */
export function plainWords(element: XmlElement): string {
  const lines = new Lines();
  gatherLines(element, lines, NOTHING_ABOVE);
  lines.end();
  return lines.finishedLines.join('\n');
}
