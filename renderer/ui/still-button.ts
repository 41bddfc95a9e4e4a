/** The events by which a button is pressed, whatever presses it. The last of each press is a click. */
const PRESSES = ['pointerdown', 'mousedown', 'keydown', 'keyup', 'click'] as const;

/** Whether an event presses the button that it comes to, rather than moving on from it. */
const isPress = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) || /^(?:Enter| )$/.test(event.key);

/**
 * Holds a button still that can't be pressed now: it stays where the keys can come to it, unlike one that is disabled,
 * which loses the focus. A form that Enter would send is not sent, since the browser clicks its button for that.
 * @param onPress hears of each press @returns what lets go of it
 */
export function holdStill(button: HTMLElement, onPress: () => void): () => void {
  const hold = (event: Event): void => {
    if (!isPress(event)) return;
    // React hears events at the page's root: what stops here reaches no handler of the button or of what it opens.
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
