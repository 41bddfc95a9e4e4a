import { commonTextEnds } from '../base/common-ends.ts';
import type { Likeness } from '../base/likeness.ts';
import { bestAlignment, commonPairsApart } from '../base/sequence-alignment.ts';
import { lineLikeness } from './line-likeness.ts';
import { chunkOf } from './new-lines.ts';
import { plainWords } from './outside-prints.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import type { OwnerOf } from './whose.ts';

/** Lines that are one another's: one and one mostly; two of one side where a line was split, or two run together. */
export interface Pair {
  readonly sent: readonly SentLine[];
  readonly back: readonly ReturnedLine[];
}

/** Lines that say the same, change for change. */
function keysOf(kinds: readonly { readonly kind: string; readonly text: string }[]): string {
  let key = '';
  let last = '';
  for (const { kind, text } of kinds) {
    key += kind === last ? text : `\u0000${kind}\u0000${text}`;
    last = kind;
  }
  return key;
}

const sentKey = ({ stretches }: SentLine): string => keysOf(stretches.map(({ run }) => run));
const backKey = ({ runs }: ReturnedLine): string => keysOf(runs);

interface WordsBefore {
  /** All of its words but those that somebody put in since. */
  readonly full: string;
  /** All but those that anybody put in, the draft among them; of these those that were struck; and all one by one. */
  readonly original: string;
  readonly struck: string;
  readonly runs: ReturnedLine['runs'];
}

/** A line that came back as it was before it was worked on, as far as the file's own tracked changes tell that. */
class Untouched {
  readonly #whose: OwnerOf;
  readonly #known = new Map<ReturnedLine, WordsBefore>();

  constructor(ownerOf: OwnerOf) {
    this.#whose = ownerOf;
  }

