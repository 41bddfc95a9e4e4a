import {
  type IndexedDocument,
  type SearchDocument,
  type SearchIndex,
  type SearchKind,
  termWeights,
} from './search-index.ts';
import {
  type MatchSpan,
  type SearchTerm,
  searchTerms,
  snippetOf,
  termWords,
  withoutStopWords,
  wordsIn,
} from './search-terms.ts';

/** One search result. */
export interface Hit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  readonly leads: string;
  /** The words round the matches, and the offsets of the matches in them. */
  readonly text: string;
  readonly matches: readonly MatchSpan[];
}

/** Matches the beginning of a search for a definition, such as "definition of conduct". */
const DEFINITION_SEARCH = /^(?:the )?(?:definition|meaning) of (?:the )?(?:term )?/;

/**
 * Scores a document by its name: 4 for the cited provision, 3 for the same name, 2 for the definition of the searched term.
 * A name that begins with the search has 1, others have 0.
 */
function nameScore(
  { of, name, defines }: IndexedDocument,
  searchedWords: string,
  cited: string | null,
): number {
  if (cited !== null && of.kind === 'provision' && of.id === cited) return 4;
  const bare = name.replace(/^(?:section|schedule) /, '');
  if (name === searchedWords || bare === searchedWords) return 3;
  if (defines.includes(searchedWords.replace(DEFINITION_SEARCH, ''))) return 2;
  return `${name} `.startsWith(`${searchedWords} `) || `${bare} `.startsWith(`${searchedWords} `) ? 1 : 0;
}

interface ScoredDocument {
  readonly of: SearchDocument;
  readonly place: number;
  /** In order of precedence: the score of its name; 1 if it contains all terms, otherwise 0; the score of its words. */
  readonly score: readonly [number, number, number];
}

/** Scores the documents that contain any of the terms. A rare term counts more than a common a. */
function scoreDocuments(
  index: SearchIndex,
  terms: readonly SearchTerm[],
  search: string,
): readonly ScoredDocument[] {
  const searchedWords = wordsIn(search).join(' ');
  const cited = index.cited(search);
  const weights = terms.map((term) => termWeights(index, termWords(term)));
  const rarity = weights.map(({ size }) => Math.log(1 + index.items.length / Math.max(1, size)));
  const places = new Set(weights.flatMap((byDocument) => [...byDocument.keys()]));
  return [...places].flatMap((place): readonly ScoredDocument[] => {
    const document = index.items[place];
    if (!document) return [];
    const own = weights.map((byDocument) => byDocument.get(place) ?? 0);
    const hasAll = own.every((weight) => weight > 0) ? 1 : 0;
    const sum = own.reduce((all, weight, term) => all + (rarity[term] ?? 0) * Math.log2(1 + weight), 0);
    // The same matches count more in a short text than in a long a.
    const closeness = sum / Math.log2(8 + document.ownWords);
    return [
      { of: document.of, place, score: [nameScore(document, searchedWords, cited), hasAll, closeness] },
    ];
  });
}

const byScore = (a: ScoredDocument, b: ScoredDocument): number =>
  b.score[0] - a.score[0] || b.score[1] - a.score[1] || b.score[2] - a.score[2] || a.place - b.place;

interface SearchResults {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The number of matches of each kind, also those beyond the limit. */
  readonly counts: Readonly<Partial<Record<SearchKind, number>>>;
}

const toHit = ({ kind, id, name, leads, text }: SearchDocument, terms: readonly SearchTerm[]): Hit => {
  const { text: words, matches } = snippetOf(text, terms);
  return { kind, id, name, leads, text: words, matches };
};

/**
 * Searches an index for any word or "phrase". Documents with that name or definition come first, then those with all words,
 * then the rest by score. No results for a search without a letter or digit.
 */
export function findInIndex(
  index: SearchIndex,
  search: string,
  { kinds, limit }: { readonly kinds: ReadonlySet<SearchKind>; readonly limit: number },
): SearchResults {
  const terms = withoutStopWords(searchTerms(search));
  if (terms.length === 0) return { hits: [], counts: {} };
  const scored = scoreDocuments(index, terms, search);
  const counts: Partial<Record<SearchKind, number>> = {};
  for (const { of } of scored) counts[of.kind] = (counts[of.kind] ?? 0) + 1;
  const hits = scored.filter(({ of }) => kinds.has(of.kind)).toSorted(byScore);
  return { hits: hits.slice(0, limit).map(({ of }) => toHit(of, terms)), counts };
}
