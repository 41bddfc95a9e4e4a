import { type Run, textOf } from '../../redline/redline.ts';
import { apart, isShort, type Stretch, withoutSameEnds } from './apart.ts';
import type { Hunk } from './hunk.ts';
import { withWholeLists } from './number-lists.ts';
import { countWordsBetween, cutsOf, evenly, tokensOf } from './tokens.ts';

/** The words of a field before and after. */
export function bothOf(runs: readonly Run[]): { readonly before: string; readonly after: string } {
  return { before: textOf(runs, 'inserted'), after: textOf(runs, 'deleted') };
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

/** The stretches, each widened until it cuts no word in either text; those that meet are one. */
function toWords(stretches: readonly Stretch[], cuts: Cuts): readonly Stretch[] {
  const whole: Stretch[] = [];
  const rest = [...stretches];
  for (let given = rest.shift(); given; given = rest.shift()) {
    let stretch = { ...given };
    const meetsLast = () => {
      const last = whole.at(-1);
      return last && last.b === stretch.a && last.d === stretch.c ? whole.pop() : undefined;
    };
    const isCutLeft = () => cuts.before.has(stretch.a) && cuts.after.has(stretch.c);
    while (stretch.a > 0 && stretch.c > 0 && !isCutLeft()) {
      const last = meetsLast();
      if (last) stretch = union(last, stretch);
      else stretch = { ...stretch, a: stretch.a - 1, c: stretch.c - 1 };
    }
    const isCutRight = () => cuts.before.has(stretch.b) && cuts.after.has(stretch.d);
    const meetsNext = () => rest[0] && rest[0].a === stretch.b && rest[0].c === stretch.d;
    while (!isCutRight() || meetsNext()) {
      const after = meetsNext() ? rest.shift() : undefined;
      if (after) stretch = union(stretch, after);
      else stretch = { ...stretch, b: stretch.b + 1, d: stretch.d + 1 };
    }
    const last = meetsLast();
    whole.push(last ? union(last, stretch) : stretch);
  }
  return whole;
}

interface Cuts {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** Takes off words that are the same at the ends of both, and the spaces there. */
function trimmed(texts: ReturnType<typeof bothOf>, given: Stretch): Hunk | null {
  const { before, after } = texts;
  const { stretch, ...left } = withoutSameEnds(texts, given);
  const [old, now] = [left.old.tokens, left.now.tokens];
  let { a, b, c, d } = stretch;
  if (old.length === 0 && now.length === 0) {
    const [was, is] = [before.slice(Math.max(a - 1, 0), b + 1), after.slice(Math.max(c - 1, 0), d + 1)];
    if (evenly(was) === evenly(is)) return null;
    // Where a space comes or goes between the same tokens, both are other words: “any one”, “anyone”.
    const last = tokensOf(before).findLast(({ to }) => to <= a);
    const next = tokensOf(before).find(({ from }) => from >= b);
    const [back, on] = [a - (last?.from ?? a), (next?.to ?? b) - b];
    [a, c, b, d] = [a - back, c - back, b + on, d + on];
  }
  const amendments = [...given.amendments].sort();
  // “Ten years” for “five years”: what was typed over as one is said as one, unless something only comes or goes.
  if (old.length > 0 && now.length > 0 && isShort(texts, given)) {
    return { from: given.a, to: given.b, words: after.slice(given.c, given.d), amendments };
  }
  return { from: a, to: b, words: after.slice(c, d), amendments };
}

/** Joins stretches between which so little stands that a drafter would not pick them apart. */
function joined(stretches: readonly Stretch[], before: string): readonly Stretch[] {
  const tokens = tokensOf(before);
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const apart = last ? countWordsBetween(tokens, last.b, stretch.a) : 0;
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
  const known = found.get(runs);
  if (known) return known;
  const texts = bothOf(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  const whole = toWords(stretchesOf(runs), cuts);
  const hunks = joined(whole, texts.before)
    .flatMap((stretch) => apart(texts, stretch))
    .flatMap((stretch) => trimmed(texts, stretch) ?? []);
  const readable = withWholeLists(texts.before, hunks);
  found.set(runs, readable);
  return readable;
}

/** What changes in a field, stretch by stretch, each without the words at its ends that stay. */
export function wordHunks(runs: readonly Run[]): readonly Hunk[] {
  if (runs.every(({ kind }) => kind === 'kept')) return [];
  const texts = bothOf(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  return toWords(stretchesOf(runs), cuts).flatMap((given): readonly Hunk[] => {
    const { stretch, old, now } = withoutSameEnds(texts, given);
    if (old.tokens.length === 0 && now.tokens.length === 0)
      return [trimmed(texts, given)].flatMap((hunk) => hunk ?? []);
    const { a, b, c, d } = stretch;
    return [{ from: a, to: b, words: texts.after.slice(c, d), amendments: [...given.amendments].sort() }];
  });
}

/** What was found, by the value that it was found in: whether to set out a provision is asked on every level. */
const found = new WeakMap<readonly Run[], readonly Hunk[]>();
