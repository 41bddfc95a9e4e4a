import { commonTextEnds } from '../base/common-ends.ts';
import type { Likeness } from '../base/likeness.ts';
import { bestAlignment, commonPairsByAnchors } from '../base/sequence-alignment.ts';
import { lineLikeness } from './line-likeness.ts';
import { chunkOf } from './new-lines.ts';
import { plainWords } from './outside-prints.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import type { OwnerOf } from './whose.ts';

/** Exported and returned lines that belong together: one of each, or several on one side after a split or a join. */
export interface PairedLines {
  readonly sentLines: readonly SentLine[];
  readonly returnedLines: readonly ReturnedLine[];
}

/** A key that is equal for lines with the same words and changes. */
function keyOfRuns(runs: readonly { readonly kind: string; readonly text: string }[]): string {
  let key = '';
  let lastKind = '';
  for (const { kind, text } of runs) {
    key += kind === lastKind ? text : `\u0000${kind}\u0000${text}`;
    lastKind = kind;
  }
  return key;
}

const sentKey = ({ stretches }: SentLine): string => keyOfRuns(stretches.map(({ run }) => run));
const returnedKey = ({ runs }: ReturnedLine): string => keyOfRuns(runs);

interface WordsAtExport {
  /** All words except those inserted since the export. */
  readonly full: string;
  /** All words except insertions, the draft's own included; the deleted words among them; and the runs of all. */
  readonly original: string;
  readonly deleted: string;
  readonly runs: ReturnedLine['runs'];
}

/** Compares returned lines as they were at the export, as far as tracked changes show that. */
class LinesAtExport {
  readonly #ownerOf: OwnerOf;
  readonly #wordsByLine = new Map<ReturnedLine, WordsAtExport>();

  constructor(ownerOf: OwnerOf) {
    this.#ownerOf = ownerOf;
  }

