import type { MissedWords } from '../../../core/base/word-account.ts';
import type { PlacedWord } from './words.ts';

/** How near a word's neighbours say that two are the same one, the nearest first. */
const NEIGHBOURS: readonly (readonly number[])[] = [[-2, -1, 1, 2], [-1, 1], [-1], [1], []];
/** As many words as are told of together. */
const LONGEST = 30;

const counts = (words: readonly PlacedWord[]): ReadonlyMap<string, number> => {
  const countByWord = new Map<string, number>();
  for (const { word } of words) countByWord.set(word, (countByWord.get(word) ?? 0) + 1);
  return countByWord;
};

/** The places of some words in a list. */
function placesOf(words: readonly PlacedWord[], wantedWords: ReadonlySet<string>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { word }] of words.entries()) {
    if (!wantedWords.has(word)) continue;
    const wordPlaces = places.get(word);
    if (wordPlaces) wordPlaces.push(at);
    else places.set(word, [at]);
  }
  return places;
}

const contextOf = (words: readonly PlacedWord[], at: number, near: readonly number[]): string =>
  near.map((by) => words[at + by]?.word ?? '').join(' ');

/** Of the places of a word on two sides, those that are left when each has been paired with the likeliest other. */
function unpaired(
  [one, another]: readonly [readonly PlacedWord[], readonly PlacedWord[]],
  [ours, theirs]: readonly [readonly number[], readonly number[]],
): readonly [readonly number[], readonly number[]] {
  let [left, right] = [[...ours], [...theirs]];
  for (const near of NEIGHBOURS) {
    if (left.length === 0 || right.length === 0) break;
    const byContext = new Map<string, number[]>();
    for (const at of right) {
      const context = contextOf(another, at, near);
      const samePlaces = byContext.get(context);
      if (samePlaces) samePlaces.push(at);
      else byContext.set(context, [at]);
    }
    const pairedPlaces = new Set<number>();
    left = left.filter((at) => {
      const pair = byContext.get(contextOf(one, at, near))?.shift();
      if (pair !== undefined) pairedPlaces.add(pair);
      return pair === undefined;
    });
    right = right.filter((at) => !pairedPlaces.has(at));
  }
  return [left, right];
}

/** Words that stand one after the other, told of together with the place of the first. */
function missedRuns(words: readonly PlacedWord[], places: readonly number[]): readonly MissedWords[] {
  const runs: number[][] = [];
  for (const at of [...places].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.at(-1) === at - 1 && last.length < LONGEST) last.push(at);
    else runs.push([at]);
  }
  return runs.map((run) => ({
    words: run.map((at) => words[at]?.word ?? '').join(' '),
    place: words[run[0] ?? 0]?.place() ?? '',
  }));
}

/** What each of two lists of words has more often than the other, wherever the parts of each stand. */
export function missingWords(
  source: readonly PlacedWord[],
  wordsHeld: readonly PlacedWord[],
): { readonly missing: readonly MissedWords[]; readonly doubled: readonly MissedWords[] } {
  const [had, has] = [counts(source), counts(wordsHeld)];
  const differing = new Set([...had.keys(), ...has.keys()].filter((word) => had.get(word) !== has.get(word)));
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
