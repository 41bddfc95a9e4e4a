import { useMemo, useState } from 'react';
import { count } from '../../../core/base/english.ts';
import { countsOf } from '../../../core/coverage/coverage-words.ts';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { plainDate } from '../../ui/dates.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { BehindPopover, type Opened } from './cell-popover.tsx';
import { Counts } from './counts.tsx';
import { NO_FILTERS, narrowed } from './coverage-filters.ts';
import { ExportCoverage } from './export-coverage.tsx';
import { FilterBar } from './filter-bar.tsx';
import { MatrixView } from './matrix-view.tsx';
import { PictureView } from './picture-view.tsx';
import { ProvisionsView } from './provisions-view.tsx';
import type { CoverageView } from './view-store.ts';
import { ViewSwitch } from './view-switch.tsx';
import './coverage.css';
import './coverage-print.css';

/** Today's date in the reader's time zone, as ISO 8601. */
function thisDay(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const EMPTY: Readonly<Record<Exclude<CoverageView, 'list'>, (report: CoverageReport) => string | null>> = {
  matrix: ({ recommendations, amendments }) =>
    recommendations.length === 0
      ? 'There are no recommendations in this review yet, so the amendments cannot be compared with them. The provisions and the picture show what changes and the evidence for each change.'
      : amendments.length === 0
        ? 'There are no amendments yet. Start one in the Act, then link it to the recommendation that it answers.'
        : null,
  provisions: ({ provisions }) =>
    provisions.length === 0
      ? 'No provision is changed or linked yet. Start an amendment in the Act, then link it to what people said.'
      : null,
  picture: ({ amendments }) =>
    amendments.length === 0
      ? 'There is nothing to show yet. Start an amendment in the Act, then link it to a recommendation.'
      : null,
};

function Report({
  report,
  view,
}: {
  readonly report: CoverageReport;
  readonly view: Exclude<CoverageView, 'list'>;
}) {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { dispatch } = useBench();
  const counts = useMemo(() => countsOf(report), [report]);
  const part = useMemo(() => narrowed(report, filters), [report, filters]);
  const open = useMemo(() => (subject: Opened['subject'], at: Element) => setOpened({ subject, at }), []);
  const empty = EMPTY[view](report);
  const isNothing =
    view === 'provisions'
      ? part.provisions.length === 0
      : part.amendments.length === 0 || (view === 'matrix' && part.recommendations.length === 0);
  const countWords =
    view === 'provisions'
      ? `${count(part.provisions.length, 'provision')} of ${report.provisions.length}`
      : `${count(part.recommendations.length, 'recommendation')} of ${report.recommendations.length}, ${count(part.amendments.length, 'amendment')} of ${report.amendments.length}`;
  return (
    <>
      <div className="coverage-top">
        <Counts counts={counts} />
        {!empty && <FilterBar report={report} counts={counts} filters={filters} onChange={setFilters} />}
        {!empty && (
          <p className="help told" role="status">
            {countWords}
          </p>
        )}
      </div>
      {empty ? (
        <div className="empty">
          <p>{empty}</p>
          <div className="actions">
            <Button onPress={() => dispatch({ do: 'enter', room: 'act' })}>Go to the Act</Button>
          </div>
        </div>
      ) : isNothing ? (
        <p className="empty">No results. Choose other filters.</p>
      ) : view === 'matrix' ? (
        <MatrixView report={report} part={part} onOpen={open} />
      ) : view === 'provisions' ? (
        <ProvisionsView report={report} part={part} onOpen={open} />
      ) : (
        <PictureView part={part} onOpen={open} />
      )}
      <BehindPopover opened={opened} report={report} onClose={() => setOpened(null)} />
    </>
  );
}

/** The coverage views: recommendations by amendments, provisions by evidence, and a diagram. */
export function CoverageRoom({ view }: { readonly view: Exclude<CoverageView, 'list'> }) {
  const [today] = useState(thisDay);
  const answer = useAnswer('coverage.get', { today });
  const title = useReviewOf(({ review }) => review.title);
  const text = useReviewOf(({ instrument }) => `${instrument.title}. ${instrument.description}`);
  return (
    <div className={`room coverage-room ${view}-shown`}>
      <header className="room-head">
        <h2>Recommendations</h2>
        <ViewSwitch />
        <ExportCoverage today={today} />
      </header>
      <p className="on-paper">
        {title}, on {plainDate(today)}. {text}
      </p>
      {answer.isError && <Trouble thrown={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <p className="empty">Loading links…</p>}
      {answer.data && <Report report={answer.data} view={view} />}
    </div>
  );
}
