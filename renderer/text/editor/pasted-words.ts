import type { PastedLine } from '../../../core/amend/pasted/entries.ts';

/** One tag, comment or declaration of markup, the last one even where it was cut off. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^>"'])*)>?/gi;

/** Elements that nothing closes. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** What holds no words of the page. */
const SILENT = /^(?:head|script|style|template|title|noscript)$/;
const STRUCK = /^(?:del|s|strike)$/;
const LINE =
  /^(?:address|article|blockquote|br|caption|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;
const CELL = /^(?:td|th)$/;
const LIST = /^(?:ol|ul|menu)$/;

const isHidden = (attributes: string): boolean =>
  /\bhidden(?=[\s=>/]|$)|display\s*:\s*none|text-decoration(?:-line)?\s*:[^;"']*line-through/i.test(
    attributes,
  );

interface Open {
  readonly name: string;
  readonly isLeftOut: boolean;
  /** For a list, what its items are counted by, and how many there are. */
  readonly type: string;
  items: number;
}

/** What was read of some markup. */
export interface PastedWords {
  readonly lines: readonly PastedLine[];
  /** Whether words were left out that its page strikes through or doesn't show. */
  readonly leftOut: boolean;
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** What a page prints before an item of a list that counts by letters; '' where it counts otherwise. */
function printedLabel(type: string, items: number): string {
  const letter = items <= 26 ? String.fromCharCode(96 + items) : '';
  const label = type === 'a' || type === 'A' ? letter : type === 'i' ? (ROMAN[items] ?? '') : '';
  return label && `(${type === 'A' ? label.toUpperCase() : label})\t`;
}

const STYLES: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'lower-roman': 'i',
  'upper-alpha': 'A',
  'upper-latin': 'A',
};

/** What a list, or an item of one, counts by. */
function typeOf(attributes: string): string {
  const style = /list-style-type\s*:\s*([a-z-]+)/i.exec(attributes)?.[1]?.toLowerCase() ?? '';
  return STYLES[style] ?? /\btype\s*=\s*["']?([aAi1])\b/.exec(attributes)?.[1] ?? '';
}

/** Makes lines of words as they are read, one after another. */
class Lines {
  readonly all: PastedLine[] = [];
  #words = '';
  #depth = 0;
  #label = '';
  #isBlock = false;

  add(words: string): void {
    // What a page prints no space for: between its elements, and at the beginning of a block.
    if (this.#words !== '') this.#words += words;
    else if (words.trim() !== '') this.#words = this.#isBlock ? words.trimStart() : words;
  }

  /** Ends a line where there is one; an item without words yet goes on. */
  end(): void {
    this.#isBlock = true;
    if (this.#words.trim() === '') return;
    const words = /^\s*\([A-Za-z0-9]{1,6}\)/.test(this.#words) ? this.#words : this.#label + this.#words;
    this.all.push({ words, depth: this.#depth });
    this.#begin(0, '');
  }

  /** Begins an item of a list, or a row. */
  item(depth: number, label = ''): void {
    this.end();
    this.#begin(depth, label);
  }

  /** A cell begins. */
  cell(): void {
    if (this.#words.trim() !== '') this.#words += '\t';
  }

  #begin(depth: number, label: string): void {
    this.#words = '';
    this.#depth = depth;
    this.#label = label;
  }
}

/**
 * The words of markup, as its page shows them: a line for each paragraph, item of a list and row of a table, the cells of
 * a row told apart by tabs; without what is struck through or hidden. It is never made into elements, not even inert
 * ones: `decode` is given the words alone, for what stands for a character in them.
 */
export function pastedWords(html: string, decode: (words: string) => string): PastedWords {
  const open: Open[] = [];
  const lines = new Lines();
  let leftOut = false;
  let from = 0;
  const lists = () => open.filter(({ name }) => LIST.test(name));
  const isInRow = () => open.some(({ name }) => name === 'tr');
  const read = (to: number): void => {
    const words = html.slice(from, to).replace(/\s+/g, ' ');
    const silent = open.some(({ name }) => SILENT.test(name));
    if (open.at(-1)?.isLeftOut) leftOut ||= !silent && words.trim() !== '';
    else lines.add(/[&<]/.test(words) ? decode(words) : words);
  };
  const close = (name: string): void => {
    const at = open.findLastIndex((one) => one.name === name);
    if (at >= 0) open.length = at;
  };
  const begin = (name: string, attributes: string): void => {
    const list = lists().at(-1);
    if (name === 'tr') lines.item(Math.max(1, lists().length + 1));
    else if (CELL.test(name)) lines.cell();
    else if (name === 'li' && !isInRow()) {
      if (list) list.items += 1;
      const type = typeOf(attributes) || (list?.type ?? '');
      lines.item(Math.max(1, lists().length), printedLabel(type, list?.items ?? 1));
    } else breakAt(name);
  };
  /** What breaks a line; within a row of a table nothing but its end does. */
  const breakAt = (name: string): void => {
    if (!LINE.test(name)) return;
    if (isInRow() && name !== 'tr') lines.add(' ');
    else lines.end();
  };
  for (const { index, 0: tag, 1: slash, 2: named, 3: attributes = '' } of html.matchAll(TAG)) {
    read(index);
    from = index + tag.length;
    const name = named?.toLowerCase();
    if (name === undefined) continue;
    const isShown = !open.at(-1)?.isLeftOut;
    if (slash) close(name);
    if (isShown && slash) breakAt(name);
    else if (isShown) begin(name, attributes);
    if (slash) continue;
    if (!VOID.test(name)) {
      const isLeftOut = !isShown || STRUCK.test(name) || SILENT.test(name) || isHidden(attributes);
      open.push({ name, isLeftOut, type: typeOf(attributes), items: 0 });
    }
  }
  read(html.length);
  lines.end();
  return { lines: lines.all, leftOut };
}
