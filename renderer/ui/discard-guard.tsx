import { useEffect, useState } from 'react';
import { Button } from './controls.tsx';
import { Sheet } from './dialog.tsx';
import { discardUnsent, unsentIn } from './unsent-fields.ts';

/** Containers that Escape closes with everything in them: dialogs, and panes marked as holding forms. */
const HOLDERS = '.scrim, [data-holds-forms]';
const SHEETS = '.scrim:not([data-exiting])';

/** Buttons that close the dialog or form around them. */
const CROSSES = 'button[aria-label^="Close"]';

/** Returns the container that an event would close, by Escape, a close button or a press outside a dialog. */
function holderLeft(event: KeyboardEvent | PointerEvent, target: Element): Element | null | undefined {
  const byCross = target.closest(CROSSES)?.closest(HOLDERS);
  if (!(event instanceof KeyboardEvent)) return target.matches('.scrim') ? target : byCross;
  if (event.isComposing) return null;
  if (event.key === 'Enter' || event.key === ' ') return byCross;
  if (event.key !== 'Escape') return null;
  return target === document.body ? [...document.querySelectorAll(SHEETS)].at(-1) : target.closest(HOLDERS);
}

/** Returns the container that an event would close although it holds unsent text; null if nothing would be lost. */
function losing(event: KeyboardEvent | PointerEvent): Element | null {
  const { target } = event;
  const holder = target instanceof Element ? holderLeft(event, target) : null;
  return holder && unsentIn(holder) ? holder : null;
}

/** Asks for confirmation before a dialog or pane with unsent text is closed. */
export function DiscardGuard() {
  const [holder, setHolder] = useState<Element | null>(null);
  useEffect(() => {
    const guard = (event: KeyboardEvent | PointerEvent) => {
      const wouldGo = losing(event);
      if (!wouldGo) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setHolder(wouldGo);
    };
    const types = ['keydown', 'pointerdown'] as const;
    for (const type of types) window.addEventListener(type, guard, { capture: true });
    return () => {
      for (const type of types) window.removeEventListener(type, guard, { capture: true });
    };
  }, []);
  const discard = () => {
    const field = holder && unsentIn(holder)?.querySelector('input, textarea');
    setHolder(null);
    if (!holder || !field) return;
    discardUnsent(holder);
    // Escape closes every kind of container, so it is sent again to the container.
    const key = { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true };
    requestAnimationFrame(() => field.dispatchEvent(new KeyboardEvent('keydown', key)));
  };
  return (
    <Sheet
      title="Discard what you wrote?"
      isOpen={holder !== null}
      onOpenChange={(isOpen) => !isOpen && setHolder(null)}
    >
      {(close) => (
        <>
          <p>You have not sent or saved what you wrote here.</p>
          <div className="actions">
            <Button look="primary" autoFocus onPress={close}>
              Keep writing
            </Button>
            <Button onPress={discard}>Discard</Button>
          </div>
        </>
      )}
    </Sheet>
  );
}
