import { Quote } from 'lucide-react';
import { useLayoutEffect, useMemo, useState } from 'react';
import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { count } from '../../core/base/english.ts';
import { coverage as coverageOf } from '../../core/coverage/coverage.ts';
import {
  categoryWords,
  describeConfidence,
  linkWords,
  recommendationName,
} from '../../core/evidence/describe.ts';
import type { Commitment, Pin, Response } from '../../core/evidence/evidence.ts';
import { AmendmentLinks } from '../amendments/amendment-links.tsx';
import { DragGrip } from '../links/drag-grip.tsx';
import { DropTray } from '../links/drop-tray.tsx';
import { isSuspect } from '../links/link-state.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { titleOf } from '../state/amendment-words.ts';
import { useAnswer } from '../state/queries.ts';
import { useReview } from '../state/review.tsx';
import { Button } from '../ui/controls.tsx';
import { plainDate } from '../ui/dates.ts';
import { Chooser } from '../ui/select.tsx';
import { CoverageRoom } from './coverage/coverage-room.tsx';
import { showCoverage, useCoverageView } from './coverage/view-store.ts';
import { ViewSwitch } from './coverage/view-switch.tsx';
import { DecisionLine } from './decision-line.tsx';
import {
  listed,
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
  type Row,
  tally,
} from './recommendation-rows.ts';
import { SourceSheet } from './source-sheet.tsx';
import { SourcesButton } from './sources/sources-sheet.tsx';
import './recommendations-room.css';

const STANDING_WORDS: Readonly<Record<RecommendationStatus, string>> = {
  all: 'All',
  'not-yet': 'Nothing answers it',
  partly: 'Partly answered',
  answered: 'Answered',
  'not-taken-forward': 'Not taken forward',
  unseen: 'Wording not held',
};

const EVERYONE = 'everyone';

type ShowPin = (pin: Pin) => void;

function Told({
  response,
  commitments,
  onPin,
}: {
  readonly response: Response;
  readonly commitments: readonly Commitment[];
  readonly onPin: ShowPin;
}) {
  const { body, date, category, terms, pins } = response;
  const [first] = pins;
  return (
    <div className="response">
      <p>
        <strong>{body}</strong>, {plainDate(date)}: <span className="chip">{categoryWords(category)}</span>
      </p>
      <blockquote>“{terms}”</blockquote>
      {first && (
        <Button look="link" onPress={() => onPin(first)}>
          <Quote aria-hidden="true" /> Show in the letter
        </Button>
      )}
      {commitments.length > 0 && <Commitments commitments={commitments} onPin={onPin} />}
    </div>
  );
}

function Commitments({
  commitments,
  onPin,
}: {
  readonly commitments: readonly Commitment[];
  readonly onPin: ShowPin;
}) {
  return (
    <ul className="commitments">
      {commitments.map((commitment) => (
        <li key={commitment.id}>
          <p>
            <strong>{commitment.id}</strong>, {commitment.owner}, {commitment.type}
            {commitment.due && `, due ${plainDate(commitment.due)}`}
            {commitment.underlined && <span className="chip">underlined in the letter</span>}
            {commitment.status === 'not-known' && (
              <span className="chip warn">whether it was done is not known</span>
            )}
          </p>
          <blockquote>“{commitment.pin.quote}”</blockquote>
          <Button
            look="link"
            aria-label={`Show ${commitment.id} in the letter`}
            onPress={() => onPin(commitment.pin)}
          >
            <Quote aria-hidden="true" /> Show in the letter
          </Button>
          {commitment.remark && <p className="soft small">{commitment.remark}</p>}
        </li>
      ))}
    </ul>
  );
}

