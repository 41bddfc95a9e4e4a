import {
  type MatchSpan,
  type SearchTerm,
  searchTerms,
  stretchOf,
  type TermWords,
  termAt,
  termWords,
  withoutStopWords,
  wordsIn,
} from './search-terms.ts';

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

/** A text as it is searched: its words folded once. */
interface Indexed {
  readonly of: Findable;
  /** Those of its name, of its text, and of the headings over it, in that order. */
  readonly words: readonly string[];
  readonly nameWords: number;
  /** How many words of its name and text there are, before those of headings. */
  readonly ownWords: number;
  readonly defines: readonly string[];
}

/** All there is to search, made ready once. */
export interface SearchIndex {
  readonly all: readonly Indexed[];
  /** The provision that a search names by its citation; null for one that names none. */
  readonly cited: (search: string) => string | null;
}

export const searchIndex = (
  all: readonly Findable[],
  cited: SearchIndex['cited'] = () => null,
): SearchIndex => ({
  cited,
  all: all.map((of) => {
    const [name, text] = [wordsIn(of.name), wordsIn(of.text)];
    return {
      of,
      words: [...name, ...text, ...wordsIn(of.headings ?? '')],
      nameWords: name.length,
      ownWords: name.length + text.length,
      defines: (of.defines ?? []).map((term) => wordsIn(term).join(' ')),
    };
  }),
});

const NAME_WEIGHT = 8;
const HEADING_WEIGHT = 0.5;

/** How often and how well a term is met: in the name counts most, in a heading over the text least. */
function weightOf({ words, nameWords, ownWords }: Indexed, term: TermWords): number {
  let weight = 0;
  for (let at = 0; at < words.length; at++) {
    const { fit, length } = termAt(words, at, term);
    if (fit === 0) continue;
    const place = at < nameWords ? NAME_WEIGHT : at < ownWords ? 1 : HEADING_WEIGHT;
    weight += fit * place * length;
  }
  return weight;
}

/** "definition of conduct" asks for what "conduct" asks for. */
const ASKS_MEANING = /^(?:the )?(?:definition|meaning) of (?:the )?(?:term )?/;

/** How much nearer than by its words a text is: named so, beginning so, or the definition of what was typed; else 0. */
function namingOf({ of, words, nameWords, defines }: Indexed, typed: string, cited: string | null): number {
  if (cited !== null && of.kind === 'provision' && of.id === cited) return 4;
  const name = words.slice(0, nameWords).join(' ');
  const bare = name.replace(/^(?:section|schedule) /, '');
  if (name === typed || bare === typed) return 3;
  if (defines.includes(typed.replace(ASKS_MEANING, ''))) return 2;
  return `${name} `.startsWith(`${typed} `) || `${bare} `.startsWith(`${typed} `) ? 1 : 0;
}

interface Scored {
  readonly of: Findable;
  readonly at: number;
  /** The first of these that differs decides: its naming, whether it has every word, how much it says so. */
  readonly score: readonly [number, number, number];
}

/** What holds any of the terms, with how near each is: a term that few texts hold counts more than a common one. */
function score(index: SearchIndex, asked: readonly TermWords[], search: string): readonly Scored[] {
  const typed = wordsIn(search).join(' ');
  const cited = index.cited(search);
  const weighed = index.all.map((item, at) => {
    const weights = asked.map((term) => weightOf(item, term));
    return { item, at, weights, naming: namingOf(item, typed, cited) };
  });
  const rarity = asked.map((_, term) => {
    const holding = weighed.filter(({ weights }) => (weights[term] ?? 0) > 0).length;
    return Math.log(1 + index.all.length / Math.max(1, holding));
  });
  return weighed
    .filter(({ weights, naming }) => naming > 0 || weights.some((weight) => weight > 0))
    .map(({ item, at, weights, naming }) => {
      const hasAll = weights.every((weight) => weight > 0) ? 1 : 0;
      const sum = weights.reduce((all, weight, term) => all + (rarity[term] ?? 0) * Math.log2(1 + weight), 0);
      // A short text that says it is more about it than a long one.
      return { of: item.of, at, score: [naming, hasAll, sum / Math.log2(8 + item.ownWords)] };
    });
}

const byScore = (one: Scored, other: Scored): number =>
  other.score[0] - one.score[0] ||
  other.score[1] - one.score[1] ||
  other.score[2] - one.score[2] ||
  one.at - other.at;

interface Found {
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
): Found {
  const terms = withoutStopWords(searchTerms(search));
  if (terms.length === 0) return { hits: [], counts: {} };
  const scored = score(index, terms.map(termWords), search);
  const counts: Partial<Record<SearchKind, number>> = {};
  for (const { of } of scored) counts[of.kind] = (counts[of.kind] ?? 0) + 1;
  const hits = scored.filter(({ of }) => kinds.has(of.kind)).toSorted(byScore);
  return { hits: hits.slice(0, limit).map(({ of }) => hitOf(of, terms)), counts };
}
