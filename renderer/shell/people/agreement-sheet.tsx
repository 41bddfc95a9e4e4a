import { useState } from 'react';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import './people.css';

/** The name of the command that opens this dialog. */
export const AGREEMENT_NAME = 'Who can agree amendments…';

function AgreementForm({ close }: { readonly close: () => void }) {
  const { data: agreement } = useAnswer('agreement.get', {});
  return agreement && <AgreementFields own={agreement.who === 'anyone'} close={close} />;
}

function AgreementFields({ own: wasAllowed, close }: { readonly own: boolean; readonly close: () => void }) {
  const setAgreement = useWrite('agreement.set');
  const { announce } = useAnnounce();
  const [isAllowed, setAllowed] = useState(wasAllowed);
  return (
    <form
      className="agreement-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAgreement.mutate(
          { who: isAllowed ? 'anyone' : 'not-the-author' },
          {
            onSuccess: () => {
              announce(
                isAllowed
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
      <Checkbox isSelected={isAllowed} onChange={setAllowed}>
        Authors can agree their own amendments
      </Checkbox>
      <FormEnd
        call="agreement.set"
        writing={setAgreement}
        send="Save"
        whyNot={isAllowed === wasAllowed ? 'You have not changed who can agree amendments.' : null}
        onCancel={close}
      />
    </form>
  );
}

/** The dialog that decides whether authors may agree their own amendments in this review. */
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
