import { useCallback, useContext, useEffect, useRef } from 'react';
import { AnnouncerContext } from './announcer.ts';

export function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** The events by which a button is pressed, whatever presses it. The last of each press is a click. */
const PRESSES = ['pointerdown', 'mousedown', 'keydown', 'keyup', 'click'] as const;

/** Whether an event presses the button that it comes to, rather than moving on from it. */
const isPress = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) || /^(?:Enter| )$/.test(event.key);

/**
 * Holds a button still while there is a reason why it can't be pressed, or while what it does is under way. It stays where
 * the keys can come to it, unlike one that is disabled, which loses the focus; a press says the reason. A form that Enter
 * would send is not sent, since the browser clicks its button for that. Answers a ref for the button.
 */
export function useStillButton(
  reason: string | null,
  isBusy: boolean,
): (button: HTMLButtonElement | null) => void {
  const announcer = useContext(AnnouncerContext);
  const state = useRef({ reason, isBusy, announcer });
  useEffect(() => {
    state.current = { reason, isBusy, announcer };
  });
  const isStill = reason !== null || isBusy;
  const listening = useRef<HTMLButtonElement | null>(null);
  const onPress = useCallback((event: Event) => {
    const { reason: why, isBusy: busy, announcer: to } = state.current;
    if ((why === null && !busy) || !isPress(event)) return;
    // React hears events at the page's root: what stops here reaches no handler of the button or of what it opens.
    event.stopPropagation();
    if (event.type !== 'click') return;
    event.preventDefault();
    if (why !== null) to?.tell(why);
  }, []);
  return useCallback(
    (button) => {
      const before = listening.current;
      if (before !== button) {
        for (const type of PRESSES) {
          before?.removeEventListener(type, onPress);
          button?.addEventListener(type, onPress);
        }
        listening.current = button;
      }
      if (button) setOrRemove(button, 'aria-disabled', isStill ? 'true' : undefined);
    },
    [isStill, onPress],
  );
}
