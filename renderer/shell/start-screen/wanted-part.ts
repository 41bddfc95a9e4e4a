/** A part of the first screen that somebody came to it for, from the menu of a review: opening a file, or their own name. */
export type FirstScreenPart = 'file' | 'name';

let wanted: FirstScreenPart | null = null;

/** Says what the first screen is come to for, before it is. */
export function wantPart(part: FirstScreenPart): void {
  wanted = part;
}

/** Whether the first screen was come to for a part of it: once, so that it is not so the next time. */
export function takeWantedPart(part: FirstScreenPart): boolean {
  if (wanted !== part) return false;
  wanted = null;
  return true;
}
