import type { Amendment } from '../amend/edits/amendment.ts';
import { literally } from '../base/literally.ts';
import type { Stretch } from '../evidence/anchor.ts';
import type { Redaction } from '../evidence/records.ts';
import { REDACTED } from './redact.ts';

/** As many characters as these tell something wherever they stand. */
const TELLING = 8;
/** Fewer characters than these are no name that could be known again. */
const SHORTEST_NAME = 3;

/** Words that begin a sentence more often than they name somebody: taken out of their own text, and not wherever they occur. */
const ORDINARY: ReadonlySet<string> = new Set(
  `about act after again all also and any are art but court for from grant had has have her here his home how
  its june law mark may not now one only our pat police rob she sir some sue that the their them then there these they this those
  was were what when where which who why will with yes you your april august bill drew faith frank grace hope jack joy rose`.split(
    /\s+/,
  ),
);

/** A name by its look: each of its words begins with a capital, and it isn't an ordinary word. */
const isName = (quote: string): boolean =>
  quote.length >= SHORTEST_NAME &&
  quote.split(/[\s-]+/u).every((word) => /^\p{Lu}/u.test(word)) &&
  !ORDINARY.has(quote.toLowerCase());

const isTelling = (quote: string): boolean => quote.length >= TELLING || isName(quote);

/** Finds copies of redacted words. */
export interface Copies {
  /** A text with every copy taken out. */
  readonly scrub: (text: string) => string;
  /** Where in a text copies are, in order. */
  readonly stretches: (text: string) => readonly Stretch[];
}

const NO_COPIES: Copies = { scrub: (text) => text, stretches: () => [] };

/**
 * Finds copies of redacted words in what was written beside their text (a reason, a gist, another answer): as whole words, in
 * capitals or not, however they are spaced and whichever apostrophe they have. A longer word that they are in is another word.
 * What was retold in other words is for people to find.
 */
export function copiesOf(redactions: readonly Pick<Redaction, 'anchor'>[]): Copies {
  const quotes = redactions.map(({ anchor }) => anchor.quote.trim()).filter(isTelling);
  if (quotes.length === 0) return NO_COPIES;
  const patterns = [...new Set(quotes)]
    // The longest first, so that none is cut in two by a part of it.
    .sort((a, b) => b.length - a.length)
    .map((quote) => quote.split(/\s+/u).map(written).join('\\s+'));
  const copies = new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'giu',
  );
  return {
    scrub: (text) => text.replace(copies, REDACTED),
    stretches: (text) =>
      Array.from(text.matchAll(copies), ({ index, 0: words }) => ({ from: index, to: index + words.length })),
  };
}

/** A word with any of the apostrophes that people type. */
const written = (word: string): string => literally(word).replace(/['’ʼ]/gu, "['’ʼ]");

/** Amendments as they may leave: what is told of them without copies of redacted words. What they do is law, and stays. */
export const outwardAmendments = <A extends Amendment>(
  amendments: readonly A[],
  { scrub }: Copies,
): readonly A[] =>
  amendments.map((amendment) => ({
    ...amendment,
    title: scrub(amendment.title),
    purpose: scrub(amendment.purpose),
    reason: scrub(amendment.reason),
  }));
