import type { KeyboardEvent } from 'react';
import { isShortcut, type Shortcut } from './shortcut.ts';

/** The shortcut that submits a form of several lines, in which Enter starts a new line. */
export const SEND_KEYS = {
  send: { key: 'Enter', main: true, does: 'Send the comment or decision that you are writing' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** Submits the form on the shortcut, as its submit button would. Ignored while the form is being sent. */
export function sendAtKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (!isShortcut(event, SEND_KEYS.send)) return;
  const form = event.currentTarget;
  // A disabled button ignores the click, as it does for Enter.
  form.querySelector<HTMLElement>('button[type="submit"]')?.click();
}
