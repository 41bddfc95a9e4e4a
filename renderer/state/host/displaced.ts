import { useSyncExternalStore } from 'react';
import type { Refusal, Result } from '../../../core/base/result.ts';

/** A review whose file was replaced or moved, so that nothing more can be saved in it. */
interface Displaced {
  readonly path: string | null;
  readonly refusal: Refusal;
}

let displaced: Displaced | null = null;
/** The path of the last displaced review. Unsaved words of a moved file are stored under its old path. */
let formerPath: string | null = null;
const listeners = new Set<() => void>();
const whenBack = new Set<() => void>();

function set(next: Displaced | null): void {
  if (next?.refusal.message === displaced?.refusal.message) return;
  displaced = next;
  formerPath = next?.path ?? formerPath;
  for (const listener of listeners) listener();
}

/**
 * Updates the state from the answer of a call. @param isLook whether the call would be refused if the file were
 * displaced
 */
export function heardOfFile(path: string | null, answer: Result<unknown>, isLook: boolean): void {
  if (!answer.ok && answer.error.kind === 'displaced') set({ path, refusal: answer.error });
  else if (displaced && answer.ok && (isLook || answer.wrote)) {
    set(null);
    for (const listener of whenBack) listener();
  }
}

/** Calls the listener when the file is back in its place. */
export function onFileBack(listener: () => void): () => void {
  whenBack.add(listener);
  return () => whenBack.delete(listener);
}

/** Resets the state, because another review is shown. */
export const forgetDisplaced = (): void => set(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Why nothing can be saved in the shown review's file; null if it is in its place. */
export const useDisplaced = (): Refusal | null =>
  useSyncExternalStore(subscribe, () => displaced?.refusal ?? null);

export const formerPathNow = (): string | null => formerPath;
