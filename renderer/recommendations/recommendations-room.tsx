import { useLayoutEffect, useMemo, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { capital, count } from '../../core/base/english.ts';
import { COVERAGE_CATEGORIES, coverage as coverageOf } from '../../core/coverage/coverage.ts';
import { addresseeWords, COVERAGE_STATUS_WORDS } from '../../core/coverage/coverage-words.ts';
import { recommendationName } from '../../core/evidence/describe.ts';
import type { Pin } from '../../core/evidence/evidence.ts';
import { AmendmentLinks } from '../amendments/amendment-links.tsx';
import { DropTray } from '../links/drop-tray.tsx';
import { useAnswer } from '../state/host/queries.ts';
import { useReview } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { Segments } from '../ui/segments.tsx';
import { Chooser } from '../ui/select.tsx';
import { CoverageRoom } from './coverage/coverage-room.tsx';
import { STATUS_MARKS } from './coverage/status-mark.tsx';
import { showCoverage, useCoverageView } from './coverage/view-store.ts';
import { ViewSwitch } from './coverage/view-switch.tsx';
import {
  listed,
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
  type Row,
  tally,
} from './recommendation-rows.ts';
import { SourceSheet } from './source-sheet.tsx';
import { AddRecommendation } from './sources/recommendation-form.tsx';
import { SourcesButton } from './sources/sources-sheet.tsx';
import './recommendations-room.css';
import { Commitments, RecommendationView } from './recommendation-view.tsx';

function recommendationStatusWords(status: RecommendationStatus): string {
  if (status === 'all') return 'All';
  return status === 'unseen' ? 'Wording not available' : capital(COVERAGE_STATUS_WORDS[status]);
}

const EVERYONE = 'everyone';

/** An overview of all recommendations by status. Each leads to its entry in the list. */
function Strip({ rows, onGo }: { readonly rows: readonly Row[]; readonly onGo: (id: string) => void }) {
  return (
    <nav className="strip" aria-label="Recommendations at a glance">
      <ol>
        {rows.map(({ recommendation, coverage }) => {
          const { id, no, text, gist } = recommendation;
          const wordingStatus =
            text !== null ? 'wording available' : gist !== null ? 'summary only' : 'wording not available';
          const label = `${recommendationName(recommendation)}: ${COVERAGE_STATUS_WORDS[coverage.category]}, ${wordingStatus}`;
          return (
            <li key={id} className={`${coverage.category} ${text === null && gist === null ? 'unseen' : ''}`}>
              <Button look="quiet" aria-label={label} onPress={() => onGo(id)}>
                <span>{no ?? '?'}</span>
                <span aria-hidden="true">{STATUS_MARKS[coverage.category]}</span>
              </Button>
            </li>
          );
        })}
      </ol>
      <p className="help">
        {COVERAGE_CATEGORIES.map(
          (category) => `${STATUS_MARKS[category]} ${COVERAGE_STATUS_WORDS[category]}`,
        ).join(' · ')}{' '}
        · dashed box: wording not available
      </p>
    </nav>
  );
}

/** The amendments that lack a recommendation, a reason or evidence. */
function OtherWay({ lists }: { readonly lists: readonly (readonly [string, readonly string[]])[] }) {
  const lacking = lists.filter(([, ids]) => ids.length > 0);
  if (lacking.length === 0) return null;
  return (
    <aside className="other-way" aria-label="Amendments with gaps">
      {lacking.map(([words, ids]) => (
        <p key={words}>
          {words}: <AmendmentLinks ids={ids} />
        </p>
      ))}
    </aside>
  );
}

/** Shown in a review without recommendations. */
function NoRecommendations() {
  const { dispatch } = useReview();
  return (
    <div className="empty">
      <p>There are no recommendations in this review yet.</p>
      <p>
        Add the recommendations that the draft answers, or a document to quote them from. You can also give
        each amendment a reason and link it to what people said in the consultation.
      </p>
      <div className="actions">
        <Button onPress={() => dispatch({ do: 'enter', room: 'consultation' })}>
          Go to the consultation
        </Button>
      </div>
    </div>
  );
}

/** The Recommendations room: the list of recommendations, or one of the coverage views. */
export function RecommendationsRoom() {
  const { bench } = useReview();
  const view = useCoverageView();
  const { spot } = bench;
  // A request to show one entry needs the list view.
  useLayoutEffect(() => {
    if (spot) showCoverage('list');
  }, [spot]);
  return view === 'list' ? <Recommendations /> : <CoverageRoom view={view} />;
}

function Recommendations() {
  const { evidence, draft, links, dispatch } = useReview();
  const { recommendations } = evidence;
  const [status, setStatus] = useState<RecommendationStatus>('all');
  const [addressee, setAddressee] = useState(EVERYONE);
  const [typed, setTyped] = useState('');
  const [pin, setPin] = useState<Pin | null>(null);
  const decisions = useAnswer('decision.list', {}).data;
  const coverage = useMemo(
    () =>
      coverageOf({ ...evidence, amendments: draft.amendments, links, ...(decisions ? { decisions } : {}) }),
    [draft.amendments, links, evidence, decisions],
  );
  const rows = useMemo(
    () =>
      recommendations.flatMap((recommendation, at) => {
        const covered = coverage.recommendations[at];
        return covered ? [{ recommendation, coverage: covered }] : [];
      }),
    [recommendations, coverage],
  );
  const tallied = tally(rows);
  const shownRows = listed(rows, status, addressee === EVERYONE ? null : addressee, typed);
  const loose = evidence.commitments.filter(({ response }) => response === null);
  const unnumbered = recommendations.filter(({ no }) => no === null).length;
  const addressees = [...new Set(recommendations.map((one) => one.addressee))];
  const isEmpty = recommendations.length === 0;
  const listing = (
    <>
      <Strip
        rows={rows}
        onGo={(id) => dispatch({ do: 'spot', room: 'recommendations', id: `recommendation-${id}` })}
      />
      <div className="filters">
        <SearchField className="field" value={typed} onChange={setTyped}>
          <Label className="field-label">Search recommendations</Label>
          <Input className="input" />
        </SearchField>
        <Chooser
          label="Addressed to"
          value={addressee}
          options={[
            { id: EVERYONE, words: 'Everyone' },
            ...addressees.map((id) => ({ id, words: capital(addresseeWords(id)) })),
          ]}
          onChange={setAddressee}
        />
        <Segments
          label="Answered or not"
          options={RECOMMENDATION_STATUSES}
          words={(status) => `${recommendationStatusWords(status)} ${tallied[status]}`}
          value={status}
          onChange={setStatus}
        />
      </div>
      <OtherWay
        lists={[
          ['Amendments not linked to a recommendation', coverage.withoutRecommendation],
          ['Amendments without a reason', coverage.withoutReason],
          ['Amendments without evidence', coverage.withoutEvidence],
        ]}
      />
      <p className="help" role="status">
        {shownRows.length < rows.length && `${shownRows.length} of `}
        {count(rows.length, 'entry', 'entries')}
      </p>
      {shownRows.map((row) => (
        <RecommendationView key={row.recommendation.id} row={row} onPin={setPin} />
      ))}
      {shownRows.length === 0 && (
        <p className="empty">No results. Choose another filter, or use fewer words.</p>
      )}
    </>
  );
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Recommendations</h2>
          <ViewSwitch />
          <AddRecommendation />
          <SourcesButton />
          {!isEmpty && (
            <p className="soft">
              {count(recommendations.length - unnumbered, 'numbered recommendation')}.
              {unnumbered > 0 &&
                ` ${count(unnumbered, 'more entry has', 'more entries have')} no number: each may be one of them.`}
            </p>
          )}
        </header>
        {isEmpty ? <NoRecommendations /> : listing}
        {loose.length > 0 && status === 'all' && addressee === EVERYONE && !typed && (
          <section className="recommendation" aria-labelledby="loose">
            <h3 id="loose">Commitments that do not answer a single recommendation</h3>
            <Commitments commitments={loose} onPin={setPin} />
          </section>
        )}
      </div>
      <DropTray />
      <SourceSheet pin={pin} onClose={() => setPin(null)} />
    </div>
  );
}
