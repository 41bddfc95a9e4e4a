import { capital } from '../../../core/base/english.ts';
import { coverageStatusLine } from '../../../core/coverage/coverage-words.ts';
import type { CoverageReport, RecommendationRow } from '../../../core/coverage/report-schema.ts';

/** The item behind a matrix cell, box or line, whose details can be opened. */
export type CoverageSubject =
  | { readonly kind: 'recommendation'; readonly id: string }
  | { readonly kind: 'amendment'; readonly id: string }
  | { readonly kind: 'cell'; readonly recommendation: string; readonly amendment: string }
  | { readonly kind: 'change'; readonly amendment: string; readonly pid: string }
  | { readonly kind: 'provision'; readonly pid: string }
  | { readonly kind: 'said'; readonly pid: string; readonly side: Side }
  | { readonly kind: 'several'; readonly title: string; readonly ids: readonly string[] };

const SIDES = ['for', 'against', 'considered'] as const;
export type Side = (typeof SIDES)[number] | 'themes' | 'recommendations' | 'amendments';

const SIDE_WORDS: Readonly<Record<Side, string>> = {
  for: 'Evidence for',
  against: 'Evidence against',
  considered: 'Considered',
  themes: 'Themes',
  recommendations: 'Recommendations',
  amendments: 'Amendments',
};

const recommendationLabel = (row: RecommendationRow): string =>
  row.name.includes('number unknown') ? `${row.name}: ${row.id}` : row.name;

/** The displayed name of an item. */
export function subjectName(subject: CoverageSubject, report: CoverageReport): string {
  const recommendation = (id: string) => {
    const row = report.recommendations.find((one) => one.id === id);
    return row ? recommendationLabel(row) : id;
  };
  const provision = (pid: string) => capital(report.provisions.find((one) => one.pid === pid)?.cite ?? '');
  switch (subject.kind) {
    case 'recommendation':
      return recommendation(subject.id);
    case 'amendment':
      return subject.id;
    case 'cell':
      return `${subject.amendment} and ${recommendation(subject.recommendation)}`;
    case 'change':
      return `${subject.amendment} in ${provision(subject.pid)}`;
    case 'provision':
      return provision(subject.pid);
    case 'said':
      return `${provision(subject.pid)}: ${SIDE_WORDS[subject.side].toLowerCase()}`;
    case 'several':
      return subject.title;
  }
}

/** The status of a recommendation in one line, for screen readers. */
export const recommendationLine = (row: RecommendationRow): string =>
  `${recommendationLabel(row)}: ${coverageStatusLine(row)}`;
