import { useLayoutEffect } from 'react';
import { changesWords, isLetter, pressAgain } from './word-keys.ts';

/** Frames in which a closing dialog returns the focus. After them, the window handles keys itself. */
const MAX_FRAMES = 3;

/** Buffers keys typed while nothing has the focus. Replays them to the element focused next; to the window, if none is. */
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
      // Waits for the handlers of the focus change and of the previous key.
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
  wait(MAX_FRAMES);
}

/**
 * Buffers keys while a dialog closes. The focus is nowhere for a few frames then. A key pressed right after the closing
 * key would reach the window instead of what gets the focus back.
 */
export function useKeptKeys(isOpen: boolean): void {
  useLayoutEffect(() => (isOpen ? keepKeys : undefined), [isOpen]);
}
