import { useState } from 'react';
import { useWrite } from '../state/host/queries.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Field } from '../ui/controls.tsx';
import { CorrectButton, CorrectionForm } from './correction.tsx';

interface Corrected {
  readonly id: number;
  readonly text: string;
}

function CorrectForm({ answer, close }: { readonly answer: Corrected; readonly close: () => void }) {
  const [is, setIs] = useState(answer.text);
  const revise = useWrite('answer.revise');
  const { announce } = useAnnounce();
  return (
    <CorrectionForm
      lack={is === answer.text ? 'The text is the same as before.' : null}
      writing={revise}
      send="Correct the answer"
      placeholder="For example: the platform cut the answer short"
      mostOfReason={1000}
      close={close}
      onSend={(because) =>
        revise.mutate(
          { id: answer.id, was: answer.text, is, because },
          {
            onSuccess: () => {
              announce(`Answer ${answer.id} is corrected.`);
              close();
            },
          },
        )
      }
    >
      <p className="help">
        The original answer stays in the history. You will need to check the links to this answer again.
      </p>
      <Field label="Text" lines={8} value={is} onChange={setIs} />
    </CorrectionForm>
  );
}

/** The button and form that correct the recorded text of an answer, with a reason. */
export const CorrectAnswer = ({ answer }: { readonly answer: Corrected }) => (
  <CorrectButton call="answer.revise" title={`Correct answer ${answer.id}`}>
    {(close) => <CorrectForm answer={answer} close={close} />}
  </CorrectButton>
);
