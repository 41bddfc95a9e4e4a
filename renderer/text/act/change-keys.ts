import { isShortcut, type Shortcut, shownShortcut } from '../../ui/shortcut.ts';

/** What is done with one change from the text. */
export type ChangeAct = 'accept' | 'reject';

/** Beside the key that steps from change to change, and no letter: they work while a section is typed in, too. */
export const CHANGE_ACT_KEYS = {
  accept: { key: 'F7', option: true, does: 'Accept this change' },
  reject: { key: 'F7', option: true, shift: true, does: 'Reject this change' },
} as const satisfies Readonly<Record<ChangeAct, Shortcut>>;

interface ChangeCommand {
  readonly id: `change-${ChangeAct}`;
  readonly act: ChangeAct;
  readonly words: string;
  readonly key: string;
}

const ACTS: readonly ChangeAct[] = ['accept', 'reject'];

export const CHANGE_COMMANDS: readonly ChangeCommand[] = ACTS.map((act) => ({
  id: `change-${act}`,
  act,
  words: CHANGE_ACT_KEYS[act].does,
  key: shownShortcut(CHANGE_ACT_KEYS[act]),
}));

/** What a key press asks to be done with the change that a person is at; null for any other key. */
export const changeAct = (event: KeyboardEvent): ChangeAct | null =>
  ACTS.find((act) => isShortcut(event, CHANGE_ACT_KEYS[act])) ?? null;
