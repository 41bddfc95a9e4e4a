import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import { type PastedList, pastedList, pastedWordsOf } from '../../../core/amend/pasted/pasted-list.ts';
import { htmlText } from './pasted-words.ts';
import { asOneLine, normaliseText, withoutOuterBreaks } from './plain-text.ts';

/** Pasted or dropped content: as a list where it has that form, and as plain text. */
export interface PastedContent {
  readonly list: PastedList | null;
  readonly words: string;
  /** Whether several lines were joined into one. */
  readonly flattened: boolean;
}

/** Decodes character references. The HTML parser drops a leading space, so an `x` goes before it. */
const decode = (words: string): string =>
  (new DOMParser().parseFromString(`x${words}`, 'text/html').body.textContent ?? '').slice(1);

const plainLines = (plain: string): readonly PastedLine[] =>
  plain.split('\n').map((words) => ({ words, depth: 0 }));

/** Reads pasted lines. */
export function readPasted(lines: readonly PastedLine[]): PastedContent {
  const list = pastedList(lines);
  const [only] = lines;
  // A single line at depth 0 keeps its text as it is; a table row does not.
  const all = lines.length === 1 && only?.depth === 0 ? only.words : pastedWordsOf(lines);
  const { text } = asOneLine(all);
  return { list, words: text, flattened: lines.filter(({ words }) => words.trim() !== '').length > 1 };
}

/**
 * The lines of a paste. Plain text is preferred, unless the HTML has deleted text, lists or tables, which plain text does
 * not show.
 */
export function clipboardLines(data: DataTransfer | null | undefined): readonly PastedLine[] {
  const plain = withoutOuterBreaks(normaliseText(data?.getData('text/plain') ?? ''));
  const html = data?.getData('text/html') ?? '';
  if (html === '') return plainLines(plain);
  const read = htmlText(html, decode);
  const lines = read.lines.map((line) => ({ ...line, words: normaliseText(line.words) }));
  const isSetOut = lines.length > 1 && lines.some(({ depth }) => depth > 0);
  return plain === '' || read.hasExcluded || isSetOut ? lines : plainLines(plain);
}
