import type { CoverageCategory } from '../../../core/coverage/coverage.ts';
import { coverageStatusWords } from '../../../core/coverage/coverage-words.ts';
import type { RecommendationRow } from '../../../core/coverage/report-schema.ts';

/** A symbol for each status. They differ by shape, not only by colour. */
export const STATUS_MARKS: Readonly<Record<CoverageCategory, string>> = {
  answered: '●',
  partly: '◐',
  'accepted-no-change': '◇',
  'not-taken-forward': '⊘',
  'not-yet': '○',
};

/** The status of a recommendation, as a symbol and words. */
export function StatusMark({ row }: { readonly row: Pick<RecommendationRow, 'standing' | 'decision'> }) {
  return (
    <span className={`standing ${row.standing}`}>
      <span aria-hidden="true">{STATUS_MARKS[row.standing]}</span> {coverageStatusWords(row)}
    </span>
  );
}
