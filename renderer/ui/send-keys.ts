import type { KeyboardEvent } from 'react';
import { isShortcut, type Shortcut } from './shortcut.ts';

/** The key that sends a form of several lines, in which Enter begins a line. */
export const SEND_KEYS = {
  send: { key: 'Enter', main: true, does: 'Send the comment or decision that you are writing' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** Sends the form at its key, where its button would: not what is being sent already. */
export function sendAtKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (!isShortcut(event, SEND_KEYS.send)) return;
  const form = event.currentTarget;
  // As Enter does: a button that is held still sends nothing.
  form.querySelector<HTMLElement>('button[type="submit"]')?.click();
}
