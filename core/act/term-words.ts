import { readingOrder } from './reading-order.ts';
import type { Field, Provision } from './tree.ts';

/** The pieces of a provision’s text in which terms are used. */
export const READ: readonly Field[] = ['heading', 'intro', 'content', 'wrapUp'];

const RUN = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9]*$/i;

/** A label that stands for someone: case is part of it, and nothing is added to it. */
export const isLabel = (term: string): boolean => /^\p{Lu}\d?$/u.test(term);

const asLabel = (label: string): string => `=${label}`;

/** A word as it is compared with another: the same for all that a pattern takes for the same whatever their case. */
const folded = (word: string): string =>
  PLAIN.test(word) ? word.toLowerCase() : word.toLowerCase().toUpperCase().toLowerCase();

/** A word that ends in a consonant and y has its plural in -ies. */
export const endsInY = (word: string): boolean => /[^aeiou]y$/.test(word);

/**
 * The words of which a text must have one to use a term at all: the first of the term, in the singular or the plural.
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

const read = new WeakMap<Provision, ReadonlySet<string>>();

/** The words of a provision’s own text, each once, read once for each value. */
export function termWordsIn(node: Provision): ReadonlySet<string> {
  const cached = read.get(node);
  if (cached) return cached;
  const words = new Set<string>();
  for (const field of READ) {
    for (const word of node[field].match(RUN) ?? []) {
      words.add(folded(word));
      if (isLabel(word)) words.add(asLabel(word));
    }
  }
  read.set(node, words);
  return words;
}

interface WordIndex {
  /** The provisions whose own text has a word, by their places in reading order. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  /** The same for the terms that were asked for. */
  readonly byTerm: Map<string, readonly number[]>;
}

const indexes = new WeakMap<Provision, WordIndex>();

/** The index of a text, made once for each value. */
function indexOf(root: Provision): WordIndex {
  const cached = indexes.get(root);
  if (cached) return cached;
  const index = new Map<string, number[]>();
  for (const [place, node] of readingOrder(root).nodes.entries()) {
    for (const word of termWordsIn(node)) {
      const places = index.get(word);
      if (places) places.push(place);
      else index.set(word, [place]);
    }
  }
  const wordIndex: WordIndex = { byWord: index, byTerm: new Map() };
  indexes.set(root, wordIndex);
  return wordIndex;
}

/** All that is in one of two rising lists, rising, each once. */
function union(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const all: number[] = [];
  let [at, to] = [0, 0];
  while (at < one.length || to < other.length) {
    const [a, b] = [one[at] ?? Number.POSITIVE_INFINITY, other[to] ?? Number.POSITIVE_INFINITY];
    all.push(Math.min(a, b));
    if (a <= b) at++;
    if (b <= a) to++;
  }
  return all;
}

/** The places of all provisions that may use a term, rising: few of a text, and never too few. Null where any may. */
export function placesFor(root: Provision, term: string): readonly number[] | null {
  const words = wordsFor(term);
  if (words === null) return null;
  const { byWord, byTerm } = indexOf(root);
  const cached = byTerm.get(term);
  if (cached) return cached;
  const places = words.reduce<readonly number[]>((all, word) => union(all, byWord.get(word) ?? []), []);
  byTerm.set(term, places);
  return places;
}
