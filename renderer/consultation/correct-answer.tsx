import { useState } from 'react';
import { useWrite } from '../state/queries.ts';
import { useAnnounce } from '../ui/announce.tsx';
import { Field } from '../ui/controls.tsx';
import { CorrectButton, CorrectionForm } from './correction.tsx';

interface Corrected {
  readonly id: number;
  readonly text: string;
}

function CorrectForm({ answer, close }: { readonly answer: Corrected; readonly close: () => void }) {
  const [is, setIs] = useState(answer.text);
  const revise = useWrite('answer.revise');
  const { say } = useAnnounce();
  return (
    <CorrectionForm
      isReady={is !== answer.text}
      writing={revise}
      send="Correct the answer"
      placeholder="The platform cut it short; the respondent wrote again"
      mostOfReason={1000}
      close={close}
      onSend={(because) =>
        revise.mutate(
          { id: answer.id, was: answer.text, is, because },
          {
            onSuccess: () => {
              say(`Answer ${answer.id} is corrected.`);
              close();
            },
          },
        )
      }
    >
      <p className="help">
        What came with the file stays on record. Links to this answer must be looked at again then.
      </p>
      <Field label="Text" lines={8} value={is} onChange={setIs} />
    </CorrectionForm>
  );
}

/** The way to correct what a respondent is held to have said, with the reason. */
export const CorrectAnswer = ({ answer }: { readonly answer: Corrected }) => (
  <CorrectButton title={`Correct answer ${answer.id}`}>
    {(close) => <CorrectForm answer={answer} close={close} />}
  </CorrectButton>
);
