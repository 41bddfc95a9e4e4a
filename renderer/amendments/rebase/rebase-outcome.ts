import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { count } from '../../../core/base/english.ts';

type CarriedAmendment = RebaseReport['amendments'][number];

/** The outcome of a change of base text for each amendment, sorted by what a person must do. */
interface SortedOutcome {
  readonly carriedInFull: readonly CarriedAmendment[];
  /** Amendments with at least one edit that needs a decision. */
  readonly needingDecision: readonly CarriedAmendment[];
  /** Amendments whose edits that were not carried over are all already in the new base text. */
  readonly alreadyLaw: readonly CarriedAmendment[];
}

export function sortOutcome({ amendments }: Pick<RebaseReport, 'amendments'>): SortedOutcome {
  const needsDecision = ({ deferred }: CarriedAmendment) => deferred.some(({ why }) => why !== 'in-force');
  return {
    carriedInFull: amendments.filter(({ deferred }) => deferred.length === 0),
    needingDecision: amendments.filter(needsDecision),
    alreadyLaw: amendments.filter((carried) => carried.deferred.length > 0 && !needsDecision(carried)),
  };
}

/** The outcome in one sentence, for the announcement and the top of the preview. */
export function describeOutcome(report: Pick<RebaseReport, 'amendments'>): string {
  const { carriedInFull, needingDecision, alreadyLaw } = sortOutcome(report);
  if (report.amendments.length === 0) return 'There are no amendments to carry over.';
  const parts = [
    `${count(carriedInFull.length, 'amendment')} carried over in full`,
    needingDecision.length > 0 &&
      `${needingDecision.length} ${needingDecision.length === 1 ? 'needs' : 'need'} your decision`,
    alreadyLaw.length > 0 && `${alreadyLaw.length} already in the new base text`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
