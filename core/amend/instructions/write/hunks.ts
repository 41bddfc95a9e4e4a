import { type Run, textOf } from '../../redline/redline.ts';
import type { Hunk } from './hunk.ts';
import { withWholeLists } from './number-lists.ts';
import { isShort, type Stretch, splitStretch, withoutSameEnds } from './split-stretch.ts';
import { countWordsBetween, cutsOf, evenly, tokensOf } from './tokens.ts';

/** The words of a field before and after. */
export function bothOf(runs: readonly Run[]): { readonly before: string; readonly after: string } {
  return { before: textOf(runs, 'inserted'), after: textOf(runs, 'deleted') };
}

function stretchesOf(runs: readonly Run[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [before, after] = [0, 0];
  for (const run of runs) {
    const length = run.text.length;
    if (run.kind !== 'kept') {
      const last = stretches.at(-1);
      const isAdjacent = last && last.b === before && last.d === after;
      const stretch = isAdjacent
        ? last
        : { a: before, b: before, c: after, d: after, amendments: new Set<string>() };
      if (!isAdjacent) stretches.push(stretch);
      if (run.kind === 'deleted') stretch.b += length;
      else stretch.d += length;
      stretch.amendments = new Set([...stretch.amendments, run.am]);
    }
    if (run.kind !== 'inserted') before += length;
    if (run.kind !== 'deleted') after += length;
  }
  return stretches;
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
  const widened: Stretch[] = [];
  const pending = [...stretches];
  for (let next = pending.shift(); next; next = pending.shift()) {
    let stretch = { ...next };
    const meetsLast = () => {
      const last = widened.at(-1);
      return last && last.b === stretch.a && last.d === stretch.c ? widened.pop() : undefined;
    };
    const isCutLeft = () => cuts.before.has(stretch.a) && cuts.after.has(stretch.c);
    while (stretch.a > 0 && stretch.c > 0 && !isCutLeft()) {
      const last = meetsLast();
      if (last) stretch = union(last, stretch);
      else stretch = { ...stretch, a: stretch.a - 1, c: stretch.c - 1 };
    }
    const isCutRight = () => cuts.before.has(stretch.b) && cuts.after.has(stretch.d);
    const meetsNext = () => pending[0] && pending[0].a === stretch.b && pending[0].c === stretch.d;
    while (!isCutRight() || meetsNext()) {
      const after = meetsNext() ? pending.shift() : undefined;
      if (after) stretch = union(stretch, after);
      else stretch = { ...stretch, b: stretch.b + 1, d: stretch.d + 1 };
    }
    const last = meetsLast();
    widened.push(last ? union(last, stretch) : stretch);
  }
  return widened;
}

interface Cuts {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** Takes off words that are the same at the ends of both, and the spaces there. */
function trimStretch(texts: ReturnType<typeof bothOf>, original: Stretch): Hunk | null {
  const { before, after } = texts;
  const { stretch, ...left } = withoutSameEnds(texts, original);
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
  const amendments = [...original.amendments].sort();
  // “Ten years” for “five years”: words that were typed over as one are quoted as one, unless words are only added or only left out.
  if (old.length > 0 && now.length > 0 && isShort(texts, original)) {
    return { from: original.a, to: original.b, words: after.slice(original.c, original.d), amendments };
  }
  return { from: a, to: b, words: after.slice(c, d), amendments };
}

/** Joins stretches with so few words between them that a drafter would change them as one. */
function joinNear(stretches: readonly Stretch[], before: string): readonly Stretch[] {
  const tokens = tokensOf(before);
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const wordsBetween = last ? countWordsBetween(tokens, last.b, stretch.a) : 0;
    const inserts = last && last.a === last.b && stretch.a === stretch.b;
    if (last && (wordsBetween === 0 || (wordsBetween <= 2 && !inserts)))
      result[result.length - 1] = union(last, stretch);
    else result.push(stretch);
  }
  return result;
}

/**
 * What changes in a field, in whole words and as few stretches as a drafter would make of it. Changes of nothing but
 * the number of spaces are left out: wording can't tell of them.
 */
export function hunksOf(runs: readonly Run[]): readonly Hunk[] {
  const cached = hunksByRuns.get(runs);
  if (cached) return cached;
  const texts = bothOf(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  const stretches = toWords(stretchesOf(runs), cuts);
  const hunks = joinNear(stretches, texts.before)
    .flatMap((stretch) => splitStretch(texts, stretch))
    .flatMap((stretch) => trimStretch(texts, stretch) ?? []);
  const readable = withWholeLists(texts.before, hunks);
  hunksByRuns.set(runs, readable);
  return readable;
}

/** What changes in a field, stretch by stretch, each without the words at its ends that stay. */
export function wordHunks(runs: readonly Run[]): readonly Hunk[] {
  if (runs.every(({ kind }) => kind === 'kept')) return [];
  const texts = bothOf(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  return toWords(stretchesOf(runs), cuts).flatMap((original): readonly Hunk[] => {
    const { stretch, old, now } = withoutSameEnds(texts, original);
    if (old.tokens.length === 0 && now.tokens.length === 0)
      return [trimStretch(texts, original)].flatMap((hunk) => hunk ?? []);
    const { a, b, c, d } = stretch;
    return [{ from: a, to: b, words: texts.after.slice(c, d), amendments: [...original.amendments].sort() }];
  });
}

/** Caches the hunks of a field: whether to set out a provision is decided on every level, from the same runs. */
const hunksByRuns = new WeakMap<readonly Run[], readonly Hunk[]>();