  of(line: ReturnedLine): WordsBefore {
    const cached = this.#known.get(line);
    if (cached) return cached;
    const wordsOf = (runs: ReturnedLine['runs']) => runs.map(({ text }) => text).join('');
    const runs = line.runs.filter(({ insertedBy }) => !insertedBy);
    const wordsBefore = {
      full: wordsOf(line.runs.filter((run) => !run.insertedBy || this.#whose(run) !== 'theirs')),
      original: wordsOf(runs),
      struck: wordsOf(runs.filter(({ kind }) => kind === 'deleted')),
      runs,
    };
    this.#known.set(line, wordsBefore);
    return wordsBefore;
  }

  /** Whether a line is two that were run together, as far as what is tracked in it tells that. */
  isJoined(one: SentLine, other: SentLine, back: ReturnedLine): boolean {
    if (back.paragraphs.length < 2) return false;
    const { full, original } = this.of(back);
    const isSame = one.original !== '' && other.original !== '' && original === one.original + other.original;
    return isSame || full === one.full + other.full;
  }

  /** Whether all that is the draft's own in a line that came back is of one that left. */
  isOnly(sentLine: SentLine, { runs }: ReturnedLine): boolean {
    return runs.every(
      (run) => !run.insertedBy || this.#whose(run) !== 'ours' || sentLine.full.includes(run.text),
    );
  }

  /** Whether nobody is known to have put in anything since. */
  isOurs({ runs }: ReturnedLine): boolean {
    return runs.every((run) => !run.insertedBy || this.#whose(run) !== 'theirs');
  }

  /** Whether nothing is left to tell two lines apart once what is tracked is put aside. */
  isOf(sentLine: SentLine, back: ReturnedLine): boolean {
    const { full, original } = this.of(back);
    return (full !== '' && full === sentLine.full) || (original !== '' && original === sentLine.original);
  }
}

/** Below this two lines are not one another's, and with the same number in front not below that. */
const MIN_LIKENESS = 0.5;
const LEAST_NUMBERED = 0.25;
/** A line with the same number that holds nearly all of the other: much was put in or struck without tracking. */
const LEAST_OF_SHORTER = 0.8;
/** The fewest words and pairs of words that tell a line by being in another. */
const LEAST_CONTAINED = 8;
/** A line that was split, or run together with the next, is told by nearly all of its words. */
const LEAST_JOINED = 0.85;
/** The most lines that may differ before a text is parted where a line stands once. */
const MOST_DIFFERENT = 1200;
/** The most pairs of lines that are weighed against each other in one stretch of the text. */
const MOST_WEIGHED = 250_000;

const label = (text: string): string => /^[“"]?(\(?[\w.]{1,8}\)?)[\t ]/.exec(text)?.[1] ?? '';

interface Weighing {
  readonly likeness: Likeness<string>;
  readonly untouched: Untouched;
}

/** The fewest characters by which a line is told that stands whole in another. */
const LEAST_WHOLE = 8;
/** With more words among its own than this makes of it, it is told by chance. */
const MOST_FORGOTTEN = 4;

/** Whether all of a line is in some words, in its order. */
function isWithin(original: string, words: string): boolean {
  if (original.length < LEAST_WHOLE || words.length > MOST_FORGOTTEN * original.length) return false;
  let at = 0;
  for (const char of words) if (original.startsWith(char, at)) at += char.length;
  return at === original.length;
}

/** Whether a line is what is left of some words once others that were struck are put aside. */
function isLeftOf(original: string, runs: ReturnedLine['runs']): boolean {
  // How much of the line may be behind each character: one that was struck is the line's own, or is not.
  let reached = new Set([0]);
  for (const { text, kind } of runs)
    for (const char of text) {
      const next = new Set(kind === 'deleted' ? reached : []);
      for (const at of reached) if (original.startsWith(char, at)) next.add(at + char.length);
      reached = next;
    }
  return reached.has(original.length);
}

/**
 * Whether all of a line is in what was struck, or in that and what stands of it. Some programs forget of words that were put in
 * and struck again that they were put in: then they look as if they had been the line's own.
 */
function holdsAll(line: string, { original, struck, runs }: WordsBefore): boolean {
  if (isWithin(line, struck)) return true;
  return struck !== '' && isWithin(line, original) && isLeftOf(line, runs);
}

/**
 * Whether some words are what is left of a line that the draft puts in, once a stretch of it was rejected, or all but a
 * stretch: a number alone is, and tells of no other line.
 */
function isRestOf({ line: { changeStatus }, amended }: SentLine, text: string): boolean {
  if (changeStatus.state !== 'inserted' || changeStatus.moved || text.trim() === '') return false;
  const head = commonTextEnds(amended, text).head;
  return amended.includes(text) || amended.endsWith(text.slice(head));
}

/** How likely a line that left is a line that came back; 0 where it isn't. */
function score({ likeness, untouched }: Weighing, sentLine: SentLine, back: ReturnedLine): number {
  if (untouched.isOf(sentLine, back)) return 1;
  const before = untouched.of(back);
  const asItWas = Math.max(
    likeness.of(sentLine.full, before.full),
    sentLine.original && before.original ? likeness.of(sentLine.original, before.original) : 0,
    sentLine.amended && before.full ? likeness.of(sentLine.amended, before.full) : 0,
  );
  const asItIs = back.stands
    ? Math.max(
        sentLine.amended ? likeness.of(sentLine.amended, back.text) : 0,
        sentLine.original ? likeness.of(sentLine.original, back.text) * 0.99 : 0,
        likeness.of(sentLine.full, back.full) * 0.99,
      )
    : Math.max(
        likeness.of(sentLine.full, back.full),
        sentLine.amended ? likeness.of(sentLine.amended, back.full) * 0.99 : 0,
      );
  const alike = Math.max(asItIs, asItWas * 0.99);
  const text = back.stands ? back.text : back.full;
  const isNumbered = label(text) !== '' && label(text) === label(sentLine.amended || sentLine.original);
  if (alike < MIN_LIKENESS && holdsAll(sentLine.original, before)) return MIN_LIKENESS;
  if (alike < MIN_LIKENESS && back.stands && untouched.isOurs(back) && isRestOf(sentLine, back.text))
    return MIN_LIKENESS;
  if (alike < (isNumbered ? LEAST_NUMBERED : MIN_LIKENESS))
    return isNumbered &&
      likeness.contained(sentLine.amended || sentLine.original, text, LEAST_CONTAINED) >= LEAST_OF_SHORTER
      ? MIN_LIKENESS
      : 0;
  return Math.min(1, alike + (isNumbered ? 0.05 : 0));
}

/** Whether a line that another was split into begins with a number that was typed there. */
export const hasNumber = (sentLine: SentLine, text: string): boolean =>
  chunkOf(text).label !== null && !isOwnWords(sentLine, text);

/** Whether the words after a number that was typed are words that stood: a line was split there, and no new one typed. */
function isParted({ runs }: ReturnedLine, words: string): boolean {
  const keptText = runs.flatMap(({ kind, text }) => (kind === 'kept' ? [text] : [])).join('');
  return keptText.trim() !== '' && 2 * keptText.length > words.length;
}

/** Whether what is left of a line that the draft puts in, and whose end was rejected, runs on into the next, or after it. */
function runsOn(untouched: Untouched, one: SentLine, next: SentLine, back: ReturnedLine): boolean {
  if (!untouched.isOurs(back)) return false;
  const { text } = back;
  const [before, after] = [text.slice(0, -next.amended.length), text.slice(one.amended.length)];
  return (
    (text.endsWith(next.amended) && isRestOf(one, before)) ||
    (text.startsWith(one.amended) && isRestOf(next, after))
  );
}

/** Whether what a new line begins with, a label too, is the line's own words there: a reference, and no number typed. */
function isOwnWords({ amended }: SentLine, text: string): boolean {
  const [start] = /^\S+\s+\S+/.exec(text.trimStart()) ?? [];
  return start !== undefined && amended.includes(start);
}

const single = (lines: readonly SentLine[], back: readonly ReturnedLine[]): Pair => ({ sent: lines, back });

/** The most lines that one was split into. */
const MOST_PIECES = 4;

/** How a line may have been split into the first of some that came: the third and those after it begin with a number. */
function* splits({ likeness }: Weighing, sentLine: SentLine, [first, ...rest]: readonly ReturnedLine[]) {
  let [words, length, partCount] = [first?.text ?? '', first?.full.length ?? 0, 1];
  for (const part of rest) {
    const { text } = chunkOf(part.text);
    const isNumbered = hasNumber(sentLine, part.text);
    partCount += 1;
    if (!part.stands || (isNumbered ? !isParted(part, text) : partCount > 2)) return;
    words += ` ${isNumbered ? text : part.text}`;
    length += part.full.length;
    const splitLikeness = likeness.of(sentLine.amended, words);
    if (splitLikeness > LEAST_JOINED) yield { pieces: partCount, whole: splitLikeness, length };
    if (!isNumbered) return;
  }
}

/** The best account of a stretch in which nothing is the same: a walk through both that keeps as many words as it can. */
function weigh(
  weighing: Weighing,
  sentLines: readonly SentLine[],
  back: readonly ReturnedLine[],
): readonly Pair[] {
  const { likeness, untouched } = weighing;
  const alone = () => [...sentLines.map((one) => single([one], [])), ...back.map((one) => single([], [one]))];
  if (sentLines.length === 0 || back.length === 0 || sentLines.length * back.length > MOST_WEIGHED)
    return alone();
  const walk = bestAlignment(sentLines.length, back.length, (i, j, offer) => {
    const [one, next] = [sentLines[i], sentLines[i + 1]];
    const returned = back[j];
    // Lines of one side alone are worth next to nothing, so that any likeness counts for more.
    if (returned) offer(0, 1, 1e-9);
    if (one) offer(1, 0, 1e-9);
    if (!one || !returned) return;
    const value = score(weighing, one, returned);
    if (value > 0) offer(1, 1, value * (one.full.length + returned.full.length + 8));
    // An empty line, or one that is gone, splits nothing.
    if (!returned.stands || !one.amended) return;
    for (const { pieces: partCount, whole: splitLikeness, length } of splits(
      weighing,
      one,
      back.slice(j, j + MOST_PIECES),
    ))
      offer(1, partCount, splitLikeness * (one.full.length + length + 8));
    if (!next?.amended) return;
    const isTold = untouched.isJoined(one, next, returned) || runsOn(untouched, one, next, returned);
    const joinedLikeness = isTold ? 1 : likeness.of(`${one.amended} ${next.amended}`, returned.text);
    if (joinedLikeness > LEAST_JOINED)
      offer(2, 1, joinedLikeness * (one.full.length + next.full.length + returned.full.length + 8));
  });
  let [i, j] = [0, 0];
  return walk.map(({ ofA, ofB }) => {
    const pair = single(sentLines.slice(i, i + ofA), back.slice(j, j + ofB));
    [i, j] = [i + ofA, j + ofB];
    return pair;
  });
}

type Met = readonly [sent: SentLine | null, back: ReturnedLine | null];

/** Two lists side by side: what has the same key in both is met, and the rest stands alone, in order. */
function alignByKey(
  sentLines: readonly SentLine[],
  back: readonly ReturnedLine[],
  keys: readonly [(one: SentLine) => string, (one: ReturnedLine) => string],
): readonly Met[] {
  const met: Met[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [
    ...commonPairsApart(sentLines.map(keys[0]), back.map(keys[1]), MOST_DIFFERENT),
    [sentLines.length, back.length] as const,
  ]) {
    for (; i < a; i++) met.push([sentLines[i] ?? null, null]);
    for (; j < b; j++) met.push([null, back[j] ?? null]);
    if (a < sentLines.length && b < back.length) met.push([sentLines[a] ?? null, back[b] ?? null]);
    [i, j] = [a + 1, b + 1];
  }
  return met;
}

/** Pairs what met, and each stretch between in another way. */
function pairs(
  met: readonly Met[],
  between: (sentLines: readonly SentLine[], back: readonly ReturnedLine[]) => readonly Pair[],
): readonly Pair[] {
  const paired: Pair[] = [];
  let [sentLeft, returnedLeft]: [SentLine[], ReturnedLine[]] = [[], []];
  const settle = () => {
    if (sentLeft.length + returnedLeft.length > 0) paired.push(...between(sentLeft, returnedLeft));
    [sentLeft, returnedLeft] = [[], []];
  };
  for (const [one, other] of met) {
    if (one && other) {
      settle();
      paired.push(single([one], [other]));
    } else if (one) sentLeft.push(one);
    else if (other) returnedLeft.push(other);
  }
  settle();
  return paired;
}

/**
 * Which line that came back is which that left, in order: first those that say the same, then those that are the same
 * but for spaces and what is tracked in them, and then by their words.
 */
export function pairLines(
  sentLines: readonly SentLine[],
  back: readonly ReturnedLine[],
  ownerOf: OwnerOf,
): readonly Pair[] {
  const weighing = { likeness: lineLikeness(), untouched: new Untouched(ownerOf) };
  const { untouched } = weighing;
  let news = 0;
  const keys = [
    ({ original, full }: SentLine) => plainWords(original) || `\u0000${plainWords(full)}`,
    (line: ReturnedLine) => {
      const { original, full } = untouched.of(line);
      return plainWords(original) || (full ? `\u0000${plainWords(full)}` : `\u0000\u0000${++news}`);
    },
  ] as const;
  const byTracking = (lines: readonly SentLine[], returned: readonly ReturnedLine[]) =>
    pairs(
      alignByKey(lines, returned, keys).flatMap((met): readonly Met[] => {
        const [one, other] = met;
        // What is left of another line may run on into this one.
        return !one || !other || untouched.isOnly(one, other)
          ? [met]
          : [
              [one, null],
              [null, other],
            ];
      }),
      (a, b) => weigh(weighing, a, b),
    );
  return pairs(alignByKey(sentLines, back, [sentKey, backKey]), byTracking);
}
