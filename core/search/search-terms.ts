import { citedUnits } from './cited-units.ts';

/** One term of a search: a word, a phrase, or a citation with all the ways to write it. */
export interface SearchTerm {
  /** The words or phrases, of which any may match. The longest is first; never empty. */
  readonly spellings: readonly string[];
  /** Whether the last word may be the beginning of a longer word. */
  readonly isPrefix: boolean;
}

/** Matches a word of letters and digits with their accents, as the tokenizer of the store's table of words does. */
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** The least letters of a prefix. Shorter ones would match half of all words. */
const MIN_PREFIX_LENGTH = 3;
const MAX_TERMS = 20;

const PLAIN = /^[a-z0-9]*$/;

/** Folds a word for comparison: small letters without accents. ASCII words take a shortcut. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The folded words of a text. */
export const wordsIn = (text: string): readonly string[] => (text.match(WORD) ?? []).map(foldWord);

/**
 * Parses a person's search into words, phrases "in quotation marks" and citations. The last word may be the beginning of a
 * word, because it may still be being typed. Empty for a search without a letter or digit.
 */
export function searchTerms(search: string): readonly SearchTerm[] {
  const cited = citedUnits(search);
  const terms: SearchTerm[] = [];
  const pattern = /["“”]([^"“”]*)["“”]?|[^\s"“”]+/g;
  for (let at = 0; at < search.length && terms.length < MAX_TERMS; ) {
    const unit = cited.find(({ from }) => from === search.slice(at).search(/\S/) + at);
    if (unit) {
      terms.push({ spellings: unit.spellings, isPrefix: false });
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
      isPrefix: isBeingTyped && last.length >= MIN_PREFIX_LENGTH,
    });
  }
  return terms;
}

/** Words in almost every text, which don't distinguish texts. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and any are as at be been by can do does for from has have how i if in into is it its may my of on or our shall should so such that the their them there these they this those to was we were what when where whether which who whom will with would you your'.split(
    ' ',
  ),
);

/** The terms of a search without stop words. A search of stop words only is returned unchanged. */
export function withoutStopWords(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const significant = terms.filter(({ spellings }) => !spellings.every((words) => STOP_WORDS.has(words)));
  return significant.length > 0 ? significant : terms;
}

/** How well a word of a text matches a searched word: 0 for no match, 1 for a prefix, 2 for the same word. */
function wordFit(word: string | undefined, searched: string, mayBePrefix: boolean): number {
  if (word === undefined) return 0;
  if (word === searched) return 2;
  return mayBePrefix && word.startsWith(searched) ? 1 : 0;
}

/** A term whose spellings are split into words. */
export interface TermWords {
  readonly spellings: readonly (readonly string[])[];
  readonly isPrefix: boolean;
}

export const termWords = ({ spellings, isPrefix }: SearchTerm): TermWords => ({
  spellings: spellings.map((spelling) => spelling.split(' ')),
  isPrefix,
});

/** The least letters of a stem. Shorter stems would be shared by different words. */
const MIN_STEM_LENGTH = 4;

/** The stem of an English word, without its ending: "breach" for "breaches", "dismiss" for "dismissed" and "dismissal". */
export function stemOf(word: string): string {
  if (word.length <= MIN_STEM_LENGTH || !PLAIN.test(word)) return word;
  const singular = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<!s)s$/, '');
  const stem = singular.replace(/(?:ing|ed|al|ly)$/, '').replace(/e$/, '');
  return stem.length >= MIN_STEM_LENGTH ? stem : word;
}

/**
 * Matches a term with the words of a text that begin at an index. `fit` is 0 for no match, 1 for a prefix or another inflection,
 * 2 for the same words. `length` is the number of words.
 */
export function termAt(
  words: readonly string[],
  at: number,
  { spellings, isPrefix }: TermWords,
): { readonly fit: number; readonly length: number } {
  const first = words[at] ?? '';
  for (const spelling of spellings) {
    let fit = 2;
    for (let offset = 0; offset < spelling.length && fit > 0; offset++) {
      const mayBePrefix = isPrefix && offset === spelling.length - 1;
      fit = Math.min(fit, wordFit(words[at + offset], spelling[offset] ?? '', mayBePrefix));
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

/** Finds terms in a text, in text order. The spans do not overlap. */
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

/** A part of a text, shown in a list of results. */
interface Snippet {
  readonly text: string;
  /** Its offset in the whole text, in UTF-16 code units. */
  readonly from: number;
  /** Offsets in the snippet. */
  readonly matches: readonly MatchSpan[];
}

/** The longest snippet, and its part before the first match, in UTF-16 code units. */
const MAX_SNIPPET_LENGTH = 600;
const LENGTH_BEFORE_MATCH = 80;
/** Matches after this offset are not looked for. */
const MAX_SEARCHED_LENGTH = 200_000;

const isInSurrogatePair = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at));

/** The snippet of a text: all of a short text, otherwise a part that begins a little before the first match. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): Snippet {
  const spans = terms.length === 0 ? [] : findTerms(text.slice(0, MAX_SEARCHED_LENGTH), terms);
  const first = spans[0]?.from ?? 0;
  const preferredStart =
    text.length <= MAX_SNIPPET_LENGTH || first <= MAX_SNIPPET_LENGTH - LENGTH_BEFORE_MATCH
      ? 0
      : first - LENGTH_BEFORE_MATCH;
  const from = isInSurrogatePair(text, preferredStart) ? preferredStart - 1 : preferredStart;
  const end = Math.min(text.length, from + MAX_SNIPPET_LENGTH);
  const to = isInSurrogatePair(text, end) ? end - 1 : end;
  const matches = spans
    .filter((span) => span.from >= from && span.to <= to)
    .map((span) => ({ from: span.from - from, to: span.to - from }));
  return { text: text.slice(from, to), from, matches };
}
