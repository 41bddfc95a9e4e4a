import { commonTextEnds } from '../base/common-ends.ts';
import type { Likeness } from '../base/likeness.ts';
import { bestAlignment, commonPairsByAnchors } from '../base/sequence-alignment.ts';
import { lineLikeness } from './line-likeness.ts';
import { chunkOf } from './new-lines.ts';
import { plainWords } from './outside-prints.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import type { OwnerOf } from './whose.ts';

/** Lines that belong together: usually one and one; two on one side where a line was split or two were joined. */
export interface Pair {
  readonly sentLines: readonly SentLine[];
  readonly back: readonly ReturnedLine[];
}

/** A key that is equal for lines with the same words and changes. */
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
  /** All words except those inserted since the export. */
  readonly full: string;
  /**
   * All words except inserted ones, including the draft's own insertions; the struck ones among them; and all words
   * one by one.
   */
  readonly original: string;
  readonly struck: string;
  readonly runs: ReturnedLine['runs'];
}

/** Returned lines as they were before anybody worked on them, as far as tracked changes show that. */
class Untouched {
  readonly #ownerOf: OwnerOf;
  readonly #wordsBefore = new Map<ReturnedLine, WordsBefore>();

  constructor(ownerOf: OwnerOf) {
    this.#ownerOf = ownerOf;
  }

