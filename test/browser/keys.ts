import type { CDPSession, Page } from 'playwright-core';
import { ask } from './editor-page.ts';

/** A person at the keyboard of the open editor. */
export function hands(page: Page) {
  const words = { a: 's1-1-a/content', b: 's1-1-b/content', two: 's1-2/content', head: 's1/heading' };
  let session: CDPSession | null = null;
  const cdp = async () => {
    session ??= await page.context().newCDPSession(page);
    return session;
  };
  const press = async (key: string, times = 1) => {
    for (let n = 0; n < times; n++) await page.keyboard.press(key);
  };
  return {
    ...words,
    press,
    type: (text: string) => page.keyboard.type(text),
    caret: (key: string, offset: number) => ask(page, 'caret', key, offset),
    select: (key: string, from: number, to: number, toKey?: string) =>
      ask(page, 'select', key, from, to, toKey),
    marked: async (key: string) => {
      const { blocks } = await ask(page, 'look');
      return blocks.find((block) => block.key === key)?.marked;
    },
    /** Where the caret is, as `key offset`. */
    where: async () => {
      const { span } = await ask(page, 'look');
      return span && `${span.focus.key} ${span.focus.offset}`;
    },
    /** A range as `from..to` in one block. */
    range: async () => {
      const { span } = await ask(page, 'look');
      return span && `${span.anchor.offset}..${span.focus.offset}`;
    },
    editsOf: async (id: string) => (await ask(page, 'edits'))[id],
    said: () => ask(page, 'said'),
    /** The browser's own input-method interface. */
    compose: async (text: string): Promise<void> => {
      const end = text.length;
      await (await cdp()).send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    },
    commit: async (text: string): Promise<void> =>
      void (await (await cdp()).send('Input.insertText', { text })),
    /** An editing command as a menu would send it. */
    native: async (command: string): Promise<void> => {
      await (await cdp()).send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
    },
  };
}
