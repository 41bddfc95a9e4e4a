import type { Locator } from 'playwright-core';

/** Clicks between two characters, as a person would who aims at a word: just before or just after it. */
export async function clickAt(within: Locator, words: string, side: 'before' | 'after'): Promise<void> {
  await within.scrollIntoViewIfNeeded();
  const point = await within.evaluate(
    (element, [words, side]) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.nodeValue?.indexOf(words) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        const edge = side === 'before' ? at : at + words.length - 1;
        range.setStart(text, edge);
        range.setEnd(text, edge + 1);
        text.parentElement?.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { x: side === 'before' ? left + 1 : right - 1, y: (top + bottom) / 2 };
      }
      return null;
    },
    [words, side] as const,
  );
  if (!point) throw new RangeError(`There is no “${words}” here`);
  await within.page().mouse.click(point.x, point.y);
}