  wordsAtExport(line: ReturnedLine): WordsAtExport {
    const cached = this.#wordsByLine.get(line);
    if (cached) return cached;
    const wordsOf = (runs: ReturnedLine['runs']) => runs.map(({ text }) => text).join('');
    const runs = line.runs.filter(({ insertedBy }) => !insertedBy);
    const words = {
      full: wordsOf(line.runs.filter((run) => !run.insertedBy || this.#ownerOf(run) !== 'theirs')),
      original: wordsOf(runs),
      deleted: wordsOf(runs.filter(({ kind }) => kind === 'deleted')),
      runs,
    };
    this.#wordsByLine.set(line, words);
    return words;
  }

  /** Whether a line is two joined ones, as far as its tracked changes show that. */
  isJoinOf(first: SentLine, second: SentLine, joinedLine: ReturnedLine): boolean {
    if (joinedLine.paragraphIndices.length < 2) return false;
    const { full, original } = this.wordsAtExport(joinedLine);
    const isSame =
      first.original !== '' && second.original !== '' && original === first.original + second.original;
    return isSame || full === first.full + second.full;
  }

  /** Whether all of the draft's own insertions in a returned line are from one exported line. */
  hasDraftInsertionsOnlyFrom(sentLine: SentLine, { runs }: ReturnedLine): boolean {
    return runs.every(
      (run) => !run.insertedBy || this.#ownerOf(run) !== 'ours' || sentLine.full.includes(run.text),
    );
  }

  /** Whether nobody is known to have inserted anything since the export. */
  hasNoLaterInsertion({ runs }: ReturnedLine): boolean {
    return runs.every((run) => !run.insertedBy || this.#ownerOf(run) !== 'theirs');
  }

  /** Whether two lines are equal once tracked changes are ignored. */
  isSameAtExport(sentLine: SentLine, returnedLine: ReturnedLine): boolean {
    const { full, original } = this.wordsAtExport(returnedLine);
    return (full !== '' && full === sentLine.full) || (original !== '' && original === sentLine.original);
  }
}

/** Two lines that are less alike than this are not paired, even with the same number. */
const MIN_LIKENESS = 0.5;
const MIN_LIKENESS_NUMBERED = 0.25;
/**
 * Two lines with the same number are paired where one has nearly all words of the other: much was changed without
 * tracking.
 */
const MIN_SHARE_OF_SHORTER = 0.8;
/** A line must share at least this many words and pairs of words with another to be recognised in it. */
const MIN_SHARED_WORDS = 8;
/** A split or joined line is recognised if it is at least this like the lines together. */
const MIN_LIKENESS_JOINED = 0.85;
/** The most lines that may differ in one comparison. Beyond it, the text is first divided at lines that occur once. */
const MAX_DIFFERENT_LINES = 1200;
/** The most pairs of lines that are compared in one stretch of the text. */
const MAX_COMPARED_PAIRS = 250_000;

const numberIn = (text: string): string => /^[“"]?(\(?[\w.]{1,8}\)?)[\t ]/.exec(text)?.[1] ?? '';

interface ScoringContext {
  readonly likeness: Likeness<string>;
  readonly linesAtExport: LinesAtExport;
}

/** A whole line within another must have at least so many characters. */
const MIN_LINE_LENGTH = 8;
/** A line found scattered in a text more than this many times as long is found by chance. */
const MAX_LENGTH_FACTOR = 4;

/** Whether a line is a subsequence of a text that is not much longer. */
function isSubsequenceOf(original: string, words: string): boolean {
  if (original.length < MIN_LINE_LENGTH || words.length > MAX_LENGTH_FACTOR * original.length) return false;
  let at = 0;
  for (const char of words) if (original.startsWith(char, at)) at += char.length;
  return at === original.length;
}

/** Whether leaving out some of the deleted characters of some runs gives a line. */
function isRemainderOfRuns(original: string, runs: ReturnedLine['runs']): boolean {
  // The lengths of the line that may be read so far. A deleted character may belong to the line or not.
  let reachedLengths = new Set([0]);
  for (const { text, kind } of runs)
    for (const char of text) {
      const nextLengths = new Set(kind === 'deleted' ? reachedLengths : []);
      for (const at of reachedLengths) if (original.startsWith(char, at)) nextLengths.add(at + char.length);
      reachedLengths = nextLengths;
    }
  return reachedLengths.has(original.length);
}

/**
 * Whether all of a line is in the deleted words, or in the deleted and remaining words together.
 *
 * Some programs forget that words were inserted when somebody deletes them. These words then look original.
 */
function containsLine(line: string, { original, deleted, runs }: WordsAtExport): boolean {
  if (isSubsequenceOf(line, deleted)) return true;
  return deleted !== '' && isSubsequenceOf(line, original) && isRemainderOfRuns(line, runs);
}

/**
 * Whether a text is the remainder of a line that the draft inserts, after a part of the line was rejected. Spaces alone
 * prove nothing.
 */
function isRemainderOf({ line: { changeStatus }, amended }: SentLine, text: string): boolean {
  if (changeStatus.state !== 'inserted' || changeStatus.moved || text.trim() === '') return false;
  const head = commonTextEnds(amended, text).head;
  return amended.includes(text) || amended.endsWith(text.slice(head));
}

/** How well a returned line fits an exported one, from 0 (not the same line) to 1. */
function scoreOf(
  { likeness, linesAtExport }: ScoringContext,
  sentLine: SentLine,
  returnedLine: ReturnedLine,
): number {
  if (linesAtExport.isSameAtExport(sentLine, returnedLine)) return 1;
  const returnedWords = linesAtExport.wordsAtExport(returnedLine);
  const likenessAtExport = Math.max(
    likeness.of(sentLine.full, returnedWords.full),
    sentLine.original && returnedWords.original ? likeness.of(sentLine.original, returnedWords.original) : 0,
    sentLine.amended && returnedWords.full ? likeness.of(sentLine.amended, returnedWords.full) : 0,
  );
  const likenessNow = returnedLine.isPresent
    ? Math.max(
        sentLine.amended ? likeness.of(sentLine.amended, returnedLine.text) : 0,
        sentLine.original ? likeness.of(sentLine.original, returnedLine.text) * 0.99 : 0,
        likeness.of(sentLine.full, returnedLine.full) * 0.99,
      )
    : Math.max(
        likeness.of(sentLine.full, returnedLine.full),
        sentLine.amended ? likeness.of(sentLine.amended, returnedLine.full) * 0.99 : 0,
      );
  const maxLikeness = Math.max(likenessNow, likenessAtExport * 0.99);
  const text = returnedLine.isPresent ? returnedLine.text : returnedLine.full;
  const isNumbered =
    numberIn(text) !== '' && numberIn(text) === numberIn(sentLine.amended || sentLine.original);
  if (maxLikeness < MIN_LIKENESS && containsLine(sentLine.original, returnedWords)) return MIN_LIKENESS;
  if (
    maxLikeness < MIN_LIKENESS &&
    returnedLine.isPresent &&
    linesAtExport.hasNoLaterInsertion(returnedLine) &&
    isRemainderOf(sentLine, returnedLine.text)
  )
    return MIN_LIKENESS;
  if (maxLikeness < (isNumbered ? MIN_LIKENESS_NUMBERED : MIN_LIKENESS))
    return isNumbered &&
      likeness.contained(sentLine.amended || sentLine.original, text, MIN_SHARED_WORDS) >=
        MIN_SHARE_OF_SHORTER
      ? MIN_LIKENESS
      : 0;
  return Math.min(1, maxLikeness + (isNumbered ? 0.05 : 0));
}

/** Whether a line split off another begins with a typed number. */
export const hasTypedNumber = (sentLine: SentLine, text: string): boolean =>
  chunkOf(text).label !== null && !isOriginalWords(sentLine, text);

/** Whether most words after a typed number are original, so that a line was split and not a new one typed. */
function isOriginalText({ runs }: ReturnedLine, wordsAfterNumber: string): boolean {
  const keptText = runs.flatMap(({ kind, text }) => (kind === 'kept' ? [text] : [])).join('');
  return keptText.trim() !== '' && 2 * keptText.length > wordsAfterNumber.length;
}

/** Whether the remainder of an inserted line was joined to its neighbour when its paragraph end was rejected. */
function isRemainderJoined(
  linesAtExport: LinesAtExport,
  first: SentLine,
  second: SentLine,
  joinedLine: ReturnedLine,
): boolean {
  if (!linesAtExport.hasNoLaterInsertion(joinedLine)) return false;
  const { text } = joinedLine;
  const [firstRemainder, secondRemainder] = [
    text.slice(0, -second.amended.length),
    text.slice(first.amended.length),
  ];
  return (
    (text.endsWith(second.amended) && isRemainderOf(first, firstRemainder)) ||
    (text.startsWith(first.amended) && isRemainderOf(second, secondRemainder))
  );
}

/**
 * Whether the beginning of a split-off line is words of the exported line, for example “(2) above”. A number there is
 * then part of a reference, and nobody typed it.
 */
function isOriginalWords({ amended }: SentLine, text: string): boolean {
  const [start] = /^\S+\s+\S+/.exec(text.trimStart()) ?? [];
  return start !== undefined && amended.includes(start);
}

const pairOf = (sentLines: readonly SentLine[], returnedLines: readonly ReturnedLine[]): PairedLines => ({
  sentLines,
  returnedLines,
});

/** The most lines that one line may be split into. */
const MAX_SPLIT_LINES = 4;

/**
 * The ways in which a line may have been split into some successive lines. The second may begin with a number; the third
 * and later ones must.
 */
function* possibleSplits(
  { likeness }: ScoringContext,
  sentLine: SentLine,
  [first, ...rest]: readonly ReturnedLine[],
) {
  let [joinedWords, length, partCount] = [first?.text ?? '', first?.full.length ?? 0, 1];
  for (const part of rest) {
    const { text: words } = chunkOf(part.text);
    const isNumbered = hasTypedNumber(sentLine, part.text);
    partCount += 1;
    if (!part.isPresent || (isNumbered ? !isOriginalText(part, words) : partCount > 2)) return;
    joinedWords += ` ${isNumbered ? words : part.text}`;
    length += part.full.length;
    const splitLikeness = likeness.of(sentLine.amended, joinedWords);
    if (splitLikeness > MIN_LIKENESS_JOINED) yield { partCount, splitLikeness, length };
    if (!isNumbered) return;
  }
}

/** Pairs lines among which none are equal, by the alignment that keeps most words. */
function pairByLikeness(
  context: ScoringContext,
  sentLines: readonly SentLine[],
  returnedLines: readonly ReturnedLine[],
): readonly PairedLines[] {
  const { likeness, linesAtExport } = context;
  const pairNothing = () => [
    ...sentLines.map((one) => pairOf([one], [])),
    ...returnedLines.map((one) => pairOf([], [one])),
  ];
  if (
    sentLines.length === 0 ||
    returnedLines.length === 0 ||
    sentLines.length * returnedLines.length > MAX_COMPARED_PAIRS
  )
    return pairNothing();
  const walk = bestAlignment(sentLines.length, returnedLines.length, (i, j, offer) => {
    const [one, nextSentLine] = [sentLines[i], sentLines[i + 1]];
    const returnedLine = returnedLines[j];
    // An unpaired line is worth almost nothing, so that any likeness counts for more.
    if (returnedLine) offer(0, 1, 1e-9);
    if (one) offer(1, 0, 1e-9);
    if (!one || !returnedLine) return;
    const pairScore = scoreOf(context, one, returnedLine);
    if (pairScore > 0) offer(1, 1, pairScore * (one.full.length + returnedLine.full.length + 8));
    // An empty or deleted line cannot be a part of a split one.
    if (!returnedLine.isPresent || !one.amended) return;
    for (const { partCount, splitLikeness, length } of possibleSplits(
      context,
      one,
      returnedLines.slice(j, j + MAX_SPLIT_LINES),
    ))
      offer(1, partCount, splitLikeness * (one.full.length + length + 8));
    if (!nextSentLine?.amended) return;
    const isCertain =
      linesAtExport.isJoinOf(one, nextSentLine, returnedLine) ||
      isRemainderJoined(linesAtExport, one, nextSentLine, returnedLine);
    const joinedLikeness = isCertain
      ? 1
      : likeness.of(`${one.amended} ${nextSentLine.amended}`, returnedLine.text);
    if (joinedLikeness > MIN_LIKENESS_JOINED)
      offer(
        2,
        1,
        joinedLikeness * (one.full.length + nextSentLine.full.length + returnedLine.full.length + 8),
      );
  });
  let [i, j] = [0, 0];
  return walk.map(({ ofA, ofB }) => {
    const pair = pairOf(sentLines.slice(i, i + ofA), returnedLines.slice(j, j + ofB));
    [i, j] = [i + ofA, j + ofB];
    return pair;
  });
}

type LineMatch = readonly [sent: SentLine | null, back: ReturnedLine | null];

/** Aligns two lists: entries with the same key are paired, the others remain alone, in order. */
function alignByKey(
  sentLines: readonly SentLine[],
  returnedLines: readonly ReturnedLine[],
  keys: readonly [(one: SentLine) => string, (one: ReturnedLine) => string],
): readonly LineMatch[] {
  const matches: LineMatch[] = [];
  let [i, j] = [0, 0];
  for (const [matchedSent, matchedReturned] of [
    ...commonPairsByAnchors(sentLines.map(keys[0]), returnedLines.map(keys[1]), MAX_DIFFERENT_LINES),
    [sentLines.length, returnedLines.length] as const,
  ]) {
    for (; i < matchedSent; i++) matches.push([sentLines[i] ?? null, null]);
    for (; j < matchedReturned; j++) matches.push([null, returnedLines[j] ?? null]);
    if (matchedSent < sentLines.length && matchedReturned < returnedLines.length)
      matches.push([sentLines[matchedSent] ?? null, returnedLines[matchedReturned] ?? null]);
    [i, j] = [matchedSent + 1, matchedReturned + 1];
  }
  return matches;
}

/** Makes pairs of matched lines, and passes the unmatched lines between them to `pairUnmatched`. */
function pairMatches(
  matches: readonly LineMatch[],
  pairUnmatched: (
    sentLines: readonly SentLine[],
    unmatchedReturnedLines: readonly ReturnedLine[],
  ) => readonly PairedLines[],
): readonly PairedLines[] {
  const paired: PairedLines[] = [];
  let [unmatchedSent, unmatchedReturned]: [SentLine[], ReturnedLine[]] = [[], []];
  const flushUnmatched = () => {
    if (unmatchedSent.length + unmatchedReturned.length > 0)
      paired.push(...pairUnmatched(unmatchedSent, unmatchedReturned));
    [unmatchedSent, unmatchedReturned] = [[], []];
  };
  for (const [sentLine, returnedLine] of matches) {
    if (sentLine && returnedLine) {
      flushUnmatched();
      paired.push(pairOf([sentLine], [returnedLine]));
    } else if (sentLine) unmatchedSent.push(sentLine);
    else if (returnedLine) unmatchedReturned.push(returnedLine);
  }
  flushUnmatched();
  return paired;
}

/**
 * Pairs returned lines with exported lines, in order.
 *
 * Equal lines are paired first, then lines that are equal before tracked changes and but for spaces, and then similar
 * lines.
 */
export function pairLines(
  sentLines: readonly SentLine[],
  returnedLines: readonly ReturnedLine[],
  ownerOf: OwnerOf,
): readonly PairedLines[] {
  const context = { likeness: lineLikeness(), linesAtExport: new LinesAtExport(ownerOf) };
  const { linesAtExport } = context;
  let emptyCount = 0;
  const keys = [
    ({ original, full }: SentLine) => plainWords(original) || `\u0000${plainWords(full)}`,
    (line: ReturnedLine) => {
      const { original, full } = linesAtExport.wordsAtExport(line);
      return plainWords(original) || (full ? `\u0000${plainWords(full)}` : `\u0000\u0000${++emptyCount}`);
    },
  ] as const;
  const pairByWordsAtExport = (sentGroup: readonly SentLine[], returnedGroup: readonly ReturnedLine[]) =>
    pairMatches(
      alignByKey(sentGroup, returnedGroup, keys).flatMap((match): readonly LineMatch[] => {
        const [sentLine, returnedLine] = match;
        // The remainder of another line may continue in this one.
        return !sentLine || !returnedLine || linesAtExport.hasDraftInsertionsOnlyFrom(sentLine, returnedLine)
          ? [match]
          : [
              [sentLine, null],
              [null, returnedLine],
            ];
      }),
      (a, b) => pairByLikeness(context, a, b),
    );
  return pairMatches(alignByKey(sentLines, returnedLines, [sentKey, returnedKey]), pairByWordsAtExport);
}
