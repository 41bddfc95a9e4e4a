import { stemOf, type TermWords, termAt, wordsIn } from './search-terms.ts';

/** What can be found, in the order in which kinds are listed. */
export const SEARCH_KINDS = [
  'provision',
  'deleted',
  'amendment',
  'recommendation',
  'response',
  'commitment',
  'decision',
  'note',
  'answer',
  'source',
  'excerpt',
  'theme',
  'comment',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Something with words in it, as the search knows it. */
export interface Findable {
  readonly kind: SearchKind;
  /** Its id among its kind: a pid, `A-001`, `N-003`. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** What to show of it: a ref to itself, or to what it is about. */
  readonly leads: string;
  /** The headings over it, by which it is found as well. */
  readonly headings?: string;
  /** The terms that it defines. */
  readonly defines?: readonly string[];
}

/** A text as it is searched: its words folded once. */
export interface IndexedItem {
  readonly of: Findable;
  /** Those of its name, of its text, and of the headings over it, in that order. */
  readonly words: readonly string[];
  /** Its name in such words, and how many these are. */
  readonly name: string;
  readonly nameWords: number;
  /** How many words of its name and text there are, before those of headings. */
  readonly ownWords: number;
  readonly defines: readonly string[];
}

/** All there is to search, made ready once. */
export interface SearchIndex {
  readonly items: readonly IndexedItem[];
  /** Where each word stands: the place of an item and the word's place in it, pair after pair. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
  readonly wordsOfStem: ReadonlyMap<string, readonly string[]>;
  /** The provision that a search names by its citation; null for one that names none. */
  readonly cited: (search: string) => string | null;
}

function indexed(of: Findable): IndexedItem {
  const [name, text] = [wordsIn(of.name), wordsIn(of.text)];
  return {
    of,
    words: [...name, ...text, ...wordsIn(of.headings ?? '')],
    name: name.join(' '),
    nameWords: name.length,
    ownWords: name.length + text.length,
    defines: (of.defines ?? []).map((term) => wordsIn(term).join(' ')),
  };
}

export function searchIndex(all: readonly Findable[], cited: SearchIndex['cited'] = () => null): SearchIndex {
  const items = all.map(indexed);
  const placesOf = new Map<string, number[]>();
  for (const [item, { words }] of items.entries())
    for (const [at, word] of words.entries()) {
      const places = placesOf.get(word);
      if (places) places.push(item, at);
      else placesOf.set(word, [item, at]);
    }
  const wordsOfStem = new Map<string, string[]>();
  for (const word of placesOf.keys()) {
    const stem = stemOf(word);
    const words = wordsOfStem.get(stem);
    if (words) words.push(word);
    else wordsOfStem.set(stem, [word]);
  }
  return { items, placesOf, wordsOfStem, cited };
}

/** The words of an index with which a term may begin. */
function firstWords({ placesOf, wordsOfStem }: SearchIndex, { spellings, beginning }: TermWords) {
  const words = new Set<string>();
  for (const [first = '', ...others] of spellings) {
    words.add(first);
    if (others.length > 0) continue;
    for (const word of wordsOfStem.get(stemOf(first)) ?? []) words.add(word);
    if (beginning) for (const word of placesOf.keys()) if (word.startsWith(first)) words.add(word);
  }
  return words;
}

const NAME_WEIGHT = 8;
const HEADING_WEIGHT = 0.5;

/**
 * How often and how well each item that holds a term does so, by the item's place: in the name counts most, in a heading
 * over the text least.
 */
export function weightsOf(index: SearchIndex, term: TermWords): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const word of firstWords(index, term)) {
    const places = index.placesOf.get(word) ?? [];
    for (let nth = 0; nth < places.length; nth += 2) {
      const [place = 0, at = 0] = [places[nth], places[nth + 1]];
      const item = index.items[place];
      if (!item) continue;
      const { fit, length } = termAt(item.words, at, term);
      if (fit === 0) continue;
      const rank = at < item.nameWords ? NAME_WEIGHT : at < item.ownWords ? 1 : HEADING_WEIGHT;
      weights.set(place, (weights.get(place) ?? 0) + fit * rank * length);
    }
  }
  return weights;
}
