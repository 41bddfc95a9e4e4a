import { ArrowLeft } from 'lucide-react';
import type { Ref } from 'react';
import { TextReader } from '../coding/text-reader.tsx';
import { Button } from '../shared/controls.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { count, plainDate } from '../shared/words.ts';
import { MayMarks } from './note-view.tsx';
import { answerRef, questionWords, respondentWords } from './respondent-words.ts';
import { type Answer, type Asked, useOpenedAnswer } from './use-responses.ts';

function Respondent({ answer }: { readonly answer: Answer }) {
  const { respondent } = answer;
  const { key, name, email, notes, line } = respondent;
  const told = [
    ['Name', name],
    ['E-mail', email],
    ['Respondent', key],
    ['From', `${respondent.import}, line ${line.toLocaleString('en-GB')}`],
  ] as const;
  return (
    <section className="respondent" aria-labelledby="respondent-heading">
      <h4 id="respondent-heading">Who answered</h4>
      <dl>
        {told
          .filter(([, value]) => value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {(name !== '' || email !== '') && (
        <p className="help">Names and addresses are in nothing that is exported.</p>
      )}
      {notes.map(({ header, text }) => (
        <p key={header} className="analyst-note">
          <strong>{header}:</strong> {text} <span className="soft">(an analyst’s words)</span>
        </p>
      ))}
    </section>
  );
}

interface OthersProps {
  readonly answer: Answer;
  readonly questions: ReadonlyMap<string, Asked>;
  readonly onOpen: (id: number, toRead: boolean) => void;
}

function Others({ answer, questions, onOpen }: OthersProps) {
  const others = answer.answers.filter(({ id }) => id !== answer.id);
  if (others.length === 0) return <p className="soft small">They answered nothing else.</p>;
  return (
    <section className="others" aria-labelledby="others-heading">
      <h4 id="others-heading">{count(others.length, 'other answer')} of theirs</h4>
      <ul>
        {others.map(({ id, question, text }) => (
          <li key={id}>
            <Button look="link" onPress={() => onOpen(id, true)}>
              {questionWords(questions.get(question), question)}
            </Button>
            <p className="said">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OpenedAnswerProps {
  readonly id: number;
  readonly questions: ReadonlyMap<string, Asked>;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onOpen: (id: number, toRead: boolean) => void;
  /** Back to the list, where there is no room for both. */
  readonly onBack: () => void;
}

/** An answer whole, with who gave it and everything else they said. */
export function OpenedAnswer({ id, questions, heading, onOpen, onBack }: OpenedAnswerProps) {
  const opened = useOpenedAnswer(id);
  const answer = opened.data;
  if (opened.isError) return <Trouble thrown={opened.error} onRetry={() => void opened.refetch()} />;
  if (!answer) return null;
  const { respondent } = answer;
  const { consent, confidential, date } = respondent;
  return (
    <article
      className="opened-answer"
      aria-labelledby={`answer-${answer.id}`}
      aria-busy={answer.id !== id}
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
          <MayMarks consent={consent} confidential={confidential} publishable={consent && !confidential} />
        </span>
      </header>
      <p className="question">{questionWords(questions.get(answer.question), answer.question)}</p>
      <TextReader key={answer.id} of={answerRef(answer.id)} text={answer.text} />
      <Respondent answer={answer} />
      <Others answer={answer} questions={questions} onOpen={onOpen} />
    </article>
  );
}
