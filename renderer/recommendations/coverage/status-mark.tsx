import type { CoverageCategory } from '../../../core/coverage/coverage.ts';
import { coverageStatusWords } from '../../../core/coverage/coverage-words.ts';
import type { RecommendationRow } from '../../../core/coverage/report-schema.ts';

/** A mark for each status that is told apart by its shape. */
export const STATUS_MARKS: Readonly<Record<CoverageCategory, string>> = {
  answered: '●',
  partly: '◐',
  'accepted-no-change': '◇',
  'not-taken-forward': '⊘',
  'not-yet': '○',
};

/** How a recommendation stands, in a mark and in words. */
export function StatusMark({ row }: { readonly row: Pick<RecommendationRow, 'standing' | 'decision'> }) {
  return (
    <span className={`standing ${row.standing}`}>
      <span aria-hidden="true">{STATUS_MARKS[row.standing]}</span> {coverageStatusWords(row)}
    </span>
  );
}
