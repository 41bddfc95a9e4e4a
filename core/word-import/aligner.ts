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
  readonly of: T;
}
/** Characters that are matched together: a word, space or mark, and the index of its first character. */
interface Token {
  readonly text: string;
  readonly kind: Kind;
  readonly from: number;
}

function tokensIn<T>(
  chars: readonly Char<T>[],
  isWanted: (kind: Kind) => boolean,
  isByKind: boolean,
): Token[] {
  const tokenList: Token[] = [];
  let text = '';
  let places: number[] = [];
  const flush = (kind: Kind) => {
    let at = 0;
    // The tab between a number and its words is a token of its own: no space joins it.
    for (const token of text.split(/(\t)/).flatMap((part) => (part === '\t' ? [part] : tokensOf(part)))) {
      tokenList.push({ text: token, kind, from: places[at] ?? 0 });
      at += token.length;
    }
    [text, places] = ['', []];
  };
  let last: Kind = 'kept';
  for (const [index, { char, kind }] of chars.entries()) {
    if (!isWanted(kind)) continue;
    if (isByKind && kind !== last) flush(last);
    last = kind;
    text += char;
    places.push(index);
  }
  flush(last);
  return tokenList;
}

/** The most tokens that may differ in one comparison, and the most work for all comparisons of a line. */
const MAX_DIFFERENCES = 2000;
const MAX_WORK = MAX_DIFFERENCES ** 2;

/** The work that a line may still cost. A comparison costs the square of the number of tokens that differ. */
interface Budget {
  left: number;
}

/**
 * Moves a match of a space to an equal space nearer to other matches, so that a change is one stretch of words.
 *
 * For example "guilty of" is deleted from "guilty of an", and not "guilty" and "of ".
 */
function withMovedSpaces(
  pairs: (readonly [number, number])[],
  a: readonly Token[],
  b: readonly Token[],
  keys: Keys,
) {
  const isSpace = (token: Token | undefined) => token !== undefined && token.text.trim() === '';
  for (const [at, [i, j]] of pairs.entries()) {
    if (!isSpace(a[i])) continue;
    const [before, after] = [pairs[at - 1] ?? [-1, -1], pairs[at + 1] ?? [a.length, b.length]];
    for (const [list, mine, side] of [
      [a, i, 0],
      [b, j, 1],
    ] as const) {
      const other = side === 0 ? 1 : 0;
      const place = side === 0 ? i : j;
      const across = side === 0 ? j : i;
      if (place - before[side] < 2 || after[side] - place < 2) continue;
      const own = list[mine];
      const key = keys[side];
      const [first, last] = [list[before[side] + 1], list[after[side] - 1]];
      const to =
        after[other] - across === 1 && last && own && key(last) === key(own)
          ? after[side] - 1
          : across - before[other] === 1 && first && own && key(first) === key(own)
            ? before[side] + 1
            : null;
      if (to === null) continue;
      pairs[at] = side === 0 ? [to, j] : [i, to];
      break;
    }
  }
  return pairs;
}

type Key = (token: Token) => string;
type Keys = readonly [sent: Key, back: Key];
function symmetricKeys(key: Key): Keys {
  return [key, key];
}

/** Leaves out matches of spaces that have no match beside them, because equal spaces are everywhere. */
const withoutLoneSpaces = (pairs: readonly (readonly [number, number])[], a: readonly Token[]) =>
  pairs.filter(([i, j], at) => {
    if (a[i]?.text.trim() !== '') return true;
    const [before, after] = [pairs[at - 1], pairs[at + 1]];
    const isBeside = (one: readonly [number, number] | undefined, by: number) =>
      one !== undefined && one[0] === i + by && one[1] === j + by;
    return isBeside(before, -1) || isBeside(after, 1);
  });

