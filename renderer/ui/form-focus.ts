import { afterPaint } from './after-paint.ts';

const TAKES_KEYS = 'button, input, textarea, select, summary, [tabindex="0"]';
/** What is gone through as a whole, and so may have the focus itself. */
const FOCUSABLE_ITEM = 'li[tabindex], article[tabindex]';

/** Gives the focus to the nearest thing that a form was part of: the item, or else the first control there. */
function focusAround(ancestors: readonly Element[]): void {
  if (document.activeElement !== document.body) return;
  const around = ancestors.find(({ isConnected }) => isConnected);
  const place =
    around?.closest<HTMLElement>(FOCUSABLE_ITEM) ?? around?.querySelector<HTMLElement>(TAKES_KEYS);
  place?.focus({ preventScroll: true });
}

/**
 * For a form that opens in the page, as its `ref`: the form takes the place of the button that opened it, and goes when it is
 * sent. Both would leave the focus nowhere, so that keys reach nothing. It comes into view whole, with its first field ready.
 * @returns what gives the focus to what the form was part of, as the form goes
 */
export function keepFormFocus(form: HTMLFormElement | null): (() => void) | undefined {
  if (!form || form.closest('[role=dialog]')) return undefined;
  const ancestors: Element[] = [];
  for (let place = form.parentElement; place; place = place.parentElement) ancestors.push(place);
  const stop = afterPaint(() => {
    if (document.activeElement === document.body)
      form.querySelector<HTMLElement>(TAKES_KEYS)?.focus({ preventScroll: true });
    if (form.contains(document.activeElement)) form.scrollIntoView({ block: 'nearest' });
  });
  return () => {
    stop();
    if (form.contains(document.activeElement)) afterPaint(() => focusAround(ancestors));
  };
}
