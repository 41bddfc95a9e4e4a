import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalMessage } from '../../../core/base/result.ts';
import { agreeingRefusal } from '../../../core/review/rules.ts';
import { useAnswer, useHostState, useWrite } from '../../state/host/queries.ts';
import { savedRevision } from '../../state/review/must-be-saved.ts';
import { useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { sendAtKey } from '../../ui/send-keys.ts';

export type Decision = 'agree' | 'return';

export const DECISIONS: readonly Decision[] = ['agree', 'return'];
export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  agree: 'Agree…',
  return: 'Return with a comment…',
};

/** Why the person may not agree an amendment; null where they may, or while that is unknown. */
function useAgreeingBar(id: string): string | null {
  const agreement = useAnswer('agreement.get', {});
  const person = useHostState().data?.person.name;
  const author = useReviewOf(({ draft }) => draft.amendments.find((one) => one.id === id)?.author);
  if (!agreement.data || person === undefined || author === undefined) return null;
  const refusal = agreeingRefusal({ id, author }, { person, agreement: agreement.data });
  return refusal && refusalMessage(refusal);
}

interface FormProps {
  readonly id: string;
  readonly decision: Decision;
  readonly close: () => void;
}

function DecisionForm({ id, decision, close }: FormProps) {
  const decide = useWrite('amendment.decide');
  const now = useReviewNow();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  const [comment, setComment] = useState('');
  const isReturn = decision === 'return';
  const isSound = !isReturn || comment.trim() !== '';
  const barred = useAgreeingBar(id);
  const whyNot = isReturn ? (isSound ? null : 'Write a comment: it says what to change.') : barred;
  const send = useMutation({
    mutationFn: async () => {
      // What was typed must be saved first, because it is part of what is decided on.
      const revision = await savedRevision(now().saver, client, id, 'Nothing was decided');
      await decide.mutateAsync({ id, revision, decision, comment });
    },
    onSuccess: () => {
      // Announced here, because the form disappears with the amendment’s old state.
      announce(isReturn ? `${id} is returned to its drafter, with your comment.` : `${id} is agreed.`);
      close();
    },
  });
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === null && !send.isPending) send.mutate();
      }}
      onKeyDown={sendAtKey}
    >
      <Field
        label={isReturn ? 'What needs to change' : 'Comment'}
        help={isReturn ? 'The drafter sees this with the amendment.' : 'Optional'}
        value={comment}
        onChange={setComment}
        lines={3}
        maxLength={20_000}
        isRequired={isReturn}
        autoFocus={isReturn}
      />
      {!isReturn && barred !== null && !send.isError && (
        <p className="help" role="note">
          {barred}
        </p>
      )}
      <FormEnd
        call="amendment.decide"
        writing={send}
        send={isReturn ? 'Return' : 'Agree'}
        whyNot={whyNot}
        onCancel={close}
        isFirst={!isReturn}
      />
    </form>
  );
}

interface DecideSheetProps {
  readonly id: string;
  /** The decision being made; null while none is. */
  readonly decision: Decision | null;
  readonly onClose: () => void;
}

/** The dialog to agree an amendment, or return it with a comment. */
export function DecideSheet({ id, decision, onClose }: DecideSheetProps) {
  return (
    <Sheet
      title={decision === 'agree' ? `Agree ${id}` : `Return ${id}`}
      isOpen={decision !== null}
      onOpenChange={onClose}
    >
      {(close) => decision && <DecisionForm id={id} decision={decision} close={close} />}
    </Sheet>
  );
}

/** The buttons to agree an amendment in legal review, or return it with a comment. */
export function Decide({ id }: { readonly id: string }) {
  const [asking, setAsking] = useState<Decision | null>(null);
  return (
    <>
      {DECISIONS.map((decision) => (
        <Button call="amendment.decide" key={decision} onPress={() => setAsking(decision)}>
          {DECISION_WORDS[decision]}
        </Button>
      ))}
      <DecideSheet id={id} decision={asking} onClose={() => setAsking(null)} />
    </>
  );
}
