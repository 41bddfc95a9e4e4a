import type { LineStretch } from '../amend/redline/stretches.ts';
import { commonEnds } from '../base/common-ends.ts';
import { commonPairs } from '../base/sequence-alignment.ts';
import { tokensOf } from '../compare/tokens.ts';
import type { ReturnedRun } from './returned-lines.ts';
import type { Match } from './tracked-matches.ts';

/** Matches the characters of an exported line with those of the line that came back, by comparing words. */

type Kind = 'kept' | 'inserted' | 'deleted';
/** A character of a line, and the run or stretch that it belongs to. */
export interface Char<T> {
  readonly char: string;
  readonly kind: Kind;
  readonly source: T;
}
/** Characters that are matched together: a word, space or mark, and the index of its first character. */
interface Token {
  readonly text: string;
  readonly kind: Kind;
  readonly from: number;
}

function tokensIn<T>(
  chars: readonly Char<T>[],
  isIncluded: (kind: Kind) => boolean,
  isSplitByKind: boolean,
): Token[] {
  const tokenList: Token[] = [];
  let text = '';
  let indices: number[] = [];
  const flush = (kind: Kind) => {
    let at = 0;
    // The tab between a number and its words is a token of its own: no space joins it.
    for (const token of text.split(/(\t)/).flatMap((part) => (part === '\t' ? [part] : tokensOf(part)))) {
      tokenList.push({ text: token, kind, from: indices[at] ?? 0 });
      at += token.length;
    }
    [text, indices] = ['', []];
  };
  let lastKind: Kind = 'kept';
  for (const [index, { char, kind }] of chars.entries()) {
    if (!isIncluded(kind)) continue;
    if (isSplitByKind && kind !== lastKind) flush(lastKind);
    lastKind = kind;
    text += char;
    indices.push(index);
  }
  flush(lastKind);
  return tokenList;
}

/** The most tokens that may differ in one comparison, and the most work for all comparisons of a line. */
const MAX_DIFFERENCES = 2000;
const MAX_WORK = MAX_DIFFERENCES ** 2;

/** The work that a line may still cost. A comparison costs the square of the number of tokens that differ. */
interface Budget {
  remaining: number;
}

/**
 * Moves a match of a space to an equal space nearer to other matches, so that a change is one stretch of words.
 *
 * For example "guilty of" is deleted from "guilty of an", and not "guilty" and "of ".
 */
function withSpacesMoved(
  pairs: (readonly [number, number])[],
  sentTokens: readonly Token[],
  returnedTokens: readonly Token[],
  keys: Keys,
) {
  const isSpace = (token: Token | undefined) => token !== undefined && token.text.trim() === '';
  for (const [pairIndex, [i, j]] of pairs.entries()) {
    if (!isSpace(sentTokens[i])) continue;
    const [before, after] = [
      pairs[pairIndex - 1] ?? [-1, -1],
      pairs[pairIndex + 1] ?? [sentTokens.length, returnedTokens.length],
    ];
    for (const [tokens, tokenIndex, side] of [
      [sentTokens, i, 0],
      [returnedTokens, j, 1],
    ] as const) {
      const otherSide = side === 0 ? 1 : 0;
      const sideIndex = side === 0 ? i : j;
      const otherIndex = side === 0 ? j : i;
      if (sideIndex - before[side] < 2 || after[side] - sideIndex < 2) continue;
      const space = tokens[tokenIndex];
      const key = keys[side];
      const [first, last] = [tokens[before[side] + 1], tokens[after[side] - 1]];
      const newIndex =
        after[otherSide] - otherIndex === 1 && last && space && key(last) === key(space)
          ? after[side] - 1
          : otherIndex - before[otherSide] === 1 && first && space && key(first) === key(space)
            ? before[side] + 1
            : null;
      if (newIndex === null) continue;
      pairs[pairIndex] = side === 0 ? [newIndex, j] : [i, newIndex];
      break;
    }
  }
  return pairs;
}

type Key = (token: Token) => string;
type Keys = readonly [sent: Key, returned: Key];
function symmetricKeys(key: Key): Keys {
  return [key, key];
}

/** Leaves out matches of spaces that have no match beside them, because equal spaces are everywhere. */
const withoutLoneSpaces = (pairs: readonly (readonly [number, number])[], sentTokens: readonly Token[]) =>
  pairs.filter(([i, j], at) => {
    if (sentTokens[i]?.text.trim() !== '') return true;
    const [before, after] = [pairs[at - 1], pairs[at + 1]];
    const isBeside = (pair: readonly [number, number] | undefined, step: number) =>
      pair !== undefined && pair[0] === i + step && pair[1] === j + step;
    return isBeside(before, -1) || isBeside(after, 1);
  });

