import { useState } from 'react';
import { capital } from '../../core/base/english.ts';
import { refusalMessage } from '../../core/base/result.ts';
import { outcomeWords } from '../../core/coverage/coverage-words.ts';
import { reasonRefusal } from '../../core/evidence/decision.ts';
import type { Ref } from '../../core/evidence/link.ts';
import { DECISION_OUTCOMES, type Decision } from '../../core/evidence/records.ts';
import { useAnswer, useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button, Field } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { FormEnd } from '../ui/form-end.tsx';
import { keepFormFocus } from '../ui/form-focus.ts';
import { Chooser } from '../ui/select.tsx';

interface FormProps {
  readonly about: Ref;
  readonly name: string;
  readonly close: () => void;
}

function DecisionForm({ about, name, close }: FormProps) {
  const [outcome, setOutcome] = useState<Decision['outcome']>('not-taken-forward');
  const [reason, setReason] = useState('');
  const add = useWrite('decision.add');
  const { announce } = useAnnounce();
  const barred = reasonRefusal({ outcome, reason });
  return (
    <form
      ref={keepFormFocus}
      className="decision-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (barred) return;
        add.mutate(
          { about, outcome, reason },
          {
            onSuccess: () => {
              announce(`Decision recorded on ${name}: ${outcomeWords(outcome)}.`);
              close();
            },
          },
        );
      }}
    >
      <Chooser
        label="Decision"
        value={outcome}
        options={DECISION_OUTCOMES.map((id) => ({ id, words: capital(outcomeWords(id)) }))}
        onChange={(id) => setOutcome(DECISION_OUTCOMES.find((each) => each === id) ?? 'deferred')}
      />
      <Field
        label="Reason"
        isRequired={outcome !== 'taken-forward'}
        lines={2}
        value={reason}
        onChange={setReason}
        maxLength={20_000}
        placeholder="Explain why: people will ask"
      />
      <FormEnd
        call="decision.add"
        writing={add}
        send="Record the decision"
        whyNot={barred && refusalMessage(barred)}
        onCancel={close}
      />
    </form>
  );
}

/** The decision on an item and its reason, or a button to record one. */
export function DecisionLine({ about, name }: { readonly about: Ref; readonly name: string }) {
  const decision = useAnswer('decision.list', {}).data?.find((each) => each.about === about);
  const [deciding, setDeciding] = useState(false);
  const remove = useWrite('decision.remove');
  const { announce, fault } = useAnnounce();
  if (deciding) return <DecisionForm about={about} name={name} close={() => setDeciding(false)} />;
  if (!decision)
    return (
      <Button
        call="decision.add"
        look="link-command"
        aria-label={`Record a decision on ${name}`}
        onPress={() => setDeciding(true)}
      >
        Record a decision…
      </Button>
    );
  const { id, outcome, reason, by, at } = decision;
  return (
    <div className={`decision ${outcome}`}>
      <p>
        <span className="chip">{capital(outcomeWords(outcome))}</span> {reason}
      </p>
      <p className="soft small">
        {id}, decided by {by}, {dayAndTime(at)}.{' '}
        <Button
          call="decision.remove"
          look="link-command"
          aria-label={`Undo the decision on ${name}`}
          isBusy={remove.isPending}
          onPress={() =>
            remove.mutate({ id }, { onSuccess: () => announce(`${id} is undone.`), onError: fault })
          }
        >
          Undo
        </Button>
      </p>
    </div>
  );
}