function Answers({ row }: { readonly row: Row }) {
  const { draft, links, dispatch } = useReview();
  const { answers, departures } = row.coverage;
  const to = `recommendation:${row.recommendation.id}`;
  const doubted = (id: string) =>
    links.filter((link) => link.from === `amendment:${id}` && link.to === to && isSuspect(link));
  const line = (id: string, words: string) => {
    const amendment = draft.amendments.find((known) => known.id === id);
    return (
      <li key={`${id} ${words}`}>
        <Button
          look="link"
          onPress={() => {
            dispatch({ do: 'activate', id });
            dispatch({ do: 'enter', room: 'act' });
          }}
        >
          {id} {amendment && titleOf(amendment)}
        </Button>{' '}
        <span className="soft">{words}</span>
        {doubted(id).map((link) => (
          <SuspectMark key={link.id} link={link} name={`${id} ${linkWords(link.type)} it`} />
        ))}
      </li>
    );
  };
  if (answers.length === 0 && departures.length === 0)
    return <p className="nothing">No amendment answers it.</p>;
  return (
    <ul className="answers">
      {answers.map(({ amendment, by }) => line(amendment, `${linkWords(by)} it`))}
      {departures.map((id) => line(id, 'departs from it'))}
    </ul>
  );
}

function RecommendationView({ row, onPin }: { readonly row: Row; readonly onPin: ShowPin }) {
  const { evidence } = useReview();
  const { recommendation } = row;
  const responses = evidence.responses.filter((response) =>
    response.recommendations.includes(recommendation.id),
  );
  const heading = `recommendation-${recommendation.id}`;
  return (
    <article className={`recommendation ${row.coverage.category}`} aria-labelledby={heading} tabIndex={-1}>
      <header>
        <DragGrip of={`recommendation:${recommendation.id}`} name={recommendationName(recommendation)} />
        <h3 id={heading}>{recommendationName(recommendation)}</h3>
        <span className="soft">
          to{' '}
          {recommendation.addressee === 'Not seen'
            ? 'an addressee that was not seen'
            : recommendation.addressee}
        </span>
        {recommendation.deadline && <span className="chip">by {plainDate(recommendation.deadline)}</span>}
        <span className={recommendation.text === null ? 'chip warn' : 'chip'}>
          {describeConfidence(recommendation)}
        </span>
      </header>
      {recommendation.text !== null && <blockquote>“{recommendation.text}”</blockquote>}
      {recommendation.gist !== null && (
        <p>
          <span className="soft">Gist: </span>
          {recommendation.gist}
        </p>
      )}
      {recommendation.text === null && recommendation.gist === null && (
        <p className="soft">Its wording was not seen, so nothing is said here of what it asks.</p>
      )}
      {recommendation.sub.map((sub) => (
        <p key={sub.no} className="sub">
          <strong>{sub.no}</strong> “{sub.text}”
        </p>
      ))}
      {recommendation.remark && <p className="soft small">{recommendation.remark}</p>}
      {responses.map((response) => (
        <Told
          key={response.id}
          response={response}
          commitments={evidence.commitments.filter((commitment) => commitment.response === response.id)}
          onPin={onPin}
        />
      ))}
      <div className="answered-by">
        <h4>Answered by</h4>
        <Answers row={row} />
      </div>
      <DecisionLine about={`recommendation:${recommendation.id}`} name={recommendationName(recommendation)} />
    </article>
  );
}

const MARKS: Readonly<Record<Row['coverage']['category'], string>> = {
  answered: '●',
  partly: '◐',
  'not-yet': '○',
  'not-taken-forward': '⊘',
};

/** All of them at a glance, each a way to its entry: what answers it, and whether its wording is held. */
function Strip({ rows, onGo }: { readonly rows: readonly Row[]; readonly onGo: (id: string) => void }) {
  return (
    <nav className="strip" aria-label="Recommendations at a glance">
      <ol>
        {rows.map(({ recommendation, coverage }) => {
          const { id, no, text, gist } = recommendation;
          const held = text !== null ? 'wording held' : gist !== null ? 'gist held' : 'wording not held';
          const said = `${recommendationName(recommendation)}: ${STANDING_WORDS[coverage.category].toLowerCase()}, ${held}`;
          return (
            <li key={id} className={`${coverage.category} ${text === null && gist === null ? 'unseen' : ''}`}>
              <Button look="quiet" aria-label={said} onPress={() => onGo(id)}>
                <span>{no ?? '?'}</span>
                <span aria-hidden="true">{MARKS[coverage.category]}</span>
              </Button>
            </li>
          );
        })}
      </ol>
      <p className="help">
        ● answered ◐ partly answered ⊘ not taken forward ○ nothing answers it; a dashed box: nothing of its
        wording is held
      </p>
    </nav>
  );
}

