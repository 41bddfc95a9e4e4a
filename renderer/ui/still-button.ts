/** The events of a press by pointer or keyboard. A press ends with a click. */
const PRESSES = ['pointerdown', 'mousedown', 'keydown', 'keyup', 'click'] as const;

/** Whether an event presses the button. Other keys, such as Tab, pass through. */
const isPress = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) || /^(?:Enter| )$/.test(event.key);

/**
 * Disables a button but keeps it focusable; the `disabled` attribute would drop the focus. Enter in a form is blocked
 * too, because the browser submits by clicking the button. @param onPress called on each press @returns a function
 * that enables the button again.
 */
export function holdStill(button: HTMLElement, onPress: () => void): () => void {
  const hold = (event: Event): void => {
    if (!isPress(event)) return;
    // React listens at the root of the page, so stopping here keeps the event from every React handler.
    event.stopPropagation();
    if (event.type !== 'click') return;
    event.preventDefault();
    onPress();
  };
  for (const type of PRESSES) button.addEventListener(type, hold);
  button.setAttribute('aria-disabled', 'true');
  return () => {
    for (const type of PRESSES) button.removeEventListener(type, hold);
    button.removeAttribute('aria-disabled');
  };
}
