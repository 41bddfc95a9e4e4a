import type { RecommendationCoverage } from '../../core/coverage/coverage.ts';
import { describeRecommendation } from '../../core/evidence/describe.ts';
import type { Recommendation } from '../../core/evidence/evidence.ts';

export const RECOMMENDATION_STATUSES = [
  'all',
  'not-yet',
  'partly',
  'answered',
  'accepted-no-change',
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

const isOf = ({ recommendation, coverage }: Row, status: RecommendationStatus): boolean => {
  if (status === 'all') return true;
  if (status === 'unseen') return recommendation.text === null;
  return coverage.category === status;
};

/** The rows of one status, to one addressee (all when null), that hold every word typed. */
export function listed(
  rows: readonly Row[],
  status: RecommendationStatus,
  addressee: string | null,
  typed: string,
): readonly Row[] {
  const typedWords = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const words = describeRecommendation(row.recommendation).toLocaleLowerCase('en-GB');
    return (
      isOf(row, status) &&
      (addressee === null || row.recommendation.addressee === addressee) &&
      typedWords.every((word) => words.includes(word))
    );
  });
}

/** How many rows there are of each status. */
export const tally = (rows: readonly Row[]): Readonly<Record<RecommendationStatus, number>> => {
  const of = (status: RecommendationStatus) => rows.filter((row) => isOf(row, status)).length;
  return {
    all: rows.length,
    'not-yet': of('not-yet'),
    partly: of('partly'),
    answered: of('answered'),
    'accepted-no-change': of('accepted-no-change'),
    'not-taken-forward': of('not-taken-forward'),
    unseen: of('unseen'),
  };
};
