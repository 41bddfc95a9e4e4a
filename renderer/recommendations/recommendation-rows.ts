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
/** The filters of the list: by coverage status, or 'unseen' for recommendations whose wording is not available. */
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number];

/** A recommendation with its coverage by the draft. */
export interface Row {
  readonly recommendation: Recommendation;
  readonly coverage: RecommendationCoverage;
}

const isOf = ({ recommendation, coverage }: Row, status: RecommendationStatus): boolean => {
  if (status === 'all') return true;
  if (status === 'unseen') return recommendation.text === null;
  return coverage.category === status;
};

/** Filters the rows by status, addressee (null for all) and search words. A row must contain every word. */
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

/** The number of rows of each status. */
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
