import { ArrowDown, ArrowUp, MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import type { Builder, BuilderAsk } from '../../../core/pack/builder-calls.ts';
import { Button } from '../../ui/controls.tsx';
import { stepped } from './order.ts';
import { QuestionForm } from './question-form.tsx';
import { useDo } from './use-paper.ts';

interface Props {
  readonly builder: Builder;
  /** The amendment that the questions are about; '' for general questions; null for all questions. */
  readonly about: string | null;
}

function OneQuestion({ ask, all }: { readonly ask: BuilderAsk; readonly all: readonly BuilderAsk[] }) {
  const act = useDo();
  const [editing, setEditing] = useState(false);
  const { question, about, number } = ask;
  const { id, text, kind, options } = question;
  const name = number === null ? 'The question that will not be asked' : `Question ${number}`;
  if (editing)
    return (
      <li>
        <QuestionForm
          initial={question}
          submit="Change the question"
          onCancel={() => setEditing(false)}
          onSubmit={async (question) =>
            (await act(
              'pack.askAgain',
              { ...question, options: [...question.options], question: id, about },
              'The question is changed.',
            )) !== null
          }
        />
      </li>
    );
  // Questions are numbered through all proposals, so a question moves only among those with its subject.
  const among = all.filter((one) => one.about === about).map((one) => one.question.id);
  const move = (by: -1 | 1) => {
    const order = stepped(among, id, by);
    const rank = new Map(order.map((one, at) => [one, at]));
    const own = [...all].filter((one) => one.about === about);
    own.sort((a, b) => (rank.get(a.question.id) ?? 0) - (rank.get(b.question.id) ?? 0));
    let next = 0;
    const questions = all.map((one) => (one.about === about ? (own[next++] ?? one) : one).question.id);
    void act('pack.orderAsks', { questions }, `${name} is moved.`);
  };
  return (
    <li>
      <p>
        <strong>{number === null ? 'Will not be asked:' : `Question ${number}.`}</strong> {text}
      </p>
      {kind === 'closed' && <p className="help">{options.join(' · ')}</p>}
      {number === null && <p className="help">The subject of this question ({about}) is not in this pack.</p>}
      <div className="actions">
        <Button
          call="pack.askAgain"
          look="quiet"
          aria-label={`Change ${name}`}
          onPress={() => setEditing(true)}
        >
          Change
        </Button>
        <Button
          call="pack.orderAsks"
          look="icon"
          aria-label={`Move ${name} up`}
          whyNot={among[0] === id ? 'It is the first already.' : null}
          onPress={() => move(-1)}
        >
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button
          call="pack.orderAsks"
          look="icon"
          aria-label={`Move ${name} down`}
          whyNot={among.at(-1) === id ? 'It is the last already.' : null}
          onPress={() => move(1)}
        >
          <ArrowDown aria-hidden="true" />
        </Button>
        <Button
          call="pack.unask"
          look="quiet"
          aria-label={`Delete ${name}`}
          onPress={() => void act('pack.unask', { question: id }, `${name} is deleted.`)}
        >
          Delete
        </Button>
      </div>
    </li>
  );
}

/** The questions about one proposal, or all questions, with a form for a new one. */
export function Questions({ builder, about }: Props) {
  const act = useDo();
  const [asking, setAsking] = useState(false);
  const shownQuestions = builder.asks.filter((ask) => about === null || ask.about === about);
  const target = about ?? '';
  return (
    <section className="paper-questions" aria-label="Questions">
      <h4>{about === null ? 'All questions' : 'Questions about this proposal'}</h4>
      {shownQuestions.length === 0 ? (
        <p className="help">There are no questions yet.</p>
      ) : (
        <ol>
          {shownQuestions.map((ask) => (
            <OneQuestion key={ask.question.id} ask={ask} all={builder.asks} />
          ))}
        </ol>
      )}
      {asking ? (
        <QuestionForm
          submit="Add question"
          onCancel={() => setAsking(false)}
          onSubmit={async (question) =>
            (await act(
              'pack.ask',
              { ...question, options: [...question.options], about: target },
              'The question is added.',
            )) !== null
          }
        />
      ) : (
        <Button call="pack.ask" onPress={() => setAsking(true)}>
          <MessageCircleQuestion aria-hidden="true" />{' '}
          {about === null ? 'Add a general question' : 'Add a question'}
        </Button>
      )}
    </section>
  );
}