/** Pairs equal tokens by their longest common subsequence. Where too much differs, only equal ends are paired. */
function matchTokens(
  sentTokens: readonly Token[],
  returnedTokens: readonly Token[],
  keys: Keys,
  budget: Budget,
) {
  const [sentKeys, returnedKeys] = [sentTokens.map(keys[0]), returnedTokens.map(keys[1])];
  const maxDifferences = Math.min(MAX_DIFFERENCES, Math.floor(Math.sqrt(Math.max(0, budget.remaining))));
  const common = commonPairs(sentKeys, returnedKeys, maxDifferences);
  const pairs: (readonly [number, number])[] = [...(common ?? [])];
  budget.remaining -=
    (common ? sentTokens.length + returnedTokens.length - 2 * pairs.length : maxDifferences) ** 2;
  if (!common) {
    const { head, tail } = commonEnds(sentKeys, returnedKeys);
    for (let at = 0; at < head; at++) pairs.push([at, at]);
    for (let at = tail; at > 0; at--) pairs.push([sentTokens.length - at, returnedTokens.length - at]);
  }
  return withoutLoneSpaces(withSpacesMoved(pairs, sentTokens, returnedTokens, keys), sentTokens).flatMap(
    ([sentIndex, returnedIndex]): (readonly [Token, Token])[] => {
      const [sentToken, returnedToken] = [sentTokens[sentIndex], returnedTokens[returnedIndex]];
      return sentToken && returnedToken ? [[sentToken, returnedToken]] : [];
    },
  );
}

/**
 * Keys by which two tokens are matched, strictest first: the same words and change; words of the exported line that
 * were deleted since; the same words, deleted or not deleted in both; the same words alone.
 */
const KEYS: readonly Keys[] = [
  symmetricKeys(({ kind, text }) => `${kind} ${text}`),
  [
    ({ kind, text }) => (kind === 'deleted' ? '' : text),
    ({ kind, text }) => (kind === 'deleted' ? text : '\u0000'),
  ],
  symmetricKeys(({ kind, text }) => `${kind === 'deleted'} ${text}`),
  symmetricKeys(({ text }) => text),
];

/** Matches the characters of two lines by comparing their words. */
export class Aligner {
  readonly matches: Match[] = [];
  readonly #budget: Budget = { remaining: MAX_WORK };
  readonly #sentChars: readonly Char<LineStretch>[];
  readonly #returnedChars: readonly Char<ReturnedRun>[];

