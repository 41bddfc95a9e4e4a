import { isLetter } from './word-keys.ts';

/**
 * Whether a letter that is pressed where there is no field may be a command. It may not where a sentence was meant: right
 * after a field was left, or in a run of letters of which the first was no command.
 */
type Letters = 'commands' | 'words';

let letters: Letters = 'commands';

const FIELDS =
  'textarea, input:not([type=checkbox], [type=radio], [type=button], [type=file]), [contenteditable]';
const isField = (target: EventTarget | null): boolean => target instanceof Element && target.matches(FIELDS);

/** Keys by which a person goes somewhere, and knows where they are. */
const NAVIGATION_KEY = /^(?:Tab|Arrow.+|Home|End|Page.+|F\d+)$/;

/** Whether a letter may be a command now. */
export const mayBeCommand = (): boolean => letters === 'commands';

/** What is said of a letter that was no command because a sentence was meant. */
export const NOT_COMMANDS =
  'There is no text box here, so nothing was typed. To use a one-letter command, press Tab or an arrow key first.';

/** A key took a person from one thing of a list to the next: a letter after it is for that. */
export const noteStep = (): void => {
  letters = 'commands';
};

/** Follows where letters are pressed. */
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
  // After whoever took it for a command.
  page.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && !event.defaultPrevented && isLetter(event) && !isField(event.target))
      letters = 'words';
  });
}
