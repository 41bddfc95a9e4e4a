import { useLayoutEffect } from 'react';
import { changesWords, isLetter, pressAgain } from './word-keys.ts';

/** In how many frames the focus is given back to where it was; after them, the keys are the window's own. */
const FRAMES = 3;

/** Keeps what is typed while nothing has the focus, for what gets it next. */
function keepKeys(): void {
  const keptEvents: KeyboardEvent[] = [];
  const keep = (event: KeyboardEvent) => {
    if (event.target !== document.body || !changesWords(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keptEvents.push(event);
  };
  const give = async () => {
    end();
    for (const event of keptEvents.splice(0)) {
      // After whatever was done with the focus, and what the key before asked for.
      await null;
      if (pressAgain(event) && isLetter(event)) document.execCommand('insertText', false, event.key);
    }
  };
  const end = () => {
    window.removeEventListener('keydown', keep, { capture: true });
    document.removeEventListener('focusin', give);
  };
  const wait = (frames: number) => {
    if (frames === 0) void give();
    else requestAnimationFrame(() => wait(frames - 1));
  };
  window.addEventListener('keydown', keep, { capture: true });
  document.addEventListener('focusin', give);
  wait(FRAMES);
}

/**
 * As something that lay over the window goes, the focus is nowhere until the next frames: what is typed right after the
 * key that put it away is kept for where the focus goes, or for the window itself where it goes nowhere.
 */
export function useKeptKeys(isOpen: boolean): void {
  useLayoutEffect(() => (isOpen ? keepKeys : undefined), [isOpen]);
}