  /**
   * @param hasLaterDeletions whether somebody has deleted words since the export. Such words were in the exported line.
   */
  constructor(
    sentChars: readonly Char<LineStretch>[],
    returnedChars: readonly Char<ReturnedRun>[],
    hasLaterDeletions: boolean,
  ) {
    this.#sentChars = sentChars;
    this.#returnedChars = returnedChars;
    this.#matchBetween(
      0,
      hasLaterDeletions ? this.#matchWords() : [],
      [0, 0],
      [sentChars.length, returnedChars.length],
    );
    this.matches.sort((x, y) => x[0] - y[0]);
    if (hasLaterDeletions) this.#matchDeletedRuns();
  }

  /** Matches the words of both lines, deleted or not. */
  #matchWords(): readonly Match[] {
    const includeAll = () => true;
    const [sentTokens, returnedTokens] = [
      tokensIn(this.#sentChars, includeAll, false),
      tokensIn(this.#returnedChars, includeAll, false),
    ];
    const key = symmetricKeys(({ text }) => text);
    return matchTokens(sentTokens, returnedTokens, key, this.#budget).flatMap(([sentToken, returnedToken]) =>
      Array.from(sentToken.text, (_, at): Match => [sentToken.from + at, returnedToken.from + at]).filter(
        ([i, j]) => canMatch(this.#sentChars[i], this.#returnedChars[j]),
      ),
    );
  }

  /** Matches deleted words run by run, because words beside them may have been removed without tracking. */
  #matchDeletedRuns(): void {
    const deletedMatches: Match[] = [];
    let [sentIndex, returnedIndex] = [0, 0];
    for (const [sentEnd, returnedEnd] of [
      ...this.matches,
      [this.#sentChars.length, this.#returnedChars.length] as const,
    ]) {
      for (; returnedIndex < returnedEnd; returnedIndex++) {
        const { source: run, kind } = this.#returnedChars[returnedIndex] ?? {};
        if (kind !== 'deleted' || run?.insertedBy) continue;
        const from = returnedIndex;
        while (returnedIndex + 1 < returnedEnd && this.#returnedChars[returnedIndex + 1]?.source === run)
          returnedIndex += 1;
        const length = returnedIndex + 1 - from;
        const sentOffset = indexOfChars(
          this.#sentChars.slice(sentIndex, sentEnd),
          this.#returnedChars.slice(from, from + length),
        );
        if (sentOffset < 0) continue;
        for (let offset = 0; offset < length; offset++)
          deletedMatches.push([sentIndex + sentOffset + offset, from + offset]);
        sentIndex += sentOffset + length;
      }
      [sentIndex, returnedIndex] = [sentEnd + 1, returnedEnd + 1];
    }
    for (const match of deletedMatches) this.matches.push(match);
    this.matches.sort((x, y) => x[0] - y[0]);
  }

  /** Matches the characters between two places by one key, and the gaps between those matches by the next key. */
  #matchByKey(level: number, [sentStart, returnedStart]: Match, [sentEnd, returnedEnd]: Match): void {
    if (sentStart === sentEnd || returnedStart === returnedEnd || level > KEYS.length) return;
    const [sentChars, returnedChars] = [
      this.#sentChars.slice(sentStart, sentEnd),
      this.#returnedChars.slice(returnedStart, returnedEnd),
    ];
    const matches: Match[] = [];
    const addMatches = (sentIndices: readonly number[], returnedIndices: readonly number[]) => {
      sentIndices.forEach((at, index) => {
        const returnedIndex = returnedIndices[index];
        if (returnedIndex !== undefined) matches.push([sentStart + at, returnedStart + returnedIndex]);
      });
    };
    const key = KEYS[level];
    const includeAll = () => true;
    // Words that are equal with everything accepted, or with the draft's changes rejected, are the same words.
    if (level > 0) this.#matchIfEqual(sentChars, returnedChars, addMatches);
    if (matches.length === 0 && key) {
      for (const [sentToken, returnedToken] of matchTokens(
        tokensIn(sentChars, includeAll, true),
        tokensIn(returnedChars, includeAll, true),
        key,
        this.#budget,
      ))
        for (let at = 0; at < sentToken.text.length; at++)
          matches.push([sentStart + sentToken.from + at, returnedStart + returnedToken.from + at]);
    } else if (matches.length === 0) this.#matchAccepted(sentChars, returnedChars, addMatches);
    this.#matchBetween(level + 1, matches, [sentStart, returnedStart], [sentEnd, returnedEnd]);
  }

  /** Records matches, and searches the gaps between them. */
  #matchBetween(level: number, matches: readonly Match[], begin: Match, end: Match): void {
    for (const match of matches) this.matches.push(match);
    let from = begin;
    for (const [a, b] of [...matches, end]) {
      this.#matchByKey(level, from, [a, b]);
      from = [a + 1, b + 1];
    }
  }

  #matchIfEqual(
    sentChars: readonly Char<LineStretch>[],
    returnedChars: readonly Char<ReturnedRun>[],
    addMatches: MatchRecorder,
  ): void {
    const acceptedIndices = indicesWithout(returnedChars, 'deleted');
    for (const excludedKind of ['deleted', 'inserted'] as const) {
      const sentIndices = indicesWithout(sentChars, excludedKind);
      if (
        sentIndices.length > 0 &&
        textAt(sentChars, sentIndices) === textAt(returnedChars, acceptedIndices)
      ) {
        addMatches(sentIndices, acceptedIndices);
        return;
      }
    }
  }

  /** Matches words that changes divide, by comparing both lines with everything accepted. */
  #matchAccepted(
    sentChars: readonly Char<LineStretch>[],
    returnedChars: readonly Char<ReturnedRun>[],
    addMatches: MatchRecorder,
  ): void {
    const isPresent = (kind: Kind) => kind !== 'deleted';
    const [sentIndices, returnedIndices] = [
      indicesWithout(sentChars, 'deleted'),
      indicesWithout(returnedChars, 'deleted'),
    ];
    const [sentTokens, returnedTokens] = [
      tokensIn(sentChars, isPresent, false),
      tokensIn(returnedChars, isPresent, false),
    ];
    const positionsOf = (list: readonly number[]) => new Map(list.map((place, index) => [place, index]));
    const [sentPositions, returnedPositions] = [positionsOf(sentIndices), positionsOf(returnedIndices)];
    for (const [sentToken, returnedToken] of matchTokens(
      sentTokens,
      returnedTokens,
      symmetricKeys(({ text: words }) => words),
      this.#budget,
    )) {
      const [sentFrom, returnedFrom] = [
        sentPositions.get(sentToken.from) ?? 0,
        returnedPositions.get(returnedToken.from) ?? 0,
      ];
      addMatches(
        sentIndices.slice(sentFrom, sentFrom + sentToken.text.length),
        returnedIndices.slice(returnedFrom, returnedFrom + returnedToken.text.length),
      );
    }
  }
}

/** Whether a returned character can be an exported one. Inserted characters can only be the draft's own insertions. */
const canMatch = (
  sentChar: Char<LineStretch> | undefined,
  returnedChar: Char<ReturnedRun> | undefined,
): boolean => sentChar?.kind === 'inserted' || returnedChar?.source.insertedBy === null;

/** The index at which the returned characters occur together in the exported ones; -1 where they don't. */
function indexOfChars(
  sentChars: readonly Char<LineStretch>[],
  returnedChars: readonly Char<ReturnedRun>[],
): number {
  const [sentText, returnedText] = [sentChars, returnedChars].map((chars) =>
    chars.map(({ char }) => char).join(''),
  );
  return sentText && returnedText ? sentText.indexOf(returnedText) : -1;
}

type MatchRecorder = (sentIndices: readonly number[], returnedIndices: readonly number[]) => void;

const indicesWithout = (chars: readonly Char<unknown>[], excludedKind: Kind): readonly number[] =>
  chars.flatMap(({ kind }, at) => (kind === excludedKind ? [] : [at]));
const textAt = (chars: readonly Char<unknown>[], indices: readonly number[]): string =>
  indices.map((place) => chars[place]?.char ?? '').join('');
