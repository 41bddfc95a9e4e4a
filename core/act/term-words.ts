import { addToList } from '../base/group-by.ts';
import { memoise } from '../base/once.ts';
import { readingOrder } from './reading-order.ts';
import type { Field, Provision } from './tree.ts';

/** The fields of a provision in which terms are looked for. */
export const READ: readonly Field[] = ['heading', 'intro', 'content', 'wrapUp'];

const RUN = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9]*$/i;

/** Whether a term is a label for a person, such as “A” or “P2”. Labels are case-sensitive and have no plural. */
export const isLabel = (term: string): boolean => /^\p{Lu}\d?$/u.test(term);

/** The index key of a label, which differs from that of the word with the same letters. */
const asLabel = (label: string): string => `=${label}`;

/** A word in the form for comparison: equal for all words that a case-insensitive regular expression treats as equal. */
const folded = (word: string): string =>
  PLAIN.test(word) ? word.toLowerCase() : word.toLowerCase().toUpperCase().toLowerCase();

/** Whether a word ends in a consonant and y, so that its plural ends in -ies. */
export const endsInY = (word: string): boolean => /[^aeiou]y$/.test(word);

/**
 * The index keys of a term: its first word, in the singular and plural. A text that has none of them doesn't use the term.
 * Null for a term without a letter or digit.
 */
export function wordsFor(term: string): readonly string[] | null {
  if (isLabel(term)) return [asLabel(term)];
  for (const word of term.trim().split(/\s+/)) {
    const [run] = word.matchAll(RUN);
    if (!run) continue;
    const [text] = run;
    if (run.index + text.length < word.length) return [folded(text)];
    const forms = endsInY(word) ? [text, `${text.slice(0, -1)}ies`] : [text, `${text}s`, `${text}es`];
    return forms.map(folded);
  }
  return null;
}

/** The distinct index keys of a provision’s own words. Cached for each provision value. */
export const termWordsIn = memoise((node: Provision): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const field of READ) {
    for (const word of node[field].match(RUN) ?? []) {
      words.add(folded(word));
      if (isLabel(word)) words.add(asLabel(word));
    }
  }
  return words;
});

interface WordIndex {
  /** For each word, the places in reading order of the provisions whose own text has it. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  /** Cached answers of `placesFor`, by term. */
  readonly byTerm: Map<string, readonly number[]>;
}

/** The word index of a text. Cached for each text value. */
const indexOf = memoise((root: Provision): WordIndex => {
  const index = new Map<string, number[]>();
  for (const [place, node] of readingOrder(root).nodes.entries()) {
    for (const word of termWordsIn(node)) addToList(index, word, place);
  }
  return { byWord: index, byTerm: new Map() };
});

/**
 * The places, in ascending order, of all provisions that may use a term. They may include some that don't. Null if every
 * provision may.
 */
export function placesFor(root: Provision, term: string): readonly number[] | null {
  const words = wordsFor(term);
  if (words === null) return null;
  const { byWord, byTerm } = indexOf(root);
  const cached = byTerm.get(term);
  if (cached) return cached;
  const places = [...new Set(words.flatMap((word) => byWord.get(word) ?? []))].sort((a, b) => a - b);
  byTerm.set(term, places);
  return places;
}
