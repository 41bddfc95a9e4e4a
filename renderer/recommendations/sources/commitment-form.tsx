import { useState } from 'react';
import { isDate } from '../../../core/base/date-parts.ts';
import { describeResponse } from '../../../core/evidence/describe.ts';
import { type Commitment, commitmentSchema, type Source } from '../../../core/evidence/evidence.ts';
import type { Quoted } from '../../../core/evidence/source-calls.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { Chooser } from '../../ui/select.tsx';
import { unmet } from '../../ui/unmet.ts';

const TYPES = commitmentSchema.shape.type.options;
const STATUSES: readonly { readonly id: Commitment['status']; readonly words: string }[] = [
  { id: 'open', words: 'open' },
  { id: 'done', words: 'done' },
  { id: 'not-known', words: 'not known' },
];
const NO_RESPONSE = 'none';

interface FormProps {
  readonly source: Source;
  readonly quoted: Quoted;
  readonly close: () => void;
}

/** The form that records a commitment in the quoted words. */
export function CommitmentForm({ source, quoted, close }: FormProps) {
  const responses = useReviewOf(({ evidence }) => evidence.responses);
  const [response, setResponse] = useState(NO_RESPONSE);
  const [type, setType] = useState<Commitment['type']>('operational');
  const [owner, setOwner] = useState(source.author);
  const [due, setDue] = useState('');
  const [status, setStatus] = useState<Commitment['status']>('open');
  const add = useWrite('commitment.add');
  const { announce } = useAnnounce();
  const isDue = due === '' || isDate(due, 'year');
  const whyNot = unmet(
    [owner.trim() !== '', 'Enter who undertook it.'],
    [isDue, 'Enter a date: at least its year, or none.'],
  );
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        const commitment = { type, owner, status, due: due.trim() || null, pin: quoted };
        add.mutate(
          { ...commitment, response: response === NO_RESPONSE ? null : response },
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
      <Chooser
        label="Part of the response"
        value={response}
        options={[
          { id: NO_RESPONSE, words: 'None: does not answer a single recommendation' },
          ...responses.map((one) => ({
            id: one.id,
            words: `${one.id}: ${describeResponse(one)}`.slice(0, 120),
          })),
        ]}
        onChange={setResponse}
      />
      <div className="pair">
        <Field label="Owner" isRequired value={owner} onChange={setOwner} />
        <DateField
          label="Due"
          value={due}
          onChange={setDue}
          precision="year"
          help="For example, 24 11 2026. Leave empty if there is no date."
        />
      </div>
      <div className="pair">
        <Chooser
          label="Kind"
          value={type}
          options={TYPES.map((id) => ({ id, words: id }))}
          onChange={(id) => setType(TYPES.find((each) => each === id) ?? 'operational')}
        />
        <Chooser
          label="Status"
          value={status}
          options={STATUSES}
          onChange={(id) => setStatus(STATUSES.find((each) => each.id === id)?.id ?? 'not-known')}
        />
      </div>
      <FormEnd
        call="commitment.add"
        writing={add}
        send="Record the commitment"
        whyNot={whyNot}
        onCancel={close}
      />
    </form>
  );
}
