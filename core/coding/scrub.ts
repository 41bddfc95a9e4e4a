import type { Amendment } from '../amend/amendment.ts';
import type { Stretch } from '../evidence/anchor.ts';
import type { Redaction } from '../evidence/records.ts';
import { REDACTED } from './redact.ts';

/** Fewer characters than these are ordinary words: they are taken out of their own text, and not wherever they occur. */
const TELLING = 8;

/** Finds copies of redacted words. */
export interface Copies {
  /** A text with every copy taken out. */
  readonly scrub: (text: string) => string;
  /** Where in a text copies are, in order. */
  readonly stretches: (text: string) => readonly Stretch[];
}

const NO_COPIES: Copies = { scrub: (text) => text, stretches: () => [] };

/**
 * Finds copies of redacted words in what was written beside their text (a reason, a gist, another answer): as whole words,
 * however they are spaced. What was retold in other words is for people to find.
 */
export function copiesOf(redactions: readonly Pick<Redaction, 'anchor'>[]): Copies {
  const quotes = redactions
    .map(({ anchor }) => anchor.quote.trim())
    .filter(({ length }) => length >= TELLING);
  if (quotes.length === 0) return NO_COPIES;
  const patterns = [...new Set(quotes)]
    // The longest first, so that none is cut in two by a part of it.
    .sort((a, b) => b.length - a.length)
    .map((quote) => quote.split(/\s+/u).map(literally).join('\\s+'));
  const copies = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return {
    scrub: (text) => text.replace(copies, REDACTED),
    stretches: (text) =>
      Array.from(text.matchAll(copies), ({ index, 0: words }) => ({ from: index, to: index + words.length })),
  };
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

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
