import { isLetter } from './word-keys.ts';

/**
 * Whether a letter pressed outside a text field may act as a one-letter command. After somebody leaves a field, or
 * types a run of letters whose first was no command, they probably meant to write a sentence.
 */
type Letters = 'commands' | 'words';

let letters: Letters = 'commands';

const FIELDS =
  'textarea, input:not([type=checkbox], [type=radio], [type=button], [type=file]), [contenteditable]';
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.matches(FIELDS);

/** Keys that move the focus or the view on purpose. */
const NAVIGATION_KEY = /^(?:Tab|Arrow.+|Home|End|Page.+|F\d+)$/;

/** Whether a letter may act as a command now. */
export const mayBeCommand = (): boolean => letters === 'commands';

/** Explains why a letter did nothing. */
export const NOT_COMMANDS =
  'There is no text box here, so nothing was typed. To use a one-letter command, press Tab or an arrow key first.';

/** Allows one-letter commands again, after a key moved to another item of a list. */
export const noteStep = (): void => {
  letters = 'commands';
};

/** Tracks the keys and presses that decide whether letters may be commands. */
export function noteLetters(page: Window): void {
  page.addEventListener('pointerdown', noteStep, { capture: true });
  page.addEventListener(
    'keydown',
    ({ key, target }) => {
      if (NAVIGATION_KEY.test(key)) noteStep();
      else if (isField(target)) letters = 'words';
    },
    { capture: true },
  );
  // This listener runs in the bubble phase, after any handler that used the letter as a command.
  page.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && !event.defaultPrevented && isLetter(event) && !isField(event.target))
      letters = 'words';
  });
}
