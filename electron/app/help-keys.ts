import type { BrowserWindow } from 'electron';

/** The keyboard shortcuts that open the help in the page. */
const SHORTCUTS = { guides: ['F1', false], keys: ['/', true] } as const;

/** Opens the help by sending its keyboard shortcut to the page, which saves a separate channel for it. */
export function pressHelpKey(window: BrowserWindow | null, page: keyof typeof SHORTCUTS): void {
  const [keyCode, hasModifier] = SHORTCUTS[page];
  const modifiers: ('meta' | 'control')[] = hasModifier
    ? [process.platform === 'darwin' ? 'meta' : 'control']
    : [];
  for (const type of ['keyDown', 'keyUp'] as const)
    window?.webContents.sendInputEvent({ type, keyCode, modifiers });
}
