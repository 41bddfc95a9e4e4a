import {
  type Findable,
  type IndexedItem,
  type SearchIndex,
  type SearchKind,
  weightsOf,
} from './search-index.ts';
import {
  type MatchSpan,
  type SearchTerm,
  searchTerms,
  stretchOf,
  termWords,
  withoutStopWords,
  wordsIn,
} from './search-terms.ts';

/** One thing that was found. */
export interface Hit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  readonly leads: string;
  /** The words round what was found, and where in them it is. */
  readonly text: string;
  readonly matches: readonly MatchSpan[];
}

/** "definition of conduct" asks for what "conduct" asks for. */
const ASKS_MEANING = /^(?:the )?(?:definition|meaning) of (?:the )?(?:term )?/;

/** How much nearer than by its words a text is: named so, beginning so, or the definition of what was typed; else 0. */
function namingOf({ of, name, defines }: IndexedItem, typed: string, cited: string | null): number {
  if (cited !== null && of.kind === 'provision' && of.id === cited) return 4;
  const bare = name.replace(/^(?:section|schedule) /, '');
  if (name === typed || bare === typed) return 3;
  if (defines.includes(typed.replace(ASKS_MEANING, ''))) return 2;
  return `${name} `.startsWith(`${typed} `) || `${bare} `.startsWith(`${typed} `) ? 1 : 0;
}

interface Scored {
  readonly of: Findable;
  readonly place: number;
  /** The first of these that differs decides: its naming, whether it has every word, how much it says so. */
  readonly score: readonly [number, number, number];
}

/** What holds any of the terms, with how near each is: a term that few texts hold counts more than a common one. */
function scoresOf(index: SearchIndex, terms: readonly SearchTerm[], search: string): readonly Scored[] {
  const typed = wordsIn(search).join(' ');
  const cited = index.cited(search);
  const weights = terms.map((term) => weightsOf(index, termWords(term)));
  const rarity = weights.map(({ size }) => Math.log(1 + index.items.length / Math.max(1, size)));
  const places = new Set(weights.flatMap((ofTerm) => [...ofTerm.keys()]));
  return [...places].flatMap((place): readonly Scored[] => {
    const item = index.items[place];
    if (!item) return [];
    const own = weights.map((ofTerm) => ofTerm.get(place) ?? 0);
    const hasAll = own.every((weight) => weight > 0) ? 1 : 0;
    const sum = own.reduce((all, weight, term) => all + (rarity[term] ?? 0) * Math.log2(1 + weight), 0);
    // A short text that says it is more about it than a long one.
    const closeness = sum / Math.log2(8 + item.ownWords);
    return [{ of: item.of, place, score: [namingOf(item, typed, cited), hasAll, closeness] }];
  });
}

const byScore = (one: Scored, other: Scored): number =>
  other.score[0] - one.score[0] ||
  other.score[1] - one.score[1] ||
  other.score[2] - one.score[2] ||
  one.place - other.place;

interface SearchResults {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** How many of each kind were found, those beyond the limit included. */
  readonly counts: Readonly<Partial<Record<SearchKind, number>>>;
}

const hitOf = ({ kind, id, name, leads, text }: Findable, terms: readonly SearchTerm[]): Hit => {
  const { text: words, matches } = stretchOf(text, terms);
  return { kind, id, name, leads, text: words, matches };
};

/**
 * What holds any word or "phrase" of a search, the last word as the beginning of one: what is named so first, and the
 * definition of what was typed, then what holds every word, then what holds most. Nothing for a search without a letter
 * or digit.
 */
export function find(
  index: SearchIndex,
  search: string,
  { kinds, limit }: { readonly kinds: ReadonlySet<SearchKind>; readonly limit: number },
): SearchResults {
  const terms = withoutStopWords(searchTerms(search));
  if (terms.length === 0) return { hits: [], counts: {} };
  const scored = scoresOf(index, terms, search);
  const counts: Partial<Record<SearchKind, number>> = {};
  for (const { of } of scored) counts[of.kind] = (counts[of.kind] ?? 0) + 1;
  const hits = scored.filter(({ of }) => kinds.has(of.kind)).toSorted(byScore);
  return { hits: hits.slice(0, limit).map(({ of }) => hitOf(of, terms)), counts };
}
