import { useSyncExternalStore } from 'react';
import type { Refusal, Result } from '../../../core/base/result.ts';

/** A review whose file was displaced: nothing more is saved in it. */
interface Displaced {
  readonly path: string | null;
  readonly refusal: Refusal;
}

let displaced: Displaced | null = null;
/** The path of the review that was displaced last: a file that was moved has its words by another path then. */
let formerPath: string | null = null;
const listeners = new Set<() => void>();
const whenBack = new Set<() => void>();

function set(next: Displaced | null): void {
  if (next?.refusal.message === displaced?.refusal.message) return;
  displaced = next;
  formerPath = next?.path ?? formerPath;
  for (const listener of listeners) listener();
}

/** Hears what a call to a review came to. @param isLook whether it is one that is refused while the file is displaced */
export function heardOfFile(path: string | null, answer: Result<unknown>, isLook: boolean): void {
  if (!answer.ok && answer.error.kind === 'displaced') set({ path, refusal: answer.error });
  else if (displaced && answer.ok && (isLook || answer.wrote)) {
    set(null);
    for (const listener of whenBack) listener();
  }
}

/** Hears that a file is in its place again. */
export function onFileBack(listener: () => void): () => void {
  whenBack.add(listener);
  return () => whenBack.delete(listener);
}

/** Another review is drawn: nothing is known of its file yet. */
export const forgetDisplaced = (): void => set(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Why nothing is saved in the file of the review that is drawn; null while it is in its place. */
export const useDisplaced = (): Refusal | null =>
  useSyncExternalStore(subscribe, () => displaced?.refusal ?? null);

export const formerPathNow = (): string | null => formerPath;
