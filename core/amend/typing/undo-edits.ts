import type { Provision } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';
import { checkEdits } from '../edits/check.ts';
import type { Edit } from '../edits/edit.ts';
import { differenceOf } from '../edits/edit-difference.ts';
import { type ReplayedChange, replayChange } from './change-again.ts';
import { type LetterTrace, traceLetters } from './trace.ts';

/** Compares lists by value, because the store returns edits as new objects. */
export const sameEdits = (a: readonly Edit[], b: readonly Edit[]): boolean => sameValue(a, b);

/** A list without one edit equal to each of `removed`. Null when one of them isn't in it. */
function without(list: readonly Edit[], removed: readonly Edit[]): Edit[] | null {
  const remaining = [...list];
  for (const edit of removed) {
    const at = remaining.findIndex((other) => sameValue(other, edit));
    if (at < 0) return null;
    remaining.splice(at, 1);
  }
  return remaining;
}

/**
 * Applies the change from `from` to `to` to one amendment's edits, edit by edit. Edits that another person added since
 * stay. Null when an edit that the change removes is no longer in the list. An undo swaps `from` and `to`.
 */
export function withChangeApplied(
  now: readonly Edit[],
  from: readonly Edit[],
  to: readonly Edit[],
): readonly Edit[] | null {
  if (sameEdits(now, from)) return to;
  const { removed, added } = differenceOf(from, to);
  const remaining = without(now, removed);
  return remaining && [...remaining, ...added];
}

/**
 * Applies the change from `from` to `to` to one amendment's edits, letter by letter, even where another person has typed
 * in the same words since. Null where that isn't possible.
 * @param priorTrace from the letters of `from` to those of `now`
 */
export function withChangeMerged(
  base: Provision,
  now: readonly Edit[],
  from: readonly Edit[],
  to: readonly Edit[],
  priorTrace: LetterTrace = traceLetters(base, from, now),
): ReplayedChange | null {
  if (sameEdits(now, from)) return { edits: to, trace: new Map(), isWhole: true };
  const change = replayChange(base, from, to, now, priorTrace);
  if (change) return change;
  const plain = withChangeApplied(now, from, to);
  if (!plain || sameEdits(plain, now) || !checkEdits(base, plain).ok) return null;
  return { edits: plain, trace: traceLetters(base, to, plain), isWhole: true };
}
