import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import { LABELLED } from '../../../core/amend/pasted/label.ts';
import { countItem, pageListOf } from './page-lists.ts';
import { OpenElements } from './pasted-elements.ts';

/** One tag, comment or declaration of HTML. The last one may be cut off. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^>"'])*)>?/gi;

const LINE_ELEMENT =
  /^(?:address|article|blockquote|br|caption|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;
const CELL_ELEMENT = /^(?:td|th)$/;
/** The text read from HTML. */
export interface HtmlText {
  readonly lines: readonly PastedLine[];
  /** Whether struck-through or hidden text was excluded. */
  readonly hasExcluded: boolean;
}

/** Builds lines of text while HTML is read. */
class LineBuilder {
  readonly all: PastedLine[] = [];
  /** Empty, or text that is not only spaces. */
  #words = '';
  #depth = 0;
  #label = '';
  #isBlock = false;

  add(words: string): void {
    // A page shows no space between its elements or at the start of a block.
    if (this.#words !== '') this.#words += words;
    else if (words.trim() !== '') this.#words = this.#isBlock ? words.trimStart() : words;
  }

  /** Ends the current line if it has text. An item without text yet continues. */
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

  /** Begins a table cell. */
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
 * The text of HTML as its page shows it: a line for each paragraph, list item and table row, with cells separated by tabs,
 * without struck-through or hidden text. For security, the HTML is never parsed into elements; only text that contains
 * character references is passed to `decode`.
 */
export function htmlText(html: string, decode: (words: string) => string): HtmlText {
  const open = new OpenElements();
  const lines = new LineBuilder();
  let hasExcluded = false;
  let from = 0;
  const read = (to: number): void => {
    const words = html.slice(from, to).replace(/\s+/g, ' ');
    if (open.isExcluded) hasExcluded ||= !open.isWithoutText && words.trim() !== '';
    else lines.add(/[&<]/.test(words) ? decode(words) : words);
  };
  const begin = (name: string, attributes: string): void => {
    if (name === 'tr') lines.item(open.listDepth + 1);
    else if (CELL_ELEMENT.test(name)) lines.cell();
    else if (name === 'li' && !open.isInRow)
      lines.item(Math.max(1, open.listDepth), countItem(open.list, attributes));
    else breakAt(name);
  };
  /** Ends the line at an element that breaks it. In a table row, only the end of the row does. */
  const breakAt = (name: string): void => {
    if (!LINE_ELEMENT.test(name)) return;
    if (open.isInRow && name !== 'tr') lines.add(' ');
    else lines.end();
  };
  for (const { index, 0: tag, 1: slash, 2: tagName, 3: attributes = '' } of html.matchAll(MARKUP)) {
    read(index);
    from = index + tag.length;
    const name = tagName?.toLowerCase();
    if (name === undefined) continue;
    const isShown = !open.isExcluded;
    if (slash) open.end(name);
    if (isShown && slash) breakAt(name);
    else if (isShown) begin(name, attributes);
    if (!slash) open.begin(name, attributes, () => pageListOf(attributes));
  }
  read(html.length);
  lines.end();
  return { lines: lines.all, hasExcluded };
}
