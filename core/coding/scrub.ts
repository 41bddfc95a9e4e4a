import { type BareText, bareText } from '../base/bare-text.ts';
import type { Stretch } from '../evidence/anchor.ts';
import type { Ref } from '../evidence/link.ts';
import type { Redaction } from '../evidence/records.ts';
import { mergeStretches, REDACTED, wordsWithout } from './redact.ts';
import { type SoughtWords, soughtWords, UNSPACED } from './sought-words.ts';

/** A copy of redacted words that was removed, with the remaining text around it. */
export interface RemovedCopy {
  readonly words: string;
  readonly before: string;
  readonly after: string;
  /** The text in which a person redacted the words, and the words as written there. */
  readonly of: Ref;
  readonly redacted: string;
}

/** Finds copies of redacted words. */
export interface Copies {
  /** Replaces every copy in a text by `REDACTED`. */
  readonly scrub: (text: string) => string;
  /** The stretches of copies in a text, in order and merged. */
  readonly stretches: (text: string) => readonly Stretch[];
  /** The distinct copies that `scrub` has removed so far, up to `MAX_REMOVED_COPIES`. */
  readonly removed: () => readonly RemovedCopy[];
}

type RedactionSource = Pick<Redaction, 'anchor' | 'of'>;
/** A form of redacted words to look for. */
interface Needle extends SoughtWords {
  readonly redaction: RedactionSource;
}
interface Match extends Stretch {
  readonly redaction: RedactionSource;
}

export const MAX_REMOVED_COPIES = 1000;
/** The text shown on each side of a removed copy, in UTF-16 code units. */
const CONTEXT_LENGTH = 40;

/** Drops half a surrogate pair at either end. */
const wholeCharacters = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');

/** Matches what may be between the letters of one word: apostrophes, and a hyphen with a line end. */
const WITHIN_WORD = /^(?:['’‘`´\u200B]|\p{Pd}\s*)*$/u;

/** Whether there is a word boundary before a letter: a space or mark, a change between letters and digits, or unspaced script. */
function isEdge({ letters, starts, ends }: BareText, right: number): boolean {
  if (right <= 0 || right >= letters.length) return true;
  if ((starts[right] ?? 0) > (ends[right - 1] ?? 0)) return true;
  const [a, b] = [letters.charAt(right - 1), letters.charAt(right)];
  return /\d/.test(a) !== /\d/.test(b) || UNSPACED.test(a) || UNSPACED.test(b);
}

/** Whether a letter begins a character of the text, and isn't the second letter of one such as “æ”. */
const isCharacterStart = ({ starts }: BareText, at: number): boolean =>
  at <= 0 || starts[at] !== starts[at - 1];

/** Whether the letters of a short name are in the same words here, or are all spaced out, “J a n e”. */
function hasSameWords(
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

/** Redacted words by their first two letters, by length, and by letters. A text needs one look-up for each length. */
type Needles = ReadonlyMap<number, ReadonlyMap<number, ReadonlyMap<string, Needle>>>;

function needlesOf(redactions: readonly RedactionSource[]): Needles {
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
      if (!needle || !isCharacterStart(bare, at) || !isCharacterStart(bare, end)) continue;
      if (!isEdge(bare, at) || !isEdge(bare, end)) continue;
      if (!needle.isLong && !hasSameWords(text, bare, at, needle)) continue;
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
 * Finds copies of redacted words in other text: a reason, a summary, another answer.
 *
 * A copy has the same letters and digits. Case, accents, spaces, hyphens, line breaks and invisible characters are ignored. A
 * part of a longer word is not a copy. Paraphrases are not found.
 */
export function copiesOf(redactions: readonly RedactionSource[]): Copies {
  const needles = needlesOf(redactions);
  if (needles.size === 0) return { scrub: (text) => text, stretches: () => [], removed: () => [] };
  const removed = new Map<string, RemovedCopy>();
  const scrub = (text: string): string => {
    const matches = [...matchesIn(text, needles)];
    if (matches.length === 0) return text;
    const stretches = mergeStretches(matches);
    const scrubbed = wordsWithout(text, { from: 0, to: text.length }, stretches);
    let lengthRemoved = 0;
    for (const { from, to } of stretches) {
      if (removed.size >= MAX_REMOVED_COPIES) break;
      const place = from - lengthRemoved;
      lengthRemoved += to - from - REDACTED.length;
      const redaction = matches.find((match) => match.from >= from && match.to <= to)?.redaction;
      if (!redaction) continue;
      const words = text.slice(from, to);
      const before = wholeCharacters(scrubbed.slice(Math.max(0, place - CONTEXT_LENGTH), place));
      const after = wholeCharacters(scrubbed.slice(place + REDACTED.length).slice(0, CONTEXT_LENGTH));
      const { of, anchor } = redaction;
      removed.set(JSON.stringify([words, before, after]), {
        words,
        before,
        after,
        of,
        redacted: anchor.quote,
      });
    }
    return scrubbed;
  };
  return {
    scrub,
    stretches: (text) => mergeStretches([...matchesIn(text, needles)]),
    removed: () => [...removed.values()],
  };
}
