import { MAC } from '../../ui/platform.ts';

/** What is done with one change from the text. */
export type ChangeAct = 'accept' | 'reject';

interface ChangeCommand {
  readonly id: `change-${ChangeAct}`;
  readonly act: ChangeAct;
  readonly words: string;
  readonly key: string;
}

/** Beside the key that steps from change to change, and no letter: they work while a section is typed in, too. */
export const CHANGE_COMMANDS: readonly ChangeCommand[] = [
  { id: 'change-accept', act: 'accept', words: 'Accept this change', key: MAC ? '⌥F7' : 'Ctrl F7' },
  { id: 'change-reject', act: 'reject', words: 'Reject this change', key: MAC ? '⌥⇧F7' : 'Ctrl Shift F7' },
];

/** What a key press asks to be done with the change that a person is at; null for any other key. */
export function changeAct(event: KeyboardEvent): ChangeAct | null {
  const [held, other] = MAC ? [event.altKey, event.ctrlKey] : [event.ctrlKey, event.altKey];
  if (event.key !== 'F7' || !held || other || event.metaKey) return null;
  return event.shiftKey ? 'reject' : 'accept';
}
