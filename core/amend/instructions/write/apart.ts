import { tokensOf } from './tokens.ts';

/** A stretch by its offsets in both texts. */
export interface Stretch {
  a: number;
  b: number;
  c: number;
  d: number;
  amendments: ReadonlySet<string>;
}

/** The words of a field in both texts. */
interface Texts {
  readonly before: string;
  readonly after: string;
}

/** As many words that stay are told apart from what was typed over with them. */
const STAYS = 3;

/** The longest run of tokens that two stretches of text share, by where it begins in each. */
function longestShared(one: readonly string[], two: readonly string[]): readonly [number, number, number] {
  let best: readonly [number, number, number] = [0, 0, 0];
  for (let a = 0; a < one.length; a++)
    for (let b = 0; b < two.length; b++) {
      let size = 0;
      while (one[a + size] !== undefined && one[a + size] === two[b + size]) size++;
      if (size > best[2]) best = [a, b, size];
    }
  return best;
}

/** Longer stretches than this were not typed over with most of their words kept, and are not looked through. */
const LONGEST_LOOKED_THROUGH = 80;

/**
 * A stretch that was typed over as one, in as many as a reader has to compare: “he knows or ought to know that his” for “the
 * person knows or ought to know that the” is two changes.
 */
export function apart(texts: Texts, stretch: Stretch): readonly Stretch[] {
  const { a, b, c, d } = stretch;
  const old = tokensOf(texts.before).filter(({ from, to }) => from >= a && to <= b);
  const now = tokensOf(texts.after).filter(({ from, to }) => from >= c && to <= d);
  if (old.length > LONGEST_LOOKED_THROUGH || now.length > LONGEST_LOOKED_THROUGH) return [stretch];
  const [x, y, size] = longestShared(
    old.map(({ from, to }) => texts.before.slice(from, to)),
    now.map(({ from, to }) => texts.after.slice(from, to)),
  );
  const words = (tokens: typeof old) => tokens.filter(({ isWord }) => isWord).length;
  const kept = words(old.slice(x, x + size));
  if (kept < STAYS || kept * 2 < Math.min(words(old), words(now))) return [stretch];
  const [first, last] = [old[x], old[x + size - 1]];
  const [firstNow, lastNow] = [now[y], now[y + size - 1]];
  if (!first || !last || !firstNow || !lastNow) return [stretch];
  const left = { ...stretch, b: first.from, d: firstNow.from };
  const right = { ...stretch, a: last.to, c: lastNow.to };
  return [...apart(texts, left), ...apart(texts, right)];
}
