import { type Run, textOf } from '../../redline/redline.ts';
import type { Hunk } from './hunk.ts';
import { withWholeLists } from './number-lists.ts';
import { isShortStretch, type Stretch, splitStretch, withoutSameEnds } from './split-stretch.ts';
import { countWordsBetween, cutsOf, singleSpaced, tokensOf } from './tokens.ts';

/** The text of a field before and after its changes. */
export function beforeAndAfter(runs: readonly Run[]): { readonly before: string; readonly after: string } {
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

/** Widens each stretch until it cuts no word in either text, and joins stretches that meet. */
function widenToWords(stretches: readonly Stretch[], cuts: WordBoundaries): readonly Stretch[] {
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

interface WordBoundaries {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** Trims equal words and spaces at both ends of a stretch; null if only the number of spaces changes. */
function trimStretch(texts: ReturnType<typeof beforeAndAfter>, original: Stretch): Hunk | null {
  const { before, after } = texts;
  const { stretch, ...differing } = withoutSameEnds(texts, original);
  const [old, now] = [differing.old.tokens, differing.now.tokens];
  let { a, b, c, d } = stretch;
  if (old.length === 0 && now.length === 0) {
    const [was, is] = [before.slice(Math.max(a - 1, 0), b + 1), after.slice(Math.max(c - 1, 0), d + 1)];
    if (singleSpaced(was) === singleSpaced(is)) return null;
    // A space that is added or removed between tokens makes other words (“any one”, “anyone”), so both neighbours are quoted.
    const last = tokensOf(before).findLast(({ to }) => to <= a);
    const next = tokensOf(before).find(({ from }) => from >= b);
    const [back, on] = [a - (last?.from ?? a), (next?.to ?? b) - b];
    [a, c, b, d] = [a - back, c - back, b + on, d + on];
  }
  const amendments = [...original.amendments].sort();
  // “Ten years” for “five years”: a short replacement is quoted as it was typed, unless words were only added or only deleted.
  if (old.length > 0 && now.length > 0 && isShortStretch(texts, original)) {
    return { from: original.a, to: original.b, words: after.slice(original.c, original.d), amendments };
  }
  return { from: a, to: b, words: after.slice(c, d), amendments };
}

/** Joins stretches with at most two words between them, as a drafter would. Two insertions stay two. */
function joinNear(stretches: readonly Stretch[], before: string): readonly Stretch[] {
  const tokens = tokensOf(before);
  const joinedStretches: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joinedStretches.at(-1);
    const wordsBetween = last ? countWordsBetween(tokens, last.b, stretch.a) : 0;
    const inserts = last && last.a === last.b && stretch.a === stretch.b;
    if (last && (wordsBetween === 0 || (wordsBetween <= 2 && !inserts)))
      joinedStretches[joinedStretches.length - 1] = union(last, stretch);
    else joinedStretches.push(stretch);
  }
  return joinedStretches;
}

/**
 * The changes of a field in whole words, joined as a drafter would join them. Changes of only the number of spaces are left
 * out, because wording can't express them. Memoised, because each level of the tree asks for the hunks of the same runs.
 */
export function hunksOf(runs: readonly Run[]): readonly Hunk[] {
  const cached = hunksByRuns.get(runs);
  if (cached) return cached;
  const texts = beforeAndAfter(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  const stretches = widenToWords(stretchesOf(runs), cuts);
  const hunks = joinNear(stretches, texts.before)
    .flatMap((stretch) => splitStretch(texts, stretch))
    .flatMap((stretch) => trimStretch(texts, stretch) ?? []);
  const readable = withWholeLists(texts.before, hunks);
  hunksByRuns.set(runs, readable);
  return readable;
}

/** The changes of a field, each trimmed to the words that differ, and none joined. */
export function wordHunks(runs: readonly Run[]): readonly Hunk[] {
  if (runs.every(({ kind }) => kind === 'kept')) return [];
  const texts = beforeAndAfter(runs);
  const cuts = { before: cutsOf(texts.before), after: cutsOf(texts.after) };
  return widenToWords(stretchesOf(runs), cuts).flatMap((original): readonly Hunk[] => {
    const { stretch, old, now } = withoutSameEnds(texts, original);
    if (old.tokens.length === 0 && now.tokens.length === 0)
      return [trimStretch(texts, original)].flatMap((hunk) => hunk ?? []);
    const { a, b, c, d } = stretch;
    return [{ from: a, to: b, words: texts.after.slice(c, d), amendments: [...original.amendments].sort() }];
  });
}

const hunksByRuns = new WeakMap<readonly Run[], readonly Hunk[]>();
