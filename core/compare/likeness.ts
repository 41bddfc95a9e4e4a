import { type Provision, walk } from '../act/tree.ts';
import { diceScore, Likeness, RunIndex, type Runs, runsOf } from '../base/likeness.ts';
import { WORD } from '../base/words-in.ts';

/** The likeness of longer provisions is measured by their first words. This bounds the time for a long provision. */
const MAX_WORDS = 1200;
/** In UTF-16 code units. */
const MAX_TEXT_LENGTH = MAX_WORDS * 12;
/** A pair of words that is in more provisions than this is too common to find candidates by. */
const MAX_PROVISIONS_WITH_PAIR = 40;

/** The pairs of adjacent words, in lower case, of a provision and everything in it. Numbers of provisions are left out. */
function wordPairsIn(node: Provision): Runs {
  // The empty first word gives a provision of a single word a pair too.
  const words: string[] = [''];
  for (const { heading, intro, content, wrapUp } of walk(node)) {
    for (const text of [heading, intro, content, wrapUp])
      if (text) words.push(...(text.slice(0, MAX_TEXT_LENGTH).toLowerCase().match(WORD) ?? []));
    if (words.length > MAX_WORDS) break;
  }
  return runsOf(words.slice(0, MAX_WORDS + 1), 2);
}

export const provisionLikeness = (): Likeness<Provision> => new Likeness(wordPairsIn);

/** Two provisions that are matched by likeness. */
interface Match {
  readonly before: Provision;
  readonly after: Provision;
}

/** Matches provisions of two lists greedily, the most alike first. Each provision is matched at most once. */
export function likestMatches(
  likeness: Likeness<Provision>,
  befores: readonly Provision[],
  afters: readonly Provision[],
  minLikeness: number,
): readonly Match[] {
  const index = new RunIndex(afters.map((after) => likeness.runs(after)));
  const scored = befores.flatMap((before, at) => {
    const runs = likeness.runs(before);
    return [...index.sharedCounts(runs, MAX_PROVISIONS_WITH_PAIR)].flatMap(([place, shared]) => {
      const after = afters[place];
      if (!after || after.kind !== before.kind) return [];
      const score = diceScore(shared, runs.size, likeness.runs(after).size);
      return score >= minLikeness ? [{ before, after, at, place, score }] : [];
    });
  });
  scored.sort((a, b) => b.score - a.score || a.at - b.at || a.place - b.place);
  const matched = new Set<Provision>();
  return scored.filter(({ before, after }) => {
    if (matched.has(before) || matched.has(after)) return false;
    matched.add(before).add(after);
    return true;
  });
}