/** The amendments that nothing yet says the recommendation, the reason or the evidence of. */
function OtherWay({ lists }: { readonly lists: readonly (readonly [string, readonly string[]])[] }) {
  const lacking = lists.filter(([, ids]) => ids.length > 0);
  if (lacking.length === 0) return null;
  return (
    <aside className="other-way" aria-label="Amendments that lack something">
      {lacking.map(([words, ids]) => (
        <p key={words}>
          {words}: <AmendmentLinks ids={ids} />
        </p>
      ))}
    </aside>
  );
}

/** A review whose Act no recommendations are held for: what to do instead. */
function NoRecommendations() {
  const { dispatch } = useReview();
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Recommendations</h2>
          <ViewSwitch />
        </header>
        <div className="empty">
          <p>No recommendations are held for this Act, so there are none here to answer.</p>
          <p>
            Give each amendment a reason, and tie it to what was said in consultation: add a note, then choose
            “Add a link” on the amendment.
          </p>
          <div className="actions">
            <Button onPress={() => dispatch({ do: 'enter', room: 'consultation' })}>
              Go to the consultation
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}

/** What the report asked for, what was answered, and what of the draft answers it; and the other way round. */
export function RecommendationsRoom() {
  const { evidence, bench } = useReview();
  const view = useCoverageView();
  const { spot } = bench;
  // What was asked for is an entry of the list.
  useLayoutEffect(() => {
    if (spot) showCoverage('list');
  }, [spot]);
  if (view !== 'list') return <CoverageRoom view={view} />;
  return evidence.recommendations.length === 0 ? <NoRecommendations /> : <Recommendations />;
}

function Recommendations() {
  const { evidence, draft, links, dispatch } = useReview();
  const { recommendations } = evidence;
  const [standing, setStanding] = useState<RecommendationStatus>('all');
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
  const found = listed(rows, standing, addressee === EVERYONE ? null : addressee, typed);
  const loose = evidence.commitments.filter(({ response }) => response === null);
  const unnumbered = recommendations.filter(({ no }) => no === null).length;
  const addressees = [...new Set(recommendations.map((one) => one.addressee))];
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Recommendations</h2>
          <ViewSwitch />
          <SourcesButton />
          <p className="soft">
            The report made {recommendations.length - unnumbered}. {count(unnumbered, 'entry', 'entries')}{' '}
            more
            {unnumbered === 1 ? ' has' : ' have'} a gist whose number was not seen: each may be one of them.
          </p>
        </header>
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
              ...addressees.map((id) => ({ id, words: id === 'Not seen' ? 'Addressee not seen' : id })),
            ]}
            onChange={setAddressee}
          />
          <ToggleButtonGroup
            aria-label="What answers it"
            className="segments"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[standing]}
            onSelectionChange={(keys) =>
              setStanding(RECOMMENDATION_STATUSES.find((known) => keys.has(known)) ?? 'all')
            }
          >
            {RECOMMENDATION_STATUSES.map((known) => (
              <ToggleButton key={known} id={known}>
                {STANDING_WORDS[known]} {tallied[known]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
        <OtherWay
          lists={[
            ['Amendments tied to no recommendation', coverage.withoutRecommendation],
            ['Amendments without a reason', coverage.withoutReason],
            ['Amendments without evidence', coverage.withoutEvidence],
          ]}
        />
        <p className="help" role="status">
          {count(found.length, 'entry', 'entries')}
        </p>
        {found.map((row) => (
          <RecommendationView key={row.recommendation.id} row={row} onPin={setPin} />
        ))}
        {found.length === 0 && (
          <p className="empty">None is like this. Choose another filter, or use fewer words.</p>
        )}
        {loose.length > 0 && standing === 'all' && addressee === EVERYONE && !typed && (
          <section className="recommendation" aria-labelledby="loose">
            <h3 id="loose">Undertakings outside the answer to any one recommendation</h3>
            <Commitments commitments={loose} onPin={setPin} />
          </section>
        )}
      </div>
      <DropTray />
      <SourceSheet pin={pin} onClose={() => setPin(null)} />
    </div>
  );
}
