import { useEffect, useState } from 'react';
import { onOtherReview } from '../state/call.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';

/** Says that the review that this window draws is no longer the one that is open in it, once a call was refused for that. */
export function OtherReviewSheet({ title }: { readonly title: string }) {
  const [isOther, setOther] = useState(false);
  useEffect(() => onOtherReview(() => setOther(true)), []);
  return (
    <Sheet title="Another review is open in this window" isOpen={isOther} onOpenChange={setOther}>
      {(close) => (
        <>
          <p>
            This window still shows “{title}”, but another review was opened in it, perhaps in a duplicate of
            this tab. What you do here is not saved in either review.
          </p>
          <p>
            Copy anything that you have just typed. Then reload the window to see the review that is open.
          </p>
          <div className="actions">
            <Button look="primary" onPress={() => location.reload()}>
              Reload
            </Button>
            <Button onPress={close}>Not yet</Button>
          </div>
        </>
      )}
    </Sheet>
  );
}
