import { type BareText, bareText } from '../base/bare-text.ts';
import type { Stretch } from '../evidence/anchor.ts';
import type { Ref } from '../evidence/link.ts';
import type { Redaction } from '../evidence/records.ts';
import { joinedStretches, REDACTED, wordsWithout } from './redact.ts';
import { type SoughtWords, soughtWords, UNSPACED } from './sought-words.ts';

/** Words that were replaced because they are the same as redacted ones, with what is left around them. */
export interface RemovedCopy {
  readonly words: string;
  readonly before: string;
  readonly after: string;
  /** The text in which a person redacted them, and the words as they stand there. */
  readonly of: Ref;
  readonly redacted: string;
}

/** Finds copies of redacted words. */
export interface Copies {
  /** A text with every copy taken out. */
  readonly scrub: (text: string) => string;
  /** Where in a text copies are, in order, none touching another. */
  readonly stretches: (text: string) => readonly Stretch[];
  /** What `scrub` has replaced so far, each place once, up to `MAX_REMOVED_COPIES`. */
  readonly removed: () => readonly RemovedCopy[];
}

type Sought = Pick<Redaction, 'anchor' | 'of'>;
interface Needle extends SoughtWords {
  readonly redaction: Sought;
}
interface Match extends Stretch {
  readonly redaction: Sought;
}

export const MAX_REMOVED_COPIES = 1000;
/** UTF-16 units of a text that are shown on each side of what was taken out of it. */
const CONTEXT = 40;

const wholeCharacters = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');

/** What may part the letters of a short name that is still the same: marks within a word, and a hyphen at a line end. */
const WITHIN_WORD = /^(?:['’‘`´\u200B]|\p{Pd}\s*)*$/u;

/** Whether a word ends between two letters that follow each other in a text: by a space or a mark, or at a number. */
function isEdge({ letters, starts, ends }: BareText, right: number): boolean {
  if (right <= 0 || right >= letters.length) return true;
  if ((starts[right] ?? 0) > (ends[right - 1] ?? 0)) return true;
  const [a, b] = [letters.charAt(right - 1), letters.charAt(right)];
  return /\d/.test(a) !== /\d/.test(b) || UNSPACED.test(a) || UNSPACED.test(b);
}

/** Whether a character that is written as two letters is cut between them. */
const isWhole = ({ starts }: BareText, at: number): boolean => at <= 0 || starts[at] !== starts[at - 1];

/** Whether letters that a short name has in one word are in one word here, or are all set apart from each other. */
function isOneWord(
  text: string,
  { starts, ends }: BareText,
  at: number,
  { letters, separatorPositions: breaks }: Needle,
): boolean {
  const gaps = Array.from({ length: letters.length - 1 }, (_, index) =>
    text.slice(ends[at + index], starts[at + index + 1]),
  );
  return (
    gaps.every((gap, index) => breaks.has(index + 1) || WITHIN_WORD.test(gap)) ||
    gaps.every((gap) => gap !== '')
  );
}

const keyOf = (letters: string, at: number): number =>
  letters.charCodeAt(at) * 0x10000 + letters.charCodeAt(at + 1);

/** Redacted words by their first two letters, and then by how many letters they have: one look-up for each length there is. */
type Needles = ReadonlyMap<number, ReadonlyMap<number, ReadonlyMap<string, Needle>>>;

function needlesOf(redactions: readonly Sought[]): Needles {
  const needles = new Map<number, Map<number, Map<string, Needle>>>();
  for (const redaction of redactions)
    for (const words of soughtWords(redaction.anchor.quote)) {
      const { letters, separatorPositions: breaks, isLong } = words;
      if (letters.length < 2) continue;
      const byLength = needles.get(keyOf(letters, 0)) ?? new Map<number, Map<string, Needle>>();
      needles.set(keyOf(letters, 0), byLength);
      const byLetters = byLength.get(letters.length) ?? new Map<string, Needle>();
      byLength.set(letters.length, byLetters);
      const earlier = byLetters.get(letters);
      byLetters.set(letters, {
        ...(earlier ?? { ...words, redaction }),
        separatorPositions: new Set([...(earlier?.separatorPositions ?? []), ...breaks]),
        isLong: isLong || earlier?.isLong === true,
      });
    }
  return needles;
}

function* matchesIn(text: string, needles: Needles): Generator<Match> {
  const bare = bareText(text);
  const { letters, starts, ends } = bare;
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const byLength = needles.get(keyOf(letters, at));
    if (byLength === undefined) continue;
    for (const [length, byLetters] of byLength) {
      const end = at + length;
      const needle = byLetters.get(letters.slice(at, end));
      if (!needle || !isWhole(bare, at) || !isWhole(bare, end)) continue;
      if (!isEdge(bare, at) || !isEdge(bare, end)) continue;
      if (!needle.isLong && !isOneWord(text, bare, at, needle)) continue;
      const { lead, tail, redaction } = needle;
      const [from, to] = [starts[at] ?? 0, ends[end - 1] ?? 0];
      yield {
        from: text.endsWith(lead, from) ? from - lead.length : from,
        to: text.startsWith(tail, to) ? to + tail.length : to,
        redaction,
      };
    }
  }
}

/**
 * Finds copies of redacted words in other text about them: a reason, a summary, another answer.
 *
 * A copy reads the same, in capitals or not, with or without accents, and with any spaces, hyphens or line breaks.
 * Invisible characters are ignored. A longer word that includes them is another word. Paraphrases are for people to
 * find.
 */
export function copiesOf(redactions: readonly Sought[]): Copies {
  const needles = needlesOf(redactions);
  if (needles.size === 0) return { scrub: (text) => text, stretches: () => [], removed: () => [] };
  const removed = new Map<string, RemovedCopy>();
  const scrub = (text: string): string => {
    const matches = [...matchesIn(text, needles)];
    if (matches.length === 0) return text;
    const stretches = joinedStretches(matches);
    const left = wordsWithout(text, { from: 0, to: text.length }, stretches);
    let shorterBy = 0;
    for (const { from, to } of stretches) {
      if (removed.size >= MAX_REMOVED_COPIES) break;
      const place = from - shorterBy;
      shorterBy += to - from - REDACTED.length;
      const redaction = matches.find((match) => match.from >= from && match.to <= to)?.redaction;
      if (!redaction) continue;
      const words = text.slice(from, to);
      const before = wholeCharacters(left.slice(Math.max(0, place - CONTEXT), place));
      const after = wholeCharacters(left.slice(place + REDACTED.length).slice(0, CONTEXT));
      const { of, anchor } = redaction;
      removed.set(JSON.stringify([words, before, after]), {
        words,
        before,
        after,
        of,
        redacted: anchor.quote,
      });
    }
    return left;
  };
  return {
    scrub,
    stretches: (text) => joinedStretches([...matchesIn(text, needles)]),
    removed: () => [...removed.values()],
  };
}
