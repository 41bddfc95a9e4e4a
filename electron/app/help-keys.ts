import type { BrowserWindow } from 'electron';

/** The keys that the page has for its help. */
const KEYS = { guides: ['F1', false], keys: ['/', true] } as const;

/** Shows the help as its key does: the page needs no third way to be reached for it. */
export function pressHelp(window: BrowserWindow | null, page: keyof typeof KEYS): void {
  const [keyCode, isHeld] = KEYS[page];
  const modifiers: ('meta' | 'control')[] = isHeld
    ? [process.platform === 'darwin' ? 'meta' : 'control']
    : [];
  for (const type of ['keyDown', 'keyUp'] as const)
    window?.webContents.sendInputEvent({ type, keyCode, modifiers });
}
