import { isElement, type XmlElement, type XmlNode } from '../xml/tree.ts';
import { CHANGES, SILENT } from './names.ts';

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
export interface Words {
  readonly text: string;
  readonly marks: readonly WordMark[];
}

interface OpenMark {
  readonly ref: string;
  readonly effect: WordMark['effect'];
  readonly change: string;
  from: number | null;
}

/** Collects words as a reader sees them: the file's own line breaks and indents are single spaces, or nothing. */
class Gatherer {
  text = '';
  readonly marks: WordMark[] = [];
  readonly #open: OpenMark[] = [];
  #space = false;

  add(raw: string): void {
    for (const piece of raw.split(/([ \t\r\n]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\r\n]/.test(piece)) {
        this.#space = this.text !== '' && !this.text.endsWith('\n');
        continue;
      }
      if (this.#space) this.text += ' ';
      this.#space = false;
      for (const mark of this.#open) mark.from ??= this.text.length;
      this.text += piece;
    }
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
  for (const child of node.children) gather(child, into);
  if (effect) into.close();
}

/** Touching stretches of one change are one. */
function joined(marks: readonly WordMark[]): readonly WordMark[] {
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
export function wordsOf(element: XmlElement): Words {
  const gatherer = new Gatherer();
  for (const child of element.children) gather(child, gatherer);
  return { text: gatherer.text, marks: joined(gatherer.marks) };
}

export const NO_WORDS: Words = { text: '', marks: [] };

/** Two paragraphs of one provision: one below the other. */
export function below(first: Words, second: Words): Words {
  if (first.text === '') return { text: second.text, marks: [...first.marks, ...second.marks] };
  if (second.text === '') return { text: first.text, marks: [...first.marks, ...second.marks] };
  const by = first.text.length + 1;
  return {
    text: `${first.text}\n${second.text}`,
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
