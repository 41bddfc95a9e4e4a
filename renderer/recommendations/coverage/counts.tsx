import { COVERAGE_CATEGORIES } from '../../../core/coverage/coverage.ts';
import type { CoverageCounts } from '../../../core/coverage/coverage-words.ts';
import { COVERAGE_STATUS_WORDS, recommendationsCounted } from '../../../core/coverage/coverage-words.ts';
import { STATUS_MARKS } from './status-mark.tsx';

/** The totals at the head of the page: recommendations by status, and the gaps. */
export function Counts({ counts }: { readonly counts: CoverageCounts }) {
  const { recommendations, amendments, links, commitments } = counts;
  const { all } = recommendations;
  const wants: readonly (readonly [number, string, string])[] = [
    [amendments.reason, 'amendment without a reason', 'amendments without a reason'],
    [
      amendments.recommendation,
      'amendment not linked to a recommendation',
      'amendments not linked to a recommendation',
    ],
    [amendments.evidence, 'amendment without evidence', 'amendments without evidence'],
    [links.suspect, 'link that needs checking', 'links that need checking'],
    [commitments.overdue, 'commitment overdue', 'commitments overdue'],
  ];
  return (
    <div className="counts">
      {all > 0 && (
        <>
          <div className="share" aria-hidden="true">
            {COVERAGE_CATEGORIES.filter((standing) => recommendations[standing] > 0).map((standing) => (
              <span key={standing} className={standing} style={{ flexGrow: recommendations[standing] }} />
            ))}
          </div>
          <ul
            className="standings"
            aria-label={`Of ${recommendationsCounted(all, recommendations.unnumbered)}`}
          >
            {COVERAGE_CATEGORIES.map((standing) => (
              <li key={standing} className={standing}>
                <span aria-hidden="true" className="mark">
                  {STATUS_MARKS[standing]}
                </span>{' '}
                <strong>{recommendations[standing]}</strong> {COVERAGE_STATUS_WORDS[standing]}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul aria-label="Gaps">
        {wants.map(([number, one, many]) => (
          <li key={many} className={number > 0 ? 'wanting' : 'none'}>
            <strong>{number}</strong> {number === 1 ? one : many}
          </li>
        ))}
      </ul>
    </div>
  );
}
