import type { RecommendationCoverage } from '../../core/coverage/coverage.ts';
import { describeRecommendation } from '../../core/evidence/describe.ts';
import type { Recommendation } from '../../core/evidence/evidence.ts';

export const RECOMMENDATION_STATUSES = [
  'all',
  'not-yet',
  'partly',
  'answered',
  'not-taken-forward',
  'unseen',
] as const;
/** Which recommendations are listed: by what answers them, or those whose wording isn't held. */
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number];

/** One recommendation and what the draft does about it. */
export interface Row {
  readonly recommendation: Recommendation;
  readonly coverage: RecommendationCoverage;
}

const isOf = ({ recommendation, coverage }: Row, standing: RecommendationStatus): boolean => {
  if (standing === 'all') return true;
  if (standing === 'unseen') return recommendation.text === null;
  return coverage.category === standing;
};

/** The rows of one standing, to one addressee (all when null), that hold every word typed. */
export function listed(
  rows: readonly Row[],
  standing: RecommendationStatus,
  addressee: string | null,
  typed: string,
): readonly Row[] {
  const wanted = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const words = describeRecommendation(row.recommendation).toLocaleLowerCase('en-GB');
    return (
      isOf(row, standing) &&
      (addressee === null || row.recommendation.addressee === addressee) &&
      wanted.every((word) => words.includes(word))
    );
  });
}

/** How many rows there are of each standing. */
export const tally = (rows: readonly Row[]): Readonly<Record<RecommendationStatus, number>> => {
  const of = (standing: RecommendationStatus) => rows.filter((row) => isOf(row, standing)).length;
  return {
    all: rows.length,
    'not-yet': of('not-yet'),
    partly: of('partly'),
    answered: of('answered'),
    'not-taken-forward': of('not-taken-forward'),
    unseen: of('unseen'),
  };
};
