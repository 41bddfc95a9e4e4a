import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import { LABELLED } from '../../../core/amend/pasted/label.ts';
import { countItem, listOf } from './page-lists.ts';
import { OpenElements } from './pasted-elements.ts';

/** One tag, comment or declaration of markup, the last one even where it was cut off. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^>"'])*)>?/gi;

const LINE =
  /^(?:address|article|blockquote|br|caption|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;
const CELL = /^(?:td|th)$/;
/** What was read of some markup. */
export interface PastedWords {
  readonly lines: readonly PastedLine[];
  /** Whether words were left out that its page strikes through or doesn't show. */
  readonly leftOut: boolean;
}

/** Makes lines of words as they are read, one after another. */
class Lines {
  readonly all: PastedLine[] = [];
  /** None, or more than spaces. */
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
    if (this.#words === '') return;
    const words = LABELLED.test(this.#words) ? this.#words : this.#label + this.#words;
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
    if (this.#words !== '') this.#words += '\t';
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
  const open = new OpenElements();
  const lines = new Lines();
  let leftOut = false;
  let from = 0;
  const read = (to: number): void => {
    const words = html.slice(from, to).replace(/\s+/g, ' ');
    if (open.isLeftOut) leftOut ||= !open.isSilent && words.trim() !== '';
    else lines.add(/[&<]/.test(words) ? decode(words) : words);
  };
  const begin = (name: string, attributes: string): void => {
    if (name === 'tr') lines.item(open.listsDeep + 1);
    else if (CELL.test(name)) lines.cell();
    else if (name === 'li' && !open.isInRow)
      lines.item(Math.max(1, open.listsDeep), countItem(open.list, attributes));
    else breakAt(name);
  };
  /** What breaks a line; within a row of a table nothing but its end does. */
  const breakAt = (name: string): void => {
    if (!LINE.test(name)) return;
    if (open.isInRow && name !== 'tr') lines.add(' ');
    else lines.end();
  };
  for (const { index, 0: tag, 1: slash, 2: tagName, 3: attributes = '' } of html.matchAll(TAG)) {
    read(index);
    from = index + tag.length;
    const name = tagName?.toLowerCase();
    if (name === undefined) continue;
    const isShown = !open.isLeftOut;
    if (slash) open.end(name);
    if (isShown && slash) breakAt(name);
    else if (isShown) begin(name, attributes);
    if (!slash) open.begin(name, attributes, () => listOf(attributes));
  }
  read(html.length);
  lines.end();
  return { lines: lines.all, leftOut };
}
