import { citedUnits } from './cited-units.ts';

/** What is searched for: a word or a phrase, the beginning of one, or a citation in each way of writing it. */
export interface SearchTerm {
  /** Any of these words or phrases will do, the longest first; never empty. */
  readonly spellings: readonly string[];
  /** Whether its last word may be the beginning of a longer one. */
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
 * What a person's search asks for: words, phrases "in quotation marks", and citations however they are written; the last
 * word, while it is being typed, may be the beginning of one. Empty for a search with no letter or digit in it.
 */
export function searchTerms(search: string): readonly SearchTerm[] {
  const cited = citedUnits(search);
  const terms: SearchTerm[] = [];
  const pattern = /["“”]([^"“”]*)["“”]?|[^\s"“”]+/g;
  for (let at = 0; at < search.length && terms.length < MOST_TERMS; ) {
    const unit = cited.find(({ from }) => from === search.slice(at).search(/\S/) + at);
    if (unit) {
      terms.push({ spellings: unit.spellings, beginning: false });
      at = unit.to;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(search);
    if (!match) break;
    at = match.index + match[0].length;
    const isQuoted = match[1] !== undefined;
    const words = wordsIn(match[1] ?? match[0]);
    const last = words.at(-1);
    if (last === undefined) continue;
    const isBeingTyped = !isQuoted && at === search.length;
    terms.push({
      spellings: [words.join(' ')],
      beginning: isBeingTyped && last.length >= SHORTEST_BEGINNING,
    });
  }
  return terms;
}

/** Words that are in almost every text, and tell none from another. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and any are as at be been by can do does for from has have how i if in into is it its may my of on or our shall should so such that the their them there these they this those to was we were what when where whether which who whom will with would you your'.split(
    ' ',
  ),
);

/** The terms of a search that tell texts apart; all of them where none does. */
export function withoutStopWords(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const telling = terms.filter(({ spellings }) => !spellings.every((spelling) => STOP_WORDS.has(spelling)));
  return telling.length > 0 ? telling : terms;
}

/** How well a word of a text is the one that is searched for, from 0 (not) to 2 (the very word). */
function wordFit(word: string | undefined, searched: string, mayGoOn: boolean): number {
  if (word === undefined) return 0;
  if (word === searched) return 2;
  return mayGoOn && word.startsWith(searched) ? 1 : 0;
}

/** A term ready for comparing with words. */
export interface TermWords {
  readonly spellings: readonly (readonly string[])[];
  readonly beginning: boolean;
}

export const termWords = ({ spellings, beginning }: SearchTerm): TermWords => ({
  spellings: spellings.map((spelling) => spelling.split(' ')),
  beginning,
});

/** Letters that are left of a word, at least, for another inflection of it to be the same word. */
const SHORTEST_STEM = 4;

/** A word without what inflects it: "breaches" as "breach", "dismissed" as "dismissal". */
export function stemOf(word: string): string {
  if (word.length <= SHORTEST_STEM || !PLAIN.test(word)) return word;
  const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<!s)s$/, '');
  const stem = singular.replace(/(?:ing|ed|al|ly)$/, '').replace(/e$/, '');
  return stem.length >= SHORTEST_STEM ? stem : word;
}

/**
 * How well the words of a text from a place on match a term, from 0 (not) to 2 (word for word). Also how many words
 * match. A single word also matches another inflection.
 */
export function termAt(
  words: readonly string[],
  at: number,
  { spellings, beginning }: TermWords,
): { readonly fit: number; readonly length: number } {
  const first = words[at] ?? '';
  for (const spelling of spellings) {
    let fit = 2;
    for (let offset = 0; offset < spelling.length && fit > 0; offset++) {
      const mayGoOn = beginning && offset === spelling.length - 1;
      fit = Math.min(fit, wordFit(words[at + offset], spelling[offset] ?? '', mayGoOn));
    }
    if (fit > 0) return { fit, length: spelling.length };
  }
  const [[only = '', ...others] = []] = spellings;
  const isInflected =
    spellings.length === 1 &&
    others.length === 0 &&
    first.charAt(0) === only.charAt(0) &&
    stemOf(first) === stemOf(only);
  return { fit: isInflected ? 1 : 0, length: 1 };
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
  const folded = words.map(({ word }) => word);
  const termSpellings = terms.map(termWords);
  const spans: MatchSpan[] = [];
  for (let at = 0; at < words.length; ) {
    const lengths = termSpellings.map((term) => termAt(folded, at, term)).filter(({ fit }) => fit > 0);
    const length = lengths[0]?.length ?? 0;
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last) spans.push({ from: first.from, to: last.to });
    at += Math.max(1, length);
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
const SHOWN_LENGTH = 600;
const BEFORE = 80;
/** How far into an answer a list looks for the words. */
const LOOKED_THROUGH = 200_000;

const splitsPair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at));

/** The stretch of a text that a list shows: whole where it is short, else from a little before the first match on. */
export function stretchOf(text: string, terms: readonly SearchTerm[]): Stretch {
  const spans = terms.length === 0 ? [] : findTerms(text.slice(0, LOOKED_THROUGH), terms);
  const first = spans[0]?.from ?? 0;
  const wish = text.length <= SHOWN_LENGTH || first <= SHOWN_LENGTH - BEFORE ? 0 : first - BEFORE;
  const from = splitsPair(text, wish) ? wish - 1 : wish;
  const end = Math.min(text.length, from + SHOWN_LENGTH);
  const to = splitsPair(text, end) ? end - 1 : end;
  const matches = spans
    .filter((span) => span.from >= from && span.to <= to)
    .map((span) => ({ from: span.from - from, to: span.to - from }));
  return { text: text.slice(from, to), from, matches };
}