/** Pairs equal tokens by their longest common subsequence. Where too much differs, only equal ends are paired. */
function matchTokens(a: readonly Token[], b: readonly Token[], keys: Keys, budget: Budget) {
  const [one, other] = [a.map(keys[0]), b.map(keys[1])];
  const maxDifferences = Math.min(MAX_DIFFERENCES, Math.floor(Math.sqrt(Math.max(0, budget.left))));
  const common = commonPairs(one, other, maxDifferences);
  const pairs: (readonly [number, number])[] = [...(common ?? [])];
  budget.left -= (common ? a.length + b.length - 2 * pairs.length : maxDifferences) ** 2;
  if (!common) {
    const { head, tail } = commonEnds(one, other);
    for (let at = 0; at < head; at++) pairs.push([at, at]);
    for (let at = tail; at > 0; at--) pairs.push([a.length - at, b.length - at]);
  }
  return withoutLoneSpaces(withMovedSpaces(pairs, a, b, keys), a).flatMap(
    ([x, y]): (readonly [Token, Token])[] => {
      const [one, other] = [a[x], b[y]];
      return one && other ? [[one, other]] : [];
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
  readonly #budget: Budget = { left: MAX_WORK };
  readonly #sentChars: readonly Char<LineStretch>[];
  readonly #back: readonly Char<ReturnedRun>[];

  /**
   * @param isStruck whether somebody has deleted words since the export. Such words were in the exported line.
   */
  constructor(
    sentChars: readonly Char<LineStretch>[],
    back: readonly Char<ReturnedRun>[],
    isStruck: boolean,
  ) {
    this.#sentChars = sentChars;
    this.#back = back;
    this.#matchBetween(0, isStruck ? this.#matchWords() : [], [0, 0], [sentChars.length, back.length]);
    this.matches.sort((x, y) => x[0] - y[0]);
    if (isStruck) this.#matchStruck();
  }

  /** Matches the words of both lines, deleted or not. */
  #matchWords(): readonly Match[] {
    const all = () => true;
    const [a, b] = [tokensIn(this.#sentChars, all, false), tokensIn(this.#back, all, false)];
    const key = symmetricKeys(({ text }) => text);
    return matchTokens(a, b, key, this.#budget).flatMap(([one, other]) =>
      Array.from(one.text, (_, at): Match => [one.from + at, other.from + at]).filter(([i, j]) =>
        canMatch(this.#sentChars[i], this.#back[j]),
      ),
    );
  }

  /** Matches deleted words run by run, because words beside them may have been removed without tracking. */
  #matchStruck(): void {
    const struckMatches: Match[] = [];
    let [i, j] = [0, 0];
    for (const [iEnd, jEnd] of [...this.matches, [this.#sentChars.length, this.#back.length] as const]) {
      for (; j < jEnd; j++) {
        const { of, kind } = this.#back[j] ?? {};
        if (kind !== 'deleted' || of?.insertedBy) continue;
        const from = j;
        while (j + 1 < jEnd && this.#back[j + 1]?.of === of) j += 1;
        const length = j + 1 - from;
        const at = placeOf(this.#sentChars.slice(i, iEnd), this.#back.slice(from, from + length));
        if (at < 0) continue;
        for (let nth = 0; nth < length; nth++) struckMatches.push([i + at + nth, from + nth]);
        i += at + length;
      }
      [i, j] = [iEnd + 1, jEnd + 1];
    }
    for (const match of struckMatches) this.matches.push(match);
    this.matches.sort((x, y) => x[0] - y[0]);
  }

  /** Matches the characters between two places by one key, and the gaps between those matches by the next key. */
  #matchByKey(level: number, [i, j]: Match, [iEnd, jEnd]: Match): void {
    if (i === iEnd || j === jEnd || level > KEYS.length) return;
    const [one, other] = [this.#sentChars.slice(i, iEnd), this.#back.slice(j, jEnd)];
    const matches: Match[] = [];
    const take = (a: readonly number[], b: readonly number[]) => {
      a.forEach((at, index) => {
        const to = b[index];
        if (to !== undefined) matches.push([i + at, j + to]);
      });
    };
    const key = KEYS[level];
    const all = () => true;
    // Words that are equal with everything accepted, or with the draft's changes rejected, are the same words.
    if (level > 0) this.#matchIfEqual(one, other, take);
    if (matches.length === 0 && key) {
      for (const [a, b] of matchTokens(
        tokensIn(one, all, true),
        tokensIn(other, all, true),
        key,
        this.#budget,
      ))
        for (let at = 0; at < a.text.length; at++) matches.push([i + a.from + at, j + b.from + at]);
    } else if (matches.length === 0) this.#matchAccepted(one, other, take);
    this.#matchBetween(level + 1, matches, [i, j], [iEnd, jEnd]);
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

  #matchIfEqual(one: readonly Char<LineStretch>[], other: readonly Char<ReturnedRun>[], take: Take): void {
    const accepted = places(other, 'deleted');
    for (const leave of ['deleted', 'inserted'] as const) {
      const keptPlaces = places(one, leave);
      if (keptPlaces.length > 0 && textAt(one, keptPlaces) === textAt(other, accepted)) {
        take(keptPlaces, accepted);
        return;
      }
    }
  }

  /** Matches words that changes divide, by comparing both lines with everything accepted. */
  #matchAccepted(one: readonly Char<LineStretch>[], other: readonly Char<ReturnedRun>[], take: Take): void {
    const isPresent = (kind: Kind) => kind !== 'deleted';
    const [a, b] = [places(one, 'deleted'), places(other, 'deleted')];
    const [mine, theirs] = [tokensIn(one, isPresent, false), tokensIn(other, isPresent, false)];
    const indexIn = (list: readonly number[]) => new Map(list.map((place, index) => [place, index]));
    const [inA, inB] = [indexIn(a), indexIn(b)];
    for (const [x, y] of matchTokens(
      mine,
      theirs,
      symmetricKeys(({ text: words }) => words),
      this.#budget,
    )) {
      const [p, q] = [inA.get(x.from) ?? 0, inB.get(y.from) ?? 0];
      take(a.slice(p, p + x.text.length), b.slice(q, q + y.text.length));
    }
  }
}

/** Whether a returned character can be an exported one. Inserted characters can only be the draft's own insertions. */
const canMatch = (sentChar: Char<LineStretch> | undefined, back: Char<ReturnedRun> | undefined): boolean =>
  sentChar?.kind === 'inserted' || back?.of.insertedBy === null;

/** The index at which the returned characters occur together in the exported ones; -1 where they don't. */
function placeOf(sentChars: readonly Char<LineStretch>[], back: readonly Char<ReturnedRun>[]): number {
  const [text, words] = [sentChars, back].map((chars) => chars.map(({ char }) => char).join(''));
  return text && words ? text.indexOf(words) : -1;
}

type Take = (a: readonly number[], b: readonly number[]) => void;

const places = (chars: readonly Char<unknown>[], leave: Kind): readonly number[] =>
  chars.flatMap(({ kind }, at) => (kind === leave ? [] : [at]));
const textAt = (chars: readonly Char<unknown>[], at: readonly number[]): string =>
  at.map((place) => chars[place]?.char ?? '').join('');