  of(line: ReturnedLine): WordsBefore {
    const cached = this.#wordsBefore.get(line);
    if (cached) return cached;
    const wordsOf = (runs: ReturnedLine['runs']) => runs.map(({ text }) => text).join('');
    const runs = line.runs.filter(({ insertedBy }) => !insertedBy);
    const wordsBefore = {
      full: wordsOf(line.runs.filter((run) => !run.insertedBy || this.#ownerOf(run) !== 'theirs')),
      original: wordsOf(runs),
      struck: wordsOf(runs.filter(({ kind }) => kind === 'deleted')),
      runs,
    };
    this.#wordsBefore.set(line, wordsBefore);
    return wordsBefore;
  }

  /** Whether a line is two joined ones, as far as its tracked changes show that. */
  isJoined(one: SentLine, other: SentLine, back: ReturnedLine): boolean {
    if (back.paragraphs.length < 2) return false;
    const { full, original } = this.of(back);
    const isSame = one.original !== '' && other.original !== '' && original === one.original + other.original;
    return isSame || full === one.full + other.full;
  }

  /** Whether all of the draft's own words in a returned line are from one sent line. */
  isOnly(sentLine: SentLine, { runs }: ReturnedLine): boolean {
    return runs.every(
      (run) => !run.insertedBy || this.#ownerOf(run) !== 'ours' || sentLine.full.includes(run.text),
    );
  }

  /** Whether nobody is known to have inserted anything since the export. */
  isOurs({ runs }: ReturnedLine): boolean {
    return runs.every((run) => !run.insertedBy || this.#ownerOf(run) !== 'theirs');
  }

  /** Whether two lines are equal once tracked changes are ignored. */
  isOf(sentLine: SentLine, back: ReturnedLine): boolean {
    const { full, original } = this.of(back);
    return (full !== '' && full === sentLine.full) || (original !== '' && original === sentLine.original);
  }
}

/** Two lines that are less alike than this are not paired, even with the same number. */
const MIN_LIKENESS = 0.5;
const LEAST_NUMBERED = 0.25;
/**
 * Two lines with the same number are paired where one has nearly all words of the other: much was changed without
 * tracking.
 */
const LEAST_OF_SHORTER = 0.8;
/** A line is recognised within another by at least so many words and pairs of words. */
const LEAST_CONTAINED = 8;
/** A split or joined line is recognised by nearly all of its words. */
const LEAST_JOINED = 0.85;
/** With more differing lines than this, the text is first divided at lines that occur once. */
const MOST_DIFFERENT = 1200;
/** The most pairs of lines that are compared in one stretch of the text. */
const MOST_WEIGHED = 250_000;

const label = (text: string): string => /^[“"]?(\(?[\w.]{1,8}\)?)[\t ]/.exec(text)?.[1] ?? '';

interface Weighing {
  readonly likeness: Likeness<string>;
  readonly untouched: Untouched;
}

/** A whole line within another must have at least so many characters. */
const LEAST_WHOLE = 8;
/** A line with more words between its own than this factor matches by chance. */
const MOST_FORGOTTEN = 4;

/** Whether all words of a line are in some text, in order. */
function isWithin(original: string, words: string): boolean {
  if (original.length < LEAST_WHOLE || words.length > MOST_FORGOTTEN * original.length) return false;
  let at = 0;
  for (const char of words) if (original.startsWith(char, at)) at += char.length;
  return at === original.length;
}

/** Whether a line is what remains of some words once struck words of others are left out. */
function isLeftOf(original: string, runs: ReturnedLine['runs']): boolean {
  // How much of the line may precede each character: a struck one may belong to the line or not.
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
 * Whether all of a line is in the struck words, or in those and the remaining ones.
 *
 * Some programs forget that words were inserted when they are struck again. They then look like the line's own.
 */
function holdsAll(line: string, { original, struck, runs }: WordsBefore): boolean {
  if (isWithin(line, struck)) return true;
  return struck !== '' && isWithin(line, original) && isLeftOf(line, runs);
}

/**
 * Whether a text is what remains of a line that the draft inserts, once part of it was rejected. A number alone
 * remains often and proves nothing.
 */
function isRestOf({ line: { changeStatus }, amended }: SentLine, text: string): boolean {
  if (changeStatus.state !== 'inserted' || changeStatus.moved || text.trim() === '') return false;
  const head = commonTextEnds(amended, text).head;
  return amended.includes(text) || amended.endsWith(text.slice(head));
}

/** How likely a returned line is a sent one, 0 to 1; 0 where it is not. */
function score({ likeness, untouched }: Weighing, sentLine: SentLine, back: ReturnedLine): number {
  if (untouched.isOf(sentLine, back)) return 1;
  const before = untouched.of(back);
  const asItWas = Math.max(
    likeness.of(sentLine.full, before.full),
    sentLine.original && before.original ? likeness.of(sentLine.original, before.original) : 0,
    sentLine.amended && before.full ? likeness.of(sentLine.amended, before.full) : 0,
  );
  const asItIs = back.isPresent
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
  const text = back.isPresent ? back.text : back.full;
  const isNumbered = label(text) !== '' && label(text) === label(sentLine.amended || sentLine.original);
  if (alike < MIN_LIKENESS && holdsAll(sentLine.original, before)) return MIN_LIKENESS;
  if (alike < MIN_LIKENESS && back.isPresent && untouched.isOurs(back) && isRestOf(sentLine, back.text))
    return MIN_LIKENESS;
  if (alike < (isNumbered ? LEAST_NUMBERED : MIN_LIKENESS))
    return isNumbered &&
      likeness.contained(sentLine.amended || sentLine.original, text, LEAST_CONTAINED) >= LEAST_OF_SHORTER
      ? MIN_LIKENESS
      : 0;
  return Math.min(1, alike + (isNumbered ? 0.05 : 0));
}

/** Whether a line split off another begins with a typed number. */
export const hasNumber = (sentLine: SentLine, text: string): boolean =>
  chunkOf(text).label !== null && !isOwnWords(sentLine, text);

/** Whether the words after a typed number were there before, so that a line was split and no new one typed. */
function isParted({ runs }: ReturnedLine, words: string): boolean {
  const keptText = runs.flatMap(({ kind, text }) => (kind === 'kept' ? [text] : [])).join('');
  return keptText.trim() !== '' && 2 * keptText.length > words.length;
}

/** Whether the remainder of an inserted line, whose end was rejected, continues in the next line or follows it. */
function runsOn(untouched: Untouched, one: SentLine, next: SentLine, back: ReturnedLine): boolean {
  if (!untouched.isOurs(back)) return false;
  const { text } = back;
  const [before, after] = [text.slice(0, -next.amended.length), text.slice(one.amended.length)];
  return (
    (text.endsWith(next.amended) && isRestOf(one, before)) ||
    (text.startsWith(one.amended) && isRestOf(next, after))
  );
}

/**
 * Whether the beginning of a new line, even a label, is the line's own words: a reference, and not a typed number.
 */
function isOwnWords({ amended }: SentLine, text: string): boolean {
  const [start] = /^\S+\s+\S+/.exec(text.trimStart()) ?? [];
  return start !== undefined && amended.includes(start);
}

const single = (sentLines: readonly SentLine[], back: readonly ReturnedLine[]): Pair => ({ sentLines, back });

/** The most lines that one line may be split into. */
const MOST_PIECES = 4;

/**
 * The ways in which a line may have been split into the first inserted lines. The third and later ones begin with a
 * number.
 */
function* splits({ likeness }: Weighing, sentLine: SentLine, [first, ...rest]: readonly ReturnedLine[]) {
  let [words, length, partCount] = [first?.text ?? '', first?.full.length ?? 0, 1];
  for (const part of rest) {
    const { text } = chunkOf(part.text);
    const isNumbered = hasNumber(sentLine, part.text);
    partCount += 1;
    if (!part.isPresent || (isNumbered ? !isParted(part, text) : partCount > 2)) return;
    words += ` ${isNumbered ? text : part.text}`;
    length += part.full.length;
    const splitLikeness = likeness.of(sentLine.amended, words);
    if (splitLikeness > LEAST_JOINED) yield { pieces: partCount, whole: splitLikeness, length };
    if (!isNumbered) return;
  }
}

/** Pairs a stretch without equal lines, by the alignment that keeps most words. */
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
    // An unpaired line is worth almost nothing, so that any likeness counts for more.
    if (returned) offer(0, 1, 1e-9);
    if (one) offer(1, 0, 1e-9);
    if (!one || !returned) return;
    const likelihood = score(weighing, one, returned);
    if (likelihood > 0) offer(1, 1, likelihood * (one.full.length + returned.full.length + 8));
    // An empty or deleted line cannot be a part of a split one.
    if (!returned.isPresent || !one.amended) return;
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

/** Aligns two lists: entries with the same key are paired, the others remain alone, in order. */
function alignByKey(
  sentLines: readonly SentLine[],
  back: readonly ReturnedLine[],
  keys: readonly [(one: SentLine) => string, (one: ReturnedLine) => string],
): readonly Met[] {
  const met: Met[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [
    ...commonPairsByAnchors(sentLines.map(keys[0]), back.map(keys[1]), MOST_DIFFERENT),
    [sentLines.length, back.length] as const,
  ]) {
    for (; i < a; i++) met.push([sentLines[i] ?? null, null]);
    for (; j < b; j++) met.push([null, back[j] ?? null]);
    if (a < sentLines.length && b < back.length) met.push([sentLines[a] ?? null, back[b] ?? null]);
    [i, j] = [a + 1, b + 1];
  }
  return met;
}

/** Keeps entries with equal keys, and pairs each stretch between them with a second function. */
function pairs(
  met: readonly Met[],
  pairStretch: (sentLines: readonly SentLine[], back: readonly ReturnedLine[]) => readonly Pair[],
): readonly Pair[] {
  const paired: Pair[] = [];
  let [sentLeft, returnedLeft]: [SentLine[], ReturnedLine[]] = [[], []];
  const settle = () => {
    if (sentLeft.length + returnedLeft.length > 0) paired.push(...pairStretch(sentLeft, returnedLeft));
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
 * Pairs returned lines with sent ones, in order.
 *
 * Equal lines are paired first, then lines equal except for spaces and tracked changes, and then lines by their
 * words.
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
        // The remainder of another line may continue in this one.
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
