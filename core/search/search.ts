import { type MatchSpan, type SearchTerm, searchTerms, stretchOf, wordsIn } from '../base/search-terms.ts';

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

/** A text as it is searched: its words folded once, each with where it stands. */
interface Indexed {
  readonly of: Findable;
  readonly words: readonly string[];
  readonly nameWords: number;
}

/** All there is to search, made ready once. */
export interface SearchIndex {
  readonly all: readonly Indexed[];
}

export const searchIndex = (all: readonly Findable[]): SearchIndex => ({
  all: all.map((of) => {
    const name = wordsIn(of.name);
    return { of, words: [...name, ...wordsIn(of.text)], nameWords: name.length };
  }),
});

type Asked = readonly { readonly words: readonly string[]; readonly beginning: boolean }[];

/** How often and how well a term is met: in the name counts most, a whole word more than the beginning of one. */
function weightOf({ words, nameWords }: Indexed, { words: wanted, beginning }: Asked[number]): number {
  let weight = 0;
  const [first = ''] = wanted;
  const isLong = wanted.length > 1;
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const there = words[at] ?? '';
    if (isLong || !beginning ? there !== first : !there.startsWith(first)) continue;
    if (isLong && !goesOn(words, at, wanted, beginning)) continue;
    const last = words[at + wanted.length - 1];
    const whole = last === wanted.at(-1) ? 2 : 1;
    weight += whole * (at < nameWords ? 8 : 1) * wanted.length;
  }
  return weight;
}

function goesOn(
  words: readonly string[],
  at: number,
  wanted: readonly string[],
  beginning: boolean,
): boolean {
  return wanted.every((word, offset) => {
    const there = words[at + offset];
    return beginning && offset === wanted.length - 1 ? there?.startsWith(word) : there === word;
  });
}

/** Above all that is only said: what is named exactly so, or begins with what was typed. */
const NAMED = 1000;

function nearness(item: Indexed, asked: Asked, typed: readonly string[]): number {
  let sum = 0;
  for (const term of asked) {
    const weight = weightOf(item, term);
    if (weight === 0) return 0;
    sum += Math.log2(1 + weight);
  }
  const name = item.words.slice(0, item.nameWords);
  const bare = name[0] === 'section' || name[0] === 'schedule' ? name.slice(1) : name;
  const isNamed = [name, bare].some((words) => typed.every((word, at) => words[at] === word));
  const exact = [name, bare].some((words) => words.length === typed.length) ? NAMED : NAMED / 2;
  // A short text that says it is more about it than a long one.
  return (isNamed ? exact : 0) + sum / Math.log2(8 + item.words.length);
}

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
 * What holds every word and "phrase" of a search, the last word as the beginning of one: what is named so first, then
 * what says so most, and otherwise in the order given. Nothing for a search without a letter or digit.
 */
export function find(
  index: SearchIndex,
  search: string,
  { kinds, limit }: { readonly kinds: ReadonlySet<SearchKind>; readonly limit: number },
): Found {
  const terms = searchTerms(search);
  if (terms.length === 0) return { hits: [], counts: {} };
  const asked = terms.map(({ text, beginning }) => ({ words: text.split(' '), beginning }));
  const typed = wordsIn(search);
  const counts: Partial<Record<SearchKind, number>> = {};
  const found: { readonly of: Findable; readonly near: number; readonly at: number }[] = [];
  for (const [at, item] of index.all.entries()) {
    const near = nearness(item, asked, typed);
    if (near === 0) continue;
    const { kind } = item.of;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (kinds.has(kind)) found.push({ of: item.of, near, at });
  }
  found.sort((a, b) => b.near - a.near || a.at - b.at);
  return { hits: found.slice(0, limit).map(({ of }) => hitOf(of, terms)), counts };
}
