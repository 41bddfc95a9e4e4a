import fc from 'fast-check';

/** So many of a list, in any order, drawn anew at each run: KEELING_SEED has the same ones again. */
export function someOf<T>(all: readonly T[], count: number): readonly T[] {
  const length = Math.min(all.length, Math.ceil(count));
  return fc.sample(fc.shuffledSubarray([...all], { minLength: length, maxLength: length }), 1)[0] ?? [];
}
