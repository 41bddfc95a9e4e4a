import { CircleCheck, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { CallOutput } from '../../core/api.ts';
import { dateWords } from '../../core/base/date-words.ts';
import { count } from '../../core/base/english.ts';
import { groupBy } from '../../core/base/group-by.ts';
import { FINDING_WORDS, type FindingPlace } from '../../core/pack/finding.ts';
import { useAnswer, useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button, Field } from '../ui/controls.tsx';
import { FormEnd } from '../ui/form-end.tsx';
import { keepFormFocus } from '../ui/form-focus.ts';
import { Trouble } from '../ui/trouble.tsx';
import { builderInput, type PaperChoice } from './builder/use-paper.ts';

type Finding = CallOutput<'pack.checklist'>['findings'][number];

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly onGo: (place: FindingPlace) => void;
}

function Findings({ findings, onGo }: FindingsProps) {
  return [...groupBy(findings, ({ kind }) => kind)].map(([kind, own]) => (
    <details key={kind} open={own.length <= 6}>
      <summary>
        {FINDING_WORDS[kind]} ({own.length})
      </summary>
      <ul>
        {own.map(({ id, words, place, isSigned }) => (
          <li key={id}>
            {place === null ? (
              words
            ) : (
              <Button look="link" onPress={() => onGo(place)}>
                {words}
              </Button>
            )}
            {isSigned && ' (signed off)'}
          </li>
        ))}
      </ul>
    </details>
  ));
}

interface SigningProps {
  readonly choice: PaperChoice;
  readonly findings: readonly Finding[];
  readonly onSigned: () => void;
  readonly close: () => void;
}

/** The form that signs a document off, with a reason. */
function SignOffForm({ choice, findings, onSigned, close }: SigningProps) {
  const [reason, setReason] = useState('');
  const sign = useWrite('pack.signOff');
  const { announce } = useAnnounce();
  return (
    <Form
      ref={keepFormFocus}
      className="sign-off-form"
      onSubmit={(event) => {
        event.preventDefault();
        sign.mutate(
          { ...builderInput(choice), findings: findings.map(({ id }) => id), reason },
          {
            onSuccess: () => {
              announce('Signed off. You can export the pack.');
              onSigned();
              close();
            },
          },
        );
      }}
    >
      <p>
        By signing off, you say that this may be published although {count(findings.length, 'thing')} on this
        list {findings.length === 1 ? 'is' : 'are'} not fixed. Your name, the time, your reason and the list
        go into the history of the review, for good. Nothing of that is published. Anything that is found
        later must be fixed, or signed off again.
      </p>
      <Field
        label="Why it may be published as it is"
        lines={2}
        isRequired
        autoFocus
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
      <FormEnd
        writing={sign}
        send="Sign off"
        whyNot={reason.trim() === '' ? 'Give a reason.' : null}
        onCancel={close}
      />
    </Form>
  );
}

interface Props {
  readonly choice: PaperChoice;
  /** Opens the place where a finding can be fixed. */
  readonly onGo: (place: FindingPlace) => void;
  /** Called after sign-off, so that an export refused before can be tried again. */
  readonly onSigned: () => void;
}

/** The findings that block publication, each to be fixed or signed off. */
export function PublishChecklist({ choice, onGo, onSigned }: Props) {
  const [signing, setSigning] = useState(false);
  const { data: checklist, error } = useAnswer('pack.checklist', builderInput(choice));
  if (error) return <Trouble thrown={error} />;
  if (!checklist) return <p className="help">Checking…</p>;
  const { findings, signed, isReady } = checklist;
  const left = findings.filter(({ isSigned }) => !isSigned).length;
  return (
    <section className="checklist" aria-labelledby="pack-checklist">
      <h4 id="pack-checklist">
        {isReady ? <CircleCheck aria-hidden="true" /> : <ListChecks aria-hidden="true" />} Before you publish
      </h4>
      {findings.length === 0 ? (
        <p>Nothing needs attention. The pack is ready.</p>
      ) : (
        <>
          <p>
            {isReady && signed
              ? `Signed off by ${signed.by} on ${dateWords(signed.at)}: ${count(findings.length, 'thing')} not fixed. The pack can be exported.`
              : `${count(left, 'thing')} to fix first. Choose one to go to it.`}
          </p>
          {isReady && signed?.reason !== undefined && <p>Reason: {signed.reason}</p>}
          <Findings findings={findings} onGo={onGo} />
          {!isReady && !signing && (
            <div className="actions">
              <Button call="pack.signOff" onPress={() => setSigning(true)}>
                Sign off as it is…
              </Button>
            </div>
          )}
          {!isReady && signing && (
            <SignOffForm
              choice={choice}
              findings={findings}
              onSigned={onSigned}
              close={() => setSigning(false)}
            />
          )}
        </>
      )}
    </section>
  );
}
