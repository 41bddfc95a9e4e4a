import type { CDPSession } from 'playwright-core';

const CODES: Readonly<Record<string, number>> = {
  Backspace: 8,
  Delete: 46,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Escape: 27,
};
const BITS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Shift: 8 };

/** What the browser is told of one key, going down and coming up, with its modifiers as they are at that moment. */
function eventsOf(given: string) {
  const parts = given.split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).reduce((sum, name) => sum + (BITS[name] ?? 0), 0);
  const isLetter = key.length === 1;
  const isText = isLetter && (modifiers & 2) === 0;
  const code = isLetter ? (key === ' ' ? 'Space' : `Key${key.toUpperCase()}`) : key;
  const number = isLetter ? key.toUpperCase().charCodeAt(0) : (CODES[key] ?? 0);
  const both = { key, code, modifiers, windowsVirtualKeyCode: number };
  const text = isText ? { text: key, unmodifiedText: key } : {};
  return [
    { type: isText ? 'keyDown' : 'rawKeyDown', ...both, ...text },
    { type: 'keyUp', ...both },
  ] as const;
}

/** Sends keys as fast as they can be, one after another, to a window that may be busy: nobody waits for its answer. */
export async function sendKeys(cdp: CDPSession, keys: readonly string[]): Promise<void> {
  const sent = keys
    .flatMap(eventsOf)
    .map((event) =>
      cdp.send('Input.dispatchKeyEvent', event as Parameters<typeof cdp.send<'Input.dispatchKeyEvent'>>[1]),
    );
  await Promise.all(sent);
}
