import { ArrowLeft } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { abridged, count } from '../../core/base/english.ts';
import { isFailed } from '../state/host/is-failed.ts';
import { Button } from '../ui/controls.tsx';
import { plainDate } from '../ui/dates.ts';
import { Trouble } from '../ui/trouble.tsx';
import { questionWords } from './coding/question-words.ts';
import { TextReader } from './coding/text-reader.tsx';
import { CorrectAnswer } from './correct-answer.tsx';
import { MayMarks } from './note-view.tsx';
import { answerRef, respondentWords } from './respondent-words.ts';
import { type Answer, type AskedQuestion, useOpenedAnswer } from './use-responses.ts';

/** How an answer was opened: passed while stepping by keyboard, clicked in the list, or opened to be read. */
export type Opening = 'passed' | 'pointed-to' | 'gone-to';

/** Maximum UTF-16 code units shown of each other answer by the same respondent. */
const MOST_SAID = 1500;

function Respondent({ answer }: { readonly answer: Answer }) {
  const { respondent } = answer;
  const { key, name, email, notes, withoutName, onPublication, line } = respondent;
  const facts = [
    ['Name', name],
    ['E-mail', email],
    ['Respondent', key],
    ['Imported from', `${respondent.import}, line ${line.toLocaleString('en-GB')}`],
  ] as const;
  return (
    <section className="respondent" aria-labelledby="respondent-heading">
      <h4 id="respondent-heading">Who answered</h4>
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {(name !== '' || email !== '') && <p className="help">Names and addresses are never exported.</p>}
      {withoutName && <p>This response can be published only without the name.</p>}
      {onPublication.map(({ header, text }) => (
        <p key={header}>
          <strong>{header}</strong> “{text}”
        </p>
      ))}
      {notes.map(({ header, text }) => (
        <p key={header}>
          <strong>{header}:</strong> {text} <span className="soft">(an analyst’s words)</span>
        </p>
      ))}
    </section>
  );
}

interface OthersProps {
  readonly answer: Answer;
  readonly questions: ReadonlyMap<string, AskedQuestion>;
  readonly onOpen: (id: number, opening: Opening) => void;
}

function OtherAnswers({ answer, questions, onOpen }: OthersProps) {
  const otherAnswers = answer.answers.filter(({ id }) => id !== answer.id);
  if (otherAnswers.length === 0) return <p className="soft small">This respondent gave no other answers.</p>;
  return (
    <section className="others" aria-labelledby="others-heading">
      <h4 id="others-heading">{count(otherAnswers.length, 'other answer')} from this respondent</h4>
      <ul>
        {otherAnswers.map(({ id, question, text }) => (
          <li key={id}>
            <Button look="link" onPress={() => onOpen(id, 'gone-to')}>
              {questionWords(questions.get(question), question)}
            </Button>
            <p className="said">{abridged(text, MOST_SAID)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OpenedAnswerProps {
  readonly id: number;
  readonly questions: ReadonlyMap<string, AskedQuestion>;
  /** Whether the heading takes the focus once the answer has loaded. */
  readonly toFocus: RefObject<boolean>;
  readonly onOpen: (id: number, opening: Opening) => void;
  /** Returns to the list, in a window too narrow for both. */
  readonly onBack: () => void;
}

/** The full text of an answer, with its respondent and the respondent's other answers. */
export function OpenedAnswer({ id, questions, toFocus, onOpen, onBack }: OpenedAnswerProps) {
  const opened = useOpenedAnswer(id);
  const answer = opened.data;
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = answer?.id === id;
  useEffect(() => {
    if (!isThere || !toFocus.current || id === 0) return;
    toFocus.current = false;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.answer-pane')?.scrollTo({ top: 0 });
  }, [isThere, id, toFocus]);
  if (isFailed(opened)) return <Trouble thrown={opened.error} onRetry={() => void opened.refetch()} />;
  if (!answer) return null;
  const { respondent } = answer;
  const { consent, isConsentAsked, confidential, date } = respondent;
  return (
    <article
      className="opened-answer"
      aria-labelledby={`answer-${answer.id}`}
      aria-busy={!isThere}
      tabIndex={-1}
    >
      <Button look="quiet" onPress={onBack}>
        <ArrowLeft aria-hidden="true" /> Back to the list
      </Button>
      <header>
        <h3 id={`answer-${answer.id}`} ref={heading} tabIndex={-1}>
          {respondentWords(respondent)}
        </h3>
        {date !== '' && <span className="soft">{plainDate(date)}</span>}
        <span className="note-marks">
          <MayMarks
            consent={consent}
            isAsked={isConsentAsked}
            confidential={confidential}
            publishable={consent && !confidential}
          />
        </span>
      </header>
      <p className="question">{questionWords(questions.get(answer.question), answer.question)}</p>
      <TextReader key={answer.id} of={answerRef(answer.id)} text={answer.text} />
      <CorrectAnswer answer={answer} />
      <Respondent answer={answer} />
      <OtherAnswers answer={answer} questions={questions} onOpen={onOpen} />
    </article>
  );
}
