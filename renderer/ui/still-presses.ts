/** Pixels that the pointer may move between press and release and still count as held still. */
const MAX_STILL_PX = 4;

interface Press {
  readonly button: HTMLElement;
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Clicks a button that moved away between press and release while the pointer held still. Otherwise the press would be
 * lost if a list loaded at that moment. Moving the pointer off a button still cancels the press. @returns a function
 * that removes the listeners.
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
    const isStill = Math.hypot(clientX - was.x, clientY - was.y) <= MAX_STILL_PX;
    const { left, top, right, bottom, width } = was.button.getBoundingClientRect();
    // A popover that opens on press may receive the release while the button stays, or the button may be gone.
    const isThere = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    // Waits until other pointer listeners have handled the release.
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
