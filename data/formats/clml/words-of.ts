import { raisedNumber } from '../raised.ts';
import { descend, isElement, textOf, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, LINES, SILENT } from './names.ts';

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

/**
 * Collects words as a reader of a page sees them: the file's line breaks, indents and no-break spaces are single spaces,
 * or nothing. Akoma Ntoso is read so, too: what two files of one Act differ in is then what it says.
 */
class Gatherer {
  text = '';
  readonly marks: WordMark[] = [];
  readonly #open: OpenMark[] = [];
  #space = false;

  add(raw: string): void {
    const words = LAYOUT.test(raw) ? raw.replace(SPACES, ' ') : raw;
    if (words === '') return;
    const begins = words.startsWith(' ');
    if (begins) this.#space = this.text !== '';
    if (words === ' ') return;
    if (this.#space) this.text += ' ';
    for (const mark of this.#open) mark.from ??= this.text.length;
    const ends = words.endsWith(' ');
    this.text += words.slice(begins ? 1 : 0, ends ? -1 : undefined);
    this.#space = ends;
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

function gather(node: XmlNode, into: Gatherer): void {
  if (!isElement(node)) {
    into.add(node);
    return;
  }
  if (SILENT.has(node.name)) {
    into.point(node.attributes.Ref ?? '');
    return;
  }
  const effect = CHANGES[node.name];
  if (effect) {
    into.open({ ref: node.attributes.CommentaryRef ?? '', effect, change: node.attributes.ChangeId ?? '' });
  }
  const line = LINES.has(node.name);
  if (line || node.name.startsWith('math:m')) into.add(' ');
  // Every other character that has a name is a space, of one width or another.
  if (node.name === 'Character') into.add(node.attributes.Name === 'Minus' ? '\u2212' : ' ');
  const raised = node.name === 'Superior' ? raisedNumber(into.text, textOf(node)) : null;
  if (raised !== null) into.add(raised);
  else for (const child of node.children) gather(child, into);
  if (line) into.add(' ');
  if (effect) into.close();
}

/** Touching stretches of one change are one. */
function joined(marks: readonly WordMark[]): readonly WordMark[] {
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
  for (const child of element.children) gather(child, gatherer);
  return { text: gatherer.text, marks: joined(gatherer.marks) };
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

/** The words of anything, cell by cell and line by line: what stands for a table in plain text. */
export function plainWords(element: XmlElement): string {
  const lines: string[] = [];
  const visit = (node: XmlElement): void => {
    const cells = node.children.filter(isElement).filter(({ name }) => /(^|:)t[dh]$/.test(name));
    if (cells.length > 0) {
      lines.push(cells.map((cell) => wordsOf(cell).text).join('\t'));
      return;
    }
    const blocks = node.children.some((child) => isElement(child) && !SILENT.has(child.name));
    const bare = node.children.some((child) => !isElement(child) && child.trim() !== '');
    if (bare || !blocks) {
      const { text } = wordsOf(node);
      if (text !== '') lines.push(text);
      return;
    }
    for (const child of node.children) if (isElement(child)) visit(child);
  };
  visit(element);
  return lines.join('\n');
}
