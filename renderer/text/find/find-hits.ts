import type { Pid } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { CONTEXT_LENGTH, type Hit } from '../../../core/amend/find-words.ts';

/** A place that was found, with what amending it would mean for others. */
export interface Offered {
  readonly hit: Hit;
  /** Other amendments that amending it would revise. */
  readonly revises: readonly string[];
  /** Those of them whose words are settled: it can't be amended. */
  readonly settled: readonly string[];
  /** Whether it is outside what the review may change: it can't be amended either. */
  readonly isOutside: boolean;
}

/** What was found, as a person is offered it who drafts `me`. */
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

/** Whether a place can be chosen at all. */
export const canAmend = ({ settled, isOutside }: Offered): boolean => settled.length === 0 && !isOutside;

/** The words before and after what was found, without the parts of words at their ends, and marked where they are cut. */
export function contextOf({ before, after }: Pick<Hit, 'before' | 'after'>): {
  readonly before: string;
  readonly after: string;
} {
  return {
    before: before.length < CONTEXT_LENGTH ? before : `…${before.replace(/^\S*\s+(?=\S)/, '')}`,
    after: after.length < CONTEXT_LENGTH ? after : `${after.replace(/(\S)\s+\S*$/, '$1')}…`,
  };
}

/** The places to be amended: those that can be, without those that somebody unticked. */
export const chosenOf = (offered: readonly Offered[], unticked: ReadonlySet<string>): readonly Hit[] =>
  offered.filter((one) => canAmend(one) && !unticked.has(one.hit.key)).map(({ hit }) => hit);
