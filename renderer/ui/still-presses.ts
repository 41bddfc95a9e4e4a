/** How far a hand that holds still may move, in pixels. */
const STILL = 4;

interface Press {
  readonly button: HTMLElement;
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Presses a button that moved away between the press of the pointer and its release, while the hand held still: what is
 * read for a list may come in that moment, and the press would be lost. Who moves the pointer off a button presses nothing,
 * as ever.
 * @returns ends it
 */
export function holdStillPresses(page: Document): () => void {
  const press: { now: Press | null } = { now: null };
  const down = ({
    target,
    pointerId: id,
    clientX: x,
    clientY: y,
    button: pressed,
    isPrimary,
  }: PointerEvent) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    press.now = button && pressed === 0 && isPrimary ? { button, id, x, y } : null;
  };
  const up = ({ target, pointerId, clientX, clientY }: PointerEvent) => {
    const was = press.now;
    press.now = null;
    if (!was || was.id !== pointerId || !(target instanceof Node) || was.button.contains(target)) return;
    const isStill = Math.hypot(clientX - was.x, clientY - was.y) <= STILL;
    const { left, top, right, bottom, width } = was.button.getBoundingClientRect();
    // What opens at a press may take the pointer while the button is where it was, or is gone.
    const isThere = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    // Once those who listen to the pointer have seen that it was let go elsewhere.
    if (isStill && width > 0 && !isThere) setTimeout(() => was.button.isConnected && was.button.click());
  };
  const end = () => {
    press.now = null;
  };
  page.addEventListener('pointerdown', down, { capture: true });
  page.addEventListener('pointerup', up, { capture: true });
  page.addEventListener('pointercancel', end, { capture: true });
  return () => {
    page.removeEventListener('pointerdown', down, { capture: true });
    page.removeEventListener('pointerup', up, { capture: true });
    page.removeEventListener('pointercancel', end, { capture: true });
  };
}
