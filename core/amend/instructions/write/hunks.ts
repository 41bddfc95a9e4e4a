import type { Run } from '../../redline.ts';
import { cutsOf, evenly, tokensOf, wordsBetween } from './tokens.ts';

/** A stretch of a field that reads otherwise, in whole words: `from..to` of the text before becomes `words`, spaces and all. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly amendments: readonly string[];
}

/** A stretch by its offsets in both texts. */
interface Stretch {
  a: number;
  b: number;
  c: number;
  d: number;
  amendments: ReadonlySet<string>;
}

/** The words of a field before and after. */
export function bothOf(runs: readonly Run[]): { readonly before: string; readonly after: string } {
  const text = (leave: Run['kind']) => runs.map((run) => (run.kind === leave ? '' : run.text)).join('');
  return { before: text('inserted'), after: text('deleted') };
}

function stretchesOf(runs: readonly Run[]): Stretch[] {
  const found: Stretch[] = [];
  let [before, after] = [0, 0];
  for (const run of runs) {
    const length = run.text.length;
    if (run.kind !== 'kept') {
      const last = found.at(-1);
      const here = last && last.b === before && last.d === after;
      const stretch = here
        ? last
        : { a: before, b: before, c: after, d: after, amendments: new Set<string>() };
      if (!here) found.push(stretch);
      if (run.kind === 'deleted') stretch.b += length;
      else stretch.d += length;
      stretch.amendments = new Set([...stretch.amendments, run.am]);
    }
    if (run.kind !== 'inserted') before += length;
    if (run.kind !== 'deleted') after += length;
  }
  return found;
}

const union = (one: Stretch, two: Stretch): Stretch => ({
  a: one.a,
  b: Math.max(one.b, two.b),
  c: one.c,
  d: Math.max(one.d, two.d),
  amendments: new Set([...one.amendments, ...two.amendments]),
});

/** Widens a stretch until it cuts no word in either text. */
function toWords({ before, after }: ReturnType<typeof bothOf>, given: Stretch, cuts: Cuts): Stretch {
  const stretch = { ...given };
  while (stretch.a > 0 && stretch.c > 0 && !(cuts.before.has(stretch.a) && cuts.after.has(stretch.c))) {
    stretch.a--;
    stretch.c--;
  }
  const room = () => stretch.b < before.length && stretch.d < after.length;
  while (room() && !(cuts.before.has(stretch.b) && cuts.after.has(stretch.d))) {
    stretch.b++;
    stretch.d++;
  }
  return stretch;
}

interface Cuts {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** Takes off words that are the same at the ends of both, and the spaces there. */
function trimmed({ before, after }: ReturnType<typeof bothOf>, stretch: Stretch): Hunk | null {
  let { a, b, c, d } = stretch;
  const old = tokensOf(before).filter(({ from, to }) => from >= a && to <= b);
  const now = tokensOf(after).filter(({ from, to }) => from >= c && to <= d);
  const textOf = (text: string, token: { from: number; to: number } | undefined) =>
    token && text.slice(token.from, token.to);
  const same = (one: (typeof old)[number] | undefined, two: typeof one) =>
    one !== undefined && two !== undefined && textOf(before, one) === textOf(after, two);
  while (same(old[0], now[0])) {
    a = old.shift()?.to ?? a;
    c = now.shift()?.to ?? c;
  }
  while (same(old.at(-1), now.at(-1))) {
    b = old.pop()?.from ?? b;
    d = now.pop()?.from ?? d;
  }
  if (old.length === 0 && now.length === 0) {
    // Where a space comes or goes between the same words, they become other words: “any one”, “anyone”.
    if (evenly(before.slice(stretch.a, stretch.b)) === evenly(after.slice(stretch.c, stretch.d))) return null;
  }
  return { from: a, to: b, words: after.slice(c, d), amendments: [...stretch.amendments].sort() };
}

/** Joins stretches between which so little stands that a drafter would not pick them apart. */
function joined(stretches: readonly Stretch[], before: string): readonly Stretch[] {
  const tokens = tokensOf(before);
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const apart = last ? wordsBetween(tokens, last.b, stretch.a) : 0;
    const inserts = last && last.a === last.b && stretch.a === stretch.b;
    if (last && (apart === 0 || (apart <= 2 && !inserts))) result[result.length - 1] = union(last, stretch);
    else result.push(stretch);
  }
  return result;
}

/**
 * What changes in a field, in whole words and as few stretches as a drafter would make of it. Changes of nothing but
 * the number of spaces are left out: wording can't tell of them.
 */
export function hunksOf(runs: readonly Run[]): readonly Hunk[] {
  const texts = bothOf(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  const whole: Stretch[] = [];
  for (const found of stretchesOf(runs)) {
    let stretch = toWords(texts, found, cuts);
    let last = whole.at(-1);
    while (last && (stretch.a <= last.b || stretch.c <= last.d)) {
      whole.pop();
      stretch = toWords(texts, union({ ...last }, { ...stretch, a: last.a, c: last.c }), cuts);
      last = whole.at(-1);
    }
    whole.push(stretch);
  }
  return joined(whole, texts.before).flatMap((stretch) => trimmed(texts, stretch) ?? []);
}
