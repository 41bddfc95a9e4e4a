/** What the next screen should show first: what waits for the person, opening a file, or their name. */
type ScreenTarget = 'waiting' | 'file' | 'name';

let screenTarget: ScreenTarget | null = null;

/** Sets the target of the next screen. */
export function setScreenTarget(target: ScreenTarget): void {
  screenTarget = target;
}

/** Whether the screen has this target. Takes the target, so that this is true only once. */
export function takeScreenTarget(target: ScreenTarget): boolean {
  if (screenTarget !== target) return false;
  screenTarget = null;
  return true;
}
