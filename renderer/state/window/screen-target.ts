/** What somebody is led to in a screen that is not drawn yet: what waits for them, opening a file, or their own name. */
type ScreenTarget = 'waiting' | 'file' | 'name';

let screenTarget: ScreenTarget | null = null;

/** Says what the next screen is come to for. */
export function setScreenTarget(target: ScreenTarget): void {
  screenTarget = target;
}

/** Whether a screen was come to for that: once, so that it is not so the next time. */
export function takeScreenTarget(target: ScreenTarget): boolean {
  if (screenTarget !== target) return false;
  screenTarget = null;
  return true;
}
