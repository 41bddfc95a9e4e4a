import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { count } from '../../../core/base/english.ts';

type Carried = RebaseReport['amendments'][number];

/** What becomes of the amendments, sorted by what a person has to do about them. */
interface Sorted {
  readonly fullyCarried: readonly Carried[];
  /** At least one edit needs a person. */
  readonly toDo: readonly Carried[];
  /** All that was put aside of them is law. */
  readonly law: readonly Carried[];
}

export function sortOutcome({ amendments }: Pick<RebaseReport, 'amendments'>): Sorted {
  const needs = ({ deferred }: Carried) => deferred.some(({ why }) => why !== 'in-force');
  return {
    fullyCarried: amendments.filter(({ deferred }) => deferred.length === 0),
    toDo: amendments.filter(needs),
    law: amendments.filter((carried) => carried.deferred.length > 0 && !needs(carried)),
  };
}

/** The outcome in a sentence, for the news and the head of the preview. */
export function outcomeWords(report: Pick<RebaseReport, 'amendments'>): string {
  const { fullyCarried, toDo, law } = sortOutcome(report);
  if (report.amendments.length === 0) return 'There are no amendments to carry over.';
  const parts = [
    `${count(fullyCarried.length, 'amendment')} carried over in full`,
    toDo.length > 0 && `${toDo.length} ${toDo.length === 1 ? 'needs' : 'need'} your decision`,
    law.length > 0 && `${law.length} already in the new base text`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
