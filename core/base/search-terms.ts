/** What is searched for: a word or a phrase, or the beginning of one. */
export interface SearchTerm {
  readonly text: string;
  readonly beginning: boolean;
}

/** The letters and digits that make a word, marks on them included, as the store's table of words takes them. */
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** A shorter beginning would stand for half of all words. */
const SHORTEST_BEGINNING = 3;
const MOST_TERMS = 20;

const PLAIN = /^[a-z0-9]*$/;

/** A word for comparing: without case and accents, of which most words of English have none. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, ready for comparing. */
export const wordsIn = (text: string): readonly string[] => (text.match(WORD) ?? []).map(foldWord);

/**
 * What a person's search asks for: every word, and every phrase "in quotation marks", must be there; the last word, while
 * it is being typed, may be the beginning of one. Empty for a search with no letter or digit in it.
 */
export function searchTerms(search: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  const pattern = /["“”]([^"“”]*)["“”]?|[^\s"“”]+/g;
  for (const found of search.matchAll(pattern)) {
    const quoted = found[1] !== undefined;
    const words = wordsIn(found[1] ?? found[0]);
    const last = words.at(-1);
    if (last === undefined) continue;
    const typing = !quoted && found.index + found[0].length === search.length;
    terms.push({ text: words.join(' '), beginning: typing && last.length >= SHORTEST_BEGINNING });
  }
  return terms.slice(0, MOST_TERMS);
}

export interface MatchSpan {
  readonly from: number;
  readonly to: number;
}

/** Where in a text the words and phrases are, in its order; none overlaps another. */
function findTerms(text: string, terms: readonly SearchTerm[]): readonly MatchSpan[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: foldWord(word),
    from: index,
    to: index + word.length,
  }));
  const asked = terms.map(({ text: words, beginning }) => ({ words: words.split(' '), beginning }));
  const spans: MatchSpan[] = [];
  for (let at = 0; at < words.length; ) {
    const found = asked.find(({ words: wanted, beginning }) =>
      wanted.every((word, offset) => {
        const there = words[at + offset]?.word;
        const last = offset === wanted.length - 1;
        return beginning && last ? there?.startsWith(word) : there === word;
      }),
    );
    const first = words[at];
    const last = words[at + (found?.words.length ?? 1) - 1];
    if (found && first && last) spans.push({ from: first.from, to: last.to });
    at += found?.words.length ?? 1;
  }
  return spans;
}

/** A stretch of a text around what was found in it. */
interface Stretch {
  readonly text: string;
  /** Where in the whole it begins, in UTF-16 units. */
  readonly from: number;
  readonly matches: readonly MatchSpan[];
}

/** UTF-16 units of a long answer that a list shows, and those before the first match. */
const SHOWN = 600;
const BEFORE = 80;
/** How far into an answer a list looks for the words. */
const LOOKED_THROUGH = 200_000;

const splitsPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at));

/** The stretch of a text that a list shows: whole where it is short, else from a little before the first match on. */
export function stretchOf(text: string, terms: readonly SearchTerm[]): Stretch {
  const found = terms.length === 0 ? [] : findTerms(text.slice(0, LOOKED_THROUGH), terms);
  const first = found[0]?.from ?? 0;
  const wish = text.length <= SHOWN || first <= SHOWN - BEFORE ? 0 : first - BEFORE;
  const from = splitsPair(text, wish) ? wish - 1 : wish;
  const end = Math.min(text.length, from + SHOWN);
  const to = splitsPair(text, end) ? end - 1 : end;
  const matches = found
    .filter((span) => span.from >= from && span.to <= to)
    .map((span) => ({ from: span.from - from, to: span.to - from }));
  return { text: text.slice(from, to), from, matches };
}
