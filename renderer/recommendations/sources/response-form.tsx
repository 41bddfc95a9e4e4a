import { useState } from 'react';
import { isDate } from '../../../core/base/date-parts.ts';
import { categoryWords, recommendationName } from '../../../core/evidence/describe.ts';
import { RESPONSE_CATEGORIES, type Response, type Source } from '../../../core/evidence/evidence.ts';
import type { AnswerFound } from '../../../core/evidence/read-answers.ts';
import type { Quoted } from '../../../core/evidence/source-calls.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Checkbox, Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { Chooser } from '../../ui/select.tsx';
import { unmet } from '../../ui/unmet.ts';

interface FormProps {
  readonly source: Source;
  readonly quoted: Quoted;
  /** The recognised answer, for initial values; null if the words were selected by hand. */
  readonly foundAnswer: AnswerFound | null;
  readonly close: () => void;
}

/** The form that records a response to one or more recommendations in the quoted words. */
export function ResponseForm({ source, quoted, foundAnswer, close }: FormProps) {
  const recommendations = useReviewOf(({ evidence }) => evidence.recommendations);
  const [answered, setAnswered] = useState<readonly string[]>(() =>
    recommendations.flatMap(({ id, no }) => (foundAnswer?.recommendations.includes(String(no)) ? [id] : [])),
  );
  const [body, setBody] = useState(source.author);
  const [date, setDate] = useState(source.date);
  const [category, setCategory] = useState<Response['category']>(foundAnswer?.category ?? 'not-known');
  const [terms, setTerms] = useState(quoted.quote.slice(0, 500));
  const add = useWrite('response.add');
  const { announce } = useAnnounce();
  const whyNot = unmet(
    [answered.length > 0, 'Choose the recommendations that it answers.'],
    [body.trim() !== '', 'Enter who answered.'],
    [isDate(date, 'year'), 'Enter a date: at least its year.'],
    [terms.trim() !== '', 'Enter the answer in a few words.'],
  );
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        add.mutate(
          { recommendations: [...answered], body, date, category, terms, pins: [quoted] },
          {
            onSuccess: ({ id }) => {
              announce(`${id} is recorded.`);
              close();
            },
          },
        );
      }}
    >
      <blockquote>“{quoted.quote}”</blockquote>
      <fieldset className="answered-list">
        <legend>It answers</legend>
        {recommendations.map((recommendation) => (
          <Checkbox
            key={recommendation.id}
            isSelected={answered.includes(recommendation.id)}
            onChange={(on) =>
              setAnswered(
                on ? [...answered, recommendation.id] : answered.filter((id) => id !== recommendation.id),
              )
            }
          >
            {recommendation.no ?? recommendation.id}
            <span className="hidden-words">: {recommendationName(recommendation)}</span>
          </Checkbox>
        ))}
      </fieldset>
      <div className="pair">
        <Field label="Who answered" isRequired value={body} onChange={setBody} />
        <DateField label="Date" isRequired value={date} onChange={setDate} precision="year" />
      </div>
      <Chooser
        label="Category"
        value={category}
        options={RESPONSE_CATEGORIES.map((id) => ({ id, words: categoryWords(id) }))}
        onChange={(id) => setCategory(RESPONSE_CATEGORIES.find((each) => each === id) ?? 'not-known')}
      />
      <Field
        label="In its own words"
        isRequired
        lines={2}
        value={terms}
        onChange={setTerms}
        maxLength={500}
      />
      <FormEnd
        call="response.add"
        writing={add}
        send="Record the response"
        whyNot={whyNot}
        onCancel={close}
      />
    </form>
  );
}
