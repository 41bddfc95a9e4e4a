import type { Provision } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';
import { checkEdits } from '../edits/check.ts';
import type { Edit } from '../edits/edit.ts';
import { type ReplayedChange, replayChange } from './change-again.ts';
import { type LetterTrace, traceLetters } from './trace.ts';

/** Two edits, by value. Edits are small and plain, and come back from the store as new objects. */
const sameEdit = (a: Edit, b: Edit): boolean => sameValue(a, b);

export function sameEdits(a: readonly Edit[], b: readonly Edit[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((edit, at) => sameEdit(edit, b[at] ?? edit) && b[at] !== undefined);
}

/** A list without the first edit equal to each of `gone`; null when one isn't in it. */
function without(list: readonly Edit[], removed: readonly Edit[]): Edit[] | null {
  const left = [...list];
  for (const edit of removed) {
    const at = left.findIndex((other) => sameEdit(other, edit));
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left;
}

/**
 * Takes one amendment's edits from one end of a change to the other. Where they have changed since by another hand,
 * only what this change did is taken back; null when that can't be told apart any more.
 */
export function withChangeApplied(
  current: readonly Edit[],
  from: readonly Edit[],
  to: readonly Edit[],
): readonly Edit[] | null {
  if (sameEdits(current, from)) return to;
  const removed = from.filter((edit) => !to.some((other) => sameEdit(other, edit)));
  const back = to.filter((edit) => !from.some((other) => sameEdit(other, edit)));
  const left = without(current, removed);
  return left && [...left, ...back];
}

/**
 * The same, where another hand has typed in the very words, or put others in their place: what it typed stays. Null where
 * nothing that stands could be made of it.
 * @param priorTrace what of the end that is left is where in what there is now
 */
export function withChangeMerged(
  base: Provision,
  current: readonly Edit[],
  from: readonly Edit[],
  to: readonly Edit[],
  priorTrace: LetterTrace = traceLetters(base, from, current),
): ReplayedChange | null {
  if (sameEdits(current, from)) return { edits: to, trace: new Map(), isWhole: true };
  const change = replayChange(base, from, to, current, priorTrace);
  if (change) return change;
  const plain = withChangeApplied(current, from, to);
  if (!plain || sameEdits(plain, current) || !checkEdits(base, plain).ok) return null;
  return { edits: plain, trace: traceLetters(base, to, plain), isWhole: true };
}
