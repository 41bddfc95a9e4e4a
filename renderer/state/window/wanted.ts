/** What somebody is led to in a screen that is not drawn yet: what waits for them, opening a file, or their own name. */
type Wanted = 'waiting' | 'file' | 'name';

let wanted: Wanted | null = null;

/** Says what the next screen is come to for. */
export function want(what: Wanted): void {
  wanted = what;
}

/** Whether a screen was come to for that: once, so that it is not so the next time. */
export function takeWanted(what: Wanted): boolean {
  if (wanted !== what) return false;
  wanted = null;
  return true;
}
