import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import { type PastedList, pastedList, pastedWordsOf } from '../../../core/amend/pasted/pasted-list.ts';
import { pastedWords } from './pasted-words.ts';
import { asOneLine, usable, withoutOuterBreaks } from './text.ts';

/** What was pasted or dropped: provisions where it has their form, and what it is as words. */
export interface Pasted {
  readonly list: PastedList | null;
  readonly words: string;
  /** Whether lines became words of one. */
  readonly flattened: boolean;
}

/** A parser drops the space at the beginning of what it reads. */
const decode = (words: string): string =>
  (new DOMParser().parseFromString(`x${words}`, 'text/html').body.textContent ?? '').slice(1);

const plainLines = (plain: string): readonly PastedLine[] =>
  plain.split('\n').map((words) => ({ words, depth: 0 }));

/** Reads what was copied elsewhere, line by line. */
export function readPasted(lines: readonly PastedLine[]): Pasted {
  const list = pastedList(lines);
  const [only] = lines;
  // A row is told apart from what it stands in; words are taken just as they are.
  const all = lines.length === 1 && only?.depth === 0 ? only.words : pastedWordsOf(lines);
  const { text } = asOneLine(all);
  return { list, words: text, flattened: lines.filter(({ words }) => words.trim() !== '').length > 1 };
}

/**
 * The lines of what was copied: plain where there is plain, unless the page has words that it struck out, lists, or
 * tables, of which plain text keeps little.
 */
export function linesIn(data: DataTransfer | null | undefined): readonly PastedLine[] {
  const plain = withoutOuterBreaks(usable(data?.getData('text/plain') ?? ''));
  const html = data?.getData('text/html') ?? '';
  if (html === '') return plainLines(plain);
  const read = pastedWords(html, decode);
  const lines = read.lines.map((line) => ({ ...line, words: usable(line.words) }));
  const isSetOut = lines.length > 1 && lines.some(({ depth }) => depth > 0);
  return plain === '' || read.leftOut || isSetOut ? lines : plainLines(plain);
}
