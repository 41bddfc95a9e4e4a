import { type Provision, walk } from '../act/tree.ts';
import { Likeness, likenessFrom, RunIndex, type Runs, runsOf } from '../base/likeness.ts';
import { WORD } from '../base/words-in.ts';

/** The words of a provision that are looked at; the likeness of longer ones shows in their first. */
const MOST_WORDS = 1200;
const MOST_LETTERS = MOST_WORDS * 12;
/** A pair of words in more provisions than this says nothing of any of them. */
const MOST_HOLDERS = 40;

/** The pairs of neighbouring words of a provision and all in it, small, without its number. */
function wordPairsIn(node: Provision): Runs {
  // A provision of one word has a pair too: its beginning and that.
  const words: string[] = [''];
  for (const { heading, intro, content, wrapUp } of walk(node)) {
    for (const text of [heading, intro, content, wrapUp])
      if (text) words.push(...(text.slice(0, MOST_LETTERS).toLowerCase().match(WORD) ?? []));
    if (words.length > MOST_WORDS) break;
  }
  return runsOf(words.slice(0, MOST_WORDS + 1), 2);
}

export const provisionLikeness = (): Likeness<Provision> => new Likeness(wordPairsIn);

/** A possible match. */
interface Match {
  readonly before: Provision;
  readonly after: Provision;
}

/** The matches of one list with the other that are at least so alike, the likest first, each provision once. */
export function likestMatches(
  likeness: Likeness<Provision>,
  befores: readonly Provision[],
  afters: readonly Provision[],
  minLikeness: number,
): readonly Match[] {
  const index = new RunIndex(afters.map((after) => likeness.runs(after)));
  const scored = befores.flatMap((before, at) => {
    const runs = likeness.runs(before);
    return [...index.sharedCounts(runs, MOST_HOLDERS)].flatMap(([place, shared]) => {
      const after = afters[place];
      if (!after || after.kind !== before.kind) return [];
      const score = likenessFrom(shared, runs.size, likeness.runs(after).size);
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
