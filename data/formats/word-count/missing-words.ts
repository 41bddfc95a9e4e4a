import type { MissedWords } from '../../../core/base/word-account.ts';
import type { PlacedWord } from './words.ts';

/**
 * The neighbours that must be equal for two occurrences of a word to be paired, by relative position. The strictest
 * comes first.
 */
const NEIGHBOURS: readonly (readonly number[])[] = [[-2, -1, 1, 2], [-1, 1], [-1], [1], []];
/** The most words in one reported run. */
const MAX_RUN_WORDS = 30;

const countWords = (words: readonly PlacedWord[]): ReadonlyMap<string, number> => {
  const countByWord = new Map<string, number>();
  for (const { word } of words) countByWord.set(word, (countByWord.get(word) ?? 0) + 1);
  return countByWord;
};

/** The positions of each wanted word in a list. */
function placesOf(words: readonly PlacedWord[], soughtWords: ReadonlySet<string>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { word }] of words.entries()) {
    if (!soughtWords.has(word)) continue;
    const wordPlaces = places.get(word);
    if (wordPlaces) wordPlaces.push(at);
    else places.set(word, [at]);
  }
  return places;
}

const contextOf = (words: readonly PlacedWord[], at: number, near: readonly number[]): string =>
  near.map((by) => words[at + by]?.word ?? '').join(' ');

/**
 * Pairs the positions of a word in two lists by their neighbours, and returns the positions that are left on each side.
 */
function unpaired(
  [leftWords, rightWords]: readonly [readonly PlacedWord[], readonly PlacedWord[]],
  [ours, theirs]: readonly [readonly number[], readonly number[]],
): readonly [readonly number[], readonly number[]] {
  let [left, right] = [[...ours], [...theirs]];
  for (const near of NEIGHBOURS) {
    if (left.length === 0 || right.length === 0) break;
    const byContext = new Map<string, number[]>();
    for (const at of right) {
      const context = contextOf(rightWords, at, near);
      const samePlaces = byContext.get(context);
      if (samePlaces) samePlaces.push(at);
      else byContext.set(context, [at]);
    }
    const pairedPlaces = new Set<number>();
    left = left.filter((at) => {
      const pair = byContext.get(contextOf(leftWords, at, near))?.shift();
      if (pair !== undefined) pairedPlaces.add(pair);
      return pair === undefined;
    });
    right = right.filter((at) => !pairedPlaces.has(at));
  }
  return [left, right];
}

/** Joins adjacent missed words into runs, each with the place of its first word. */
function missedRuns(words: readonly PlacedWord[], places: readonly number[]): readonly MissedWords[] {
  const runs: number[][] = [];
  for (const at of [...places].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.at(-1) === at - 1 && last.length < MAX_RUN_WORDS) last.push(at);
    else runs.push([at]);
  }
  return runs.map((run) => ({
    words: run.map((at) => words[at]?.word ?? '').join(' '),
    place: words[run[0] ?? 0]?.place() ?? '',
  }));
}

/** Finds the words that one list has more often than the other, wherever they are. */
export function missingWords(
  source: readonly PlacedWord[],
  wordsHeld: readonly PlacedWord[],
): { readonly missing: readonly MissedWords[]; readonly doubled: readonly MissedWords[] } {
  const [inFile, inAct] = [countWords(source), countWords(wordsHeld)];
  const differing = new Set(
    [...inFile.keys(), ...inAct.keys()].filter((word) => inFile.get(word) !== inAct.get(word)),
  );
  if (differing.size === 0) return { missing: [], doubled: [] };
  const [ours, theirs] = [placesOf(source, differing), placesOf(wordsHeld, differing)];
  const lostPlaces: number[] = [];
  const doubled: number[] = [];
  for (const word of differing) {
    const [left, right] = unpaired([source, wordsHeld], [ours.get(word) ?? [], theirs.get(word) ?? []]);
    for (const at of left) lostPlaces.push(at);
    for (const at of right) doubled.push(at);
  }
  return { missing: missedRuns(source, lostPlaces), doubled: missedRuns(wordsHeld, doubled) };
}
