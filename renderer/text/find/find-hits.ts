import type { Pid } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { CONTEXT_LENGTH, type Hit } from '../../../core/amend/find-words.ts';

/** A found place, and what changing it would mean for other amendments. */
export interface Offered {
  readonly hit: Hit;
  /** Other amendments that the change would revise. */
  readonly revises: readonly string[];
  /** Those of them that are settled, so that the place can’t be changed. */
  readonly settled: readonly string[];
  /** Whether the place is outside the review’s scope, so that it can’t be changed either. */
  readonly isOutside: boolean;
}

/** The found places for the active amendment `me`. */
export function offeredOf(
  hits: readonly Hit[],
  amendments: readonly Amendment[],
  me: string | null,
  isOutside: (pid: Pid) => boolean = () => false,
): readonly Offered[] {
  const settled = new Set(amendments.filter(({ state }) => !canRevise(state)).map(({ id }) => id));
  return hits.map((hit) => {
    const revises = hit.revises.filter((id) => id !== me);
    return { hit, revises, settled: revises.filter((id) => settled.has(id)), isOutside: isOutside(hit.pid) };
  });
}

/** Whether a place can be changed. */
export const canAmend = ({ settled, isOutside }: Offered): boolean => settled.length === 0 && !isOutside;

/** The words before and after a found place, without cut words at their ends, and with an ellipsis where cut. */
export function contextOf({ before, after }: Pick<Hit, 'before' | 'after'>): {
  readonly before: string;
  readonly after: string;
} {
  return {
    before: before.length < CONTEXT_LENGTH ? before : `…${before.replace(/^\S*\s+(?=\S)/, '')}`,
    after: after.length < CONTEXT_LENGTH ? after : `${after.replace(/(\S)\s+\S*$/, '$1')}…`,
  };
}

/** The places to change: those that can be and are ticked. */
export const chosenOf = (offered: readonly Offered[], unticked: ReadonlySet<string>): readonly Hit[] =>
  offered.filter((one) => canAmend(one) && !unticked.has(one.hit.key)).map(({ hit }) => hit);
