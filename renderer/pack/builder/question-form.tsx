import { useState } from 'react';
import { Form, Radio, RadioGroup } from 'react-aria-components';
import { Button, Field } from '../../ui/controls.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';

interface AskedQuestion {
  readonly text: string;
  readonly kind: 'open' | 'closed';
  readonly options: readonly string[];
}

interface Props {
  readonly initial?: AskedQuestion;
  readonly submit: string;
  /** @returns whether the question was saved, so that the form can close */
  readonly onSubmit: (question: AskedQuestion) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** The form for a question. A closed question also has the answers that it offers, one on each line. */
export function QuestionForm({ initial, submit, onSubmit, onCancel }: Props) {
  const [text, setText] = useState(initial?.text ?? '');
  const [kind, setKind] = useState<AskedQuestion['kind']>(initial?.kind ?? 'open');
  const [options, setOptions] = useState(initial?.options.join('\n') ?? '');
  return (
    <Form
      ref={keepFormFocus}
      className="question-form"
      onSubmit={async (event) => {
        event.preventDefault();
        const offered = options
          .split('\n')
          .map((option) => option.trim())
          .filter(Boolean);
        if (await onSubmit({ text, kind, options: kind === 'closed' ? offered : [] })) onCancel();
      }}
    >
      <Field label="The question" lines={2} value={text} onChange={setText} autoFocus isRequired />
      <RadioGroup
        className="which"
        aria-label="How it is answered"
        value={kind}
        onChange={(chosen) => setKind(chosen === 'closed' ? 'closed' : 'open')}
      >
        <Radio value="open" className="radio">
          In the respondent’s own words
        </Radio>
        <Radio value="closed" className="radio">
          By choosing from answers
        </Radio>
      </RadioGroup>
      {kind === 'closed' && (
        <Field
          label="Answers to choose from"
          lines={3}
          value={options}
          onChange={setOptions}
          help="Enter one answer on each line."
        />
      )}
      <div className="actions">
        <Button look="primary" type="submit">
          {submit}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </Form>
  );
}
