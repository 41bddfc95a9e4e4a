import { useState } from 'react';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import './people.css';

/** What leads to the choice of who can agree amendments. */
export const AGREEMENT_NAME = 'Who can agree amendments…';

function AgreementForm({ close }: { readonly close: () => void }) {
  const { data: agreement } = useAnswer('agreement.get', {});
  return agreement && <OwnForm own={agreement.who === 'anyone'} close={close} />;
}

function OwnForm({ own: before, close }: { readonly own: boolean; readonly close: () => void }) {
  const set = useWrite('agreement.set');
  const { announce } = useAnnounce();
  const [own, setOwn] = useState(before);
  return (
    <form
      className="agreement-form"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(
          { who: own ? 'anyone' : 'not-the-author' },
          {
            onSuccess: () => {
              announce(
                own
                  ? 'Authors can now agree their own amendments.'
                  : 'Somebody other than its author must now agree each amendment.',
              );
              close();
            },
          },
        );
      }}
    >
      <p className="soft">
        Usually somebody other than its author agrees an amendment. If you work alone, let authors agree their
        own.
      </p>
      <Checkbox isSelected={own} onChange={setOwn}>
        Authors can agree their own amendments
      </Checkbox>
      <FormEnd
        call="agreement.set"
        writing={set}
        send="Save"
        whyNot={own === before ? 'You have not changed who can agree amendments.' : null}
        onCancel={close}
      />
    </form>
  );
}

/** Lets authors agree their own amendments in the open review, or not. */
export function AgreementSheet({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Sheet title="Who can agree amendments" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <AgreementForm close={close} />}
    </Sheet>
  );
}
