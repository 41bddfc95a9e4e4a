import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Amendment } from '../../../core/amend/amendment.ts';
import { useWrite } from '../../state/queries.ts';
import { useReviewNow } from '../../state/review.tsx';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';

type Decision = 'agree' | 'return';

interface FormProps {
  readonly id: string;
  readonly decision: Decision;
  readonly close: () => void;
}

function DecisionForm({ id, decision, close }: FormProps) {
  const decide = useWrite('amendment.decide');
  const now = useReviewNow();
  const client = useQueryClient();
  const { say } = useAnnounce();
  const [comment, setComment] = useState('');
  const isReturn = decision === 'return';
  const isSound = !isReturn || comment.trim() !== '';
  const send = async () => {
    // What was typed for it is part of what is decided on.
    if (!(await now().saver.flush())) return;
    const saved = client.getQueryData<Amendment[]>(['amendment.list', {}]);
    const revision = saved?.find((amendment) => amendment.id === id)?.revision;
    if (revision === undefined) return;
    try {
      await decide.mutateAsync({ id, revision, decision, comment });
    } catch {
      return;
    }
    // Said here, for the form is gone with the state that it was about.
    say(isReturn ? `${id} is returned to its drafter, with your comment.` : `${id} is agreed.`);
    close();
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound) void send();
      }}
    >
      <Field
        label={isReturn ? 'What has to change' : 'Comment'}
        help={isReturn ? 'The drafter finds it with the amendment.' : 'May be left empty.'}
        value={comment}
        onChange={setComment}
        lines={3}
        maxLength={20_000}
        isRequired={isReturn}
        autoFocus
      />
      <FormEnd
        writing={decide}
        send={isReturn ? 'Return it' : 'Agree it'}
        isReady={isSound}
        onCancel={close}
      />
    </form>
  );
}

const ASKING: Readonly<Record<Decision, string>> = { agree: 'Agree…', return: 'Return with a comment…' };

/**
 * Agreeing an amendment that is in legal review, or returning it with what has to change. `isNamed` in a list of many,
 * where the buttons say which one they are of.
 */
export function Decide({ id, isNamed = false }: { readonly id: string; readonly isNamed?: boolean }) {
  const [asking, setAsking] = useState<Decision | null>(null);
  return (
    <>
      {(['agree', 'return'] as const).map((decision) => (
        <Button
          key={decision}
          onPress={() => setAsking(decision)}
          {...(isNamed ? { 'aria-label': `${id}: ${ASKING[decision]}` } : {})}
        >
          {ASKING[decision]}
        </Button>
      ))}
      <Sheet
        title={asking === 'agree' ? `Agree ${id}` : `Return ${id}`}
        isOpen={asking !== null}
        onOpenChange={() => setAsking(null)}
      >
        {(close) => asking && <DecisionForm id={id} decision={asking} close={close} />}
      </Sheet>
    </>
  );
}
