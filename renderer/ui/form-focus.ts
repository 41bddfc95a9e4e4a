import { afterPaint } from './after-paint.ts';

const TAKES_KEYS = 'button, input, textarea, select, summary, [tabindex="0"]';
/** Items of lists that people step through, which can have the focus themselves. */
const FOCUSABLE_ITEM = 'li[tabindex], article[tabindex]';

/** Moves the focus to the nearest remaining ancestor of a closed form: its list item, or else the first control in it. */
function focusAround(ancestors: readonly Element[]): void {
  if (document.activeElement !== document.body) return;
  const around = ancestors.find(({ isConnected }) => isConnected);
  const place =
    around?.closest<HTMLElement>(FOCUSABLE_ITEM) ?? around?.querySelector<HTMLElement>(TAKES_KEYS);
  place?.focus({ preventScroll: true });
}

/**
 * A `ref` for a form that opens in the page. The form replaces the button that opened it and disappears when sent;
 * either would drop the focus. This focuses the first field, scrolls the form into view, and returns a cleanup that
 * moves the focus to what was around the form.
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
