import { X } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../state/host/queries.ts';
import { useOverlayPane } from '../../state/window/wording-dialog.ts';
import { Button } from '../../ui/controls.tsx';
import { ChooseOverlay } from './choose-overlay.tsx';
import { OverlaySteps } from './overlay-steps.tsx';

import './overlay.css';

/** The pane beside the Act in which a person goes through the instructions of a Bill one by one. */
export function OverlayPane() {
  const { close } = useOverlayPane();
  const [id, setId] = useState<string | null>(null);
  const { data: bills } = useAnswer('overlay.list', {});
  const overlay = bills?.find((one) => one.id === id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves what is in it
    <div
      className="panel overlay-pane"
      data-holds-forms=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <div className="panel-head">
        <h2>{overlay?.of === 'review' ? 'Go through a review' : 'Go through a Bill'}</h2>
        <Button
          look="icon"
          autoFocus
          aria-label={overlay?.of === 'review' ? 'Close the review' : 'Close the Bill'}
          onPress={close}
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      {overlay ? (
        <OverlaySteps key={overlay.id} id={overlay.id} name={overlay.name} onBack={() => setId(null)} />
      ) : (
        <ChooseOverlay onOpen={setId} />
      )}
    </div>
  );
}
