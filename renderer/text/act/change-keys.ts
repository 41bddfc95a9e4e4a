import { isShortcut, type Shortcut, shownShortcut } from '../../ui/shortcut.ts';

/** The actions on one change in the text. */
export type ChangeAct = 'accept' | 'reject';

/** F7 also steps from change to change. These keys are not letters, so they work in an open section too. */
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

/** The action that a key press asks for; null for any other key. */
export const changeAct = (event: KeyboardEvent): ChangeAct | null =>
  ACTS.find((act) => isShortcut(event, CHANGE_ACT_KEYS[act])) ?? null;
