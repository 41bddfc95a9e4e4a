import { groupBy } from '../base/group-by.ts';
import { stemOf, type TermWords, termAt, wordsIn } from './search-terms.ts';

/** The kinds of documents, in the order in which they are listed. */
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

/** Something with words that a search can find. */
export interface SearchDocument {
  readonly kind: SearchKind;
  /** The id within its kind: a pid, `A-001`, `N-003`. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** The ref to open: its own, or that of what it is about. */
  readonly leads: string;
  /** The headings above it, which are searched, too. */
  readonly headings?: string;
  /** The terms that it defines. */
  readonly defines?: readonly string[];
}

/** A document with its folded words. */
export interface IndexedDocument {
  readonly of: SearchDocument;
  /** The folded words of its name, its text and its headings, in that order. */
  readonly words: readonly string[];
  /** The folded words of its name, as one string. */
  readonly name: string;
  /** The number of words in its name. */
  readonly nameWords: number;
  /** The number of words in its name and text. */
  readonly ownWords: number;
  readonly defines: readonly string[];
}

/** An inverted index of a review's words. */
export interface SearchIndex {
  readonly items: readonly IndexedDocument[];
  /** For each word, pairs in one flat list: the index of a document, then the index of the word in its `words`. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
  readonly wordsOfStem: ReadonlyMap<string, readonly string[]>;
  /** The pid of the provision that a search cites; null if it cites none. */
  readonly cited: (search: string) => string | null;
}

function indexDocument(of: SearchDocument): IndexedDocument {
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

export function searchIndex(
  all: readonly SearchDocument[],
  cited: SearchIndex['cited'] = () => null,
): SearchIndex {
  const items = all.map(indexDocument);
  const placesOf = new Map<string, number[]>();
  for (const [document, { words }] of items.entries())
    for (const [at, word] of words.entries()) {
      const places = placesOf.get(word);
      if (places) places.push(document, at);
      else placesOf.set(word, [document, at]);
    }
  return { items, placesOf, wordsOfStem: groupBy([...placesOf.keys()], stemOf), cited };
}

/** The words of an index that may be the first word of a term: equal, with the same stem, or beginning with it. */
function firstWords({ placesOf, wordsOfStem }: SearchIndex, { spellings, isPrefix }: TermWords) {
  const words = new Set<string>();
  for (const [first = '', ...others] of spellings) {
    words.add(first);
    if (others.length > 0) continue;
    for (const word of wordsOfStem.get(stemOf(first)) ?? []) words.add(word);
    if (isPrefix) for (const word of placesOf.keys()) if (word.startsWith(first)) words.add(word);
  }
  return words;
}

const NAME_WEIGHT = 8;
const HEADING_WEIGHT = 0.5;

/**
 * The weight of a term in each document that contains it, by the document's index. The weight grows with the number and
 * quality of matches. A match in the name counts most, in a heading least.
 */
export function termWeights(index: SearchIndex, term: TermWords): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const word of firstWords(index, term)) {
    const places = index.placesOf.get(word) ?? [];
    for (let nth = 0; nth < places.length; nth += 2) {
      const [place = 0, at = 0] = [places[nth], places[nth + 1]];
      const document = index.items[place];
      if (!document) continue;
      const { fit, length } = termAt(document.words, at, term);
      if (fit === 0) continue;
      const rank = at < document.nameWords ? NAME_WEIGHT : at < document.ownWords ? 1 : HEADING_WEIGHT;
      weights.set(place, (weights.get(place) ?? 0) + fit * rank * length);
    }
  }
  return weights;
}
