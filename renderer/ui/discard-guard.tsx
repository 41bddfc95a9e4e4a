import { useEffect, useState } from 'react';
import { Button } from './controls.tsx';
import { Sheet } from './dialog.tsx';
import { discardUnsent, unsentIn } from './unsent-fields.ts';

/** What Escape puts away with all that is in it: a sheet, or what says of itself that it holds forms. */
const HOLDERS = '.scrim, [data-holds-forms]';
const SHEETS = '.scrim:not([data-exiting])';

/** What closes the sheet or the form that it stands in. */
const CROSSES = 'button[aria-label^="Close"]';

/** What an event puts away where it puts away anything: by Escape, a cross, or a press beside a sheet. */
function holderLeft(event: KeyboardEvent | PointerEvent, target: Element): Element | null | undefined {
  const byCross = target.closest(CROSSES)?.closest(HOLDERS);
  if (!(event instanceof KeyboardEvent)) return target.matches('.scrim') ? target : byCross;
  if (event.isComposing) return null;
  if (event.key === 'Enter' || event.key === ' ') return byCross;
  if (event.key !== 'Escape') return null;
  return target === document.body ? [...document.querySelectorAll(SHEETS)].at(-1) : target.closest(HOLDERS);
}

/** What a key or a press puts away with words that nobody has sent; null where it puts away nothing of the kind. */
function losing(event: KeyboardEvent | PointerEvent): Element | null {
  const { target } = event;
  const holder = target instanceof Element ? holderLeft(event, target) : null;
  return holder && unsentIn(holder) ? holder : null;
}

/** Asks before words that somebody wrote and has not sent are put away with what they stand in. */
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
    // Whatever held the words is put away by the very key that asks for it.
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
