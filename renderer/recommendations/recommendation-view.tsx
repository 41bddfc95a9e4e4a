import { Quote } from 'lucide-react';
import { addresseeInSentence } from '../../core/coverage/coverage-words.ts';
import {
  categoryWords,
  describeConfidence,
  linkWords,
  recommendationName,
} from '../../core/evidence/describe.ts';
import type { Commitment, Pin, Response } from '../../core/evidence/evidence.ts';
import { DragGrip } from '../links/drag-grip.tsx';
import { isSuspect } from '../links/link-state.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { titleOf } from '../state/review/amendment-words.ts';
import { useReview } from '../state/review/review.tsx';
import { Button } from '../ui/controls.tsx';
import { plainDate } from '../ui/dates.ts';
import { DecisionLine } from './decision-line.tsx';
import type { Row } from './recommendation-rows.ts';

type ShowPin = (pin: Pin) => void;

/** A response to a recommendation, quoted, with the commitments made in it. */
function QuotedResponse({
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
        <Button look="link-command" onPress={() => onPin(first)}>
          <Quote aria-hidden="true" /> Show in document
        </Button>
      )}
      {commitments.length > 0 && <Commitments commitments={commitments} onPin={onPin} />}
    </div>
  );
}

/** Commitments, each with its owner, its due date and the quoted words. */
export function Commitments({
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
            {commitment.underlined && <span className="chip">underlined in the document</span>}
            {commitment.status === 'not-known' && <span className="chip warn">status unknown</span>}
          </p>
          <blockquote>“{commitment.pin.quote}”</blockquote>
          <Button
            look="link-command"
            aria-label={`Show ${commitment.id} in document`}
            onPress={() => onPin(commitment.pin)}
          >
            <Quote aria-hidden="true" /> Show in document
          </Button>
          {commitment.remark && <p className="soft small">{commitment.remark}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The amendments that answer a recommendation, and those that depart from it. */
function Answers({ row }: { readonly row: Row }) {
  const { draft, links, dispatch } = useReview();
  const { answers, departures } = row.coverage;
  const to = `recommendation:${row.recommendation.id}`;
  const doubted = (id: string) =>
    links.filter((link) => link.from === `amendment:${id}` && link.to === to && isSuspect(link));
  const line = (id: string, words: string) => {
    const amendment = draft.amendments.find((each) => each.id === id);
    return (
      <li key={`${id} ${words}`}>
        <Button
          look="link"
          onPress={() => {
            dispatch({ do: 'select', id });
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
    return <p className="nothing">No amendment answers this recommendation.</p>;
  return (
    <ul className="answers">
      {answers.map(({ amendment, by }) => line(amendment, `${linkWords(by)} it`))}
      {departures.map((id) => line(id, 'departs from it'))}
    </ul>
  );
}

/** A recommendation with the responses to it, the amendments that answer it, and the decision on it. */
export function RecommendationView({ row, onPin }: { readonly row: Row; readonly onPin: ShowPin }) {
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
        <span className="soft">to {addresseeInSentence(recommendation.addressee)}</span>
        {recommendation.deadline && <span className="chip">by {plainDate(recommendation.deadline)}</span>}
        <span className={recommendation.text === null ? 'chip warn' : 'chip'}>
          {describeConfidence(recommendation)}
        </span>
      </header>
      {recommendation.text !== null && <blockquote>“{recommendation.text}”</blockquote>}
      {recommendation.gist !== null && (
        <p>
          <span className="soft">Summary: </span>
          {recommendation.gist}
        </p>
      )}
      {recommendation.text === null && recommendation.gist === null && (
        <p className="soft">
          The full wording is not available, so this page cannot say what the recommendation asks for.
        </p>
      )}
      {recommendation.sub.map((sub) => (
        <p key={sub.no} className="sub">
          <strong>{sub.no}</strong> “{sub.text}”
        </p>
      ))}
      {recommendation.remark && <p className="soft small">{recommendation.remark}</p>}
      {responses.map((response) => (
        <QuotedResponse
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
