import type { Locator, Page } from 'playwright-core';
import { parseCitation } from '../../../core/act/citation.ts';
import { actAt } from '../../support/acts/act.ts';

/** A place in a window, in pixels from its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Letters {
  /** Just after the first letter's beginning, and just before the last one's end. */
  readonly start: Point;
  readonly end: Point;
}

/** How often a text may be drawn anew while it is being aimed at. */
const DRAWN_ANEW = 3;

/**
 * Where the first and the last letter of words are, once they have stayed there for some frames and nothing lies over
 * them: a font or an answer that comes late moves a text away from a mouse that was sent to where it stood.
 */
export async function lettersOf(within: Locator, words: string): Promise<Letters> {
  for (let turn = 0; turn < DRAWN_ANEW; turn++) {
    const found = await lettersIn(within, words);
    if (found) return found;
  }
  throw new RangeError(`“${words}” never came to rest here`);
}

/** {@link lettersOf}, or null where the text was drawn anew, with another element, before it had come to rest. */
async function lettersIn(within: Locator, words: string): Promise<Letters | null> {
  await within.scrollIntoViewIfNeeded();
  return within.evaluate(async (element, words) => {
    const STILL = 6;
    const PATIENCE = 1_800;
    const boxes = () => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.nodeValue?.indexOf(words) ?? -1;
        if (at < 0) continue;
        const box = (from: number) => {
          const range = document.createRange();
          range.setStart(text, from);
          range.setEnd(text, from + 1);
          return range.getBoundingClientRect();
        };
        return { parent: text.parentElement, first: box(at), last: box(at + words.length - 1) };
      }
      return null;
    };
    const middle = ({ left, right, top, bottom }: DOMRect) => ({
      x: (left + right) / 2,
      y: (top + bottom) / 2,
    });
    const isOpen = ({ x, y }: { x: number; y: number }) => element.contains(document.elementFromPoint(x, y));
    await document.fonts.ready;
    let before = '';
    for (let still = 0, frame = 0; frame < PATIENCE && element.isConnected; frame++) {
      const at = boxes();
      const now = JSON.stringify(at && [at.first, at.last]);
      still = now === before ? still + 1 : 0;
      before = now;
      if (at && still >= STILL) {
        const [first, last] = [middle(at.first), middle(at.last)];
        if (isOpen(first) && isOpen(last))
          return {
            start: { x: at.first.left + 0.5, y: first.y },
            end: { x: at.last.right - 0.5, y: last.y },
          };
        at.parent?.scrollIntoView({ block: 'center' });
        still = 0;
      }
      await new Promise(requestAnimationFrame);
    }
    return null;
  }, words);
}

/** Clicks between two characters, as a person would who aims at a word: just before or just after it. */
export async function clickAt(within: Locator, words: string, side: 'before' | 'after'): Promise<void> {
  const { start, end } = await lettersOf(within, words);
  const { x, y } = side === 'before' ? start : end;
  await within.page().mouse.click(x, y);
}

/** Draws the mouse over words, as a person would. */
export async function drawOver(within: Locator, words: string): Promise<void> {
  const { start, end } = await lettersOf(within, words);
  const { mouse } = within.page();
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(end.x, end.y, { steps: 3 });
  await mouse.up();
}

/** Opens a section for typing by a click on one of its lines, at whose beginning the caret then is. */
export async function openAt(page: Page, place: string): Promise<void> {
  const pid = parseCitation(actAt('current').root, place);
  if (pid === null) throw new RangeError(`The Act has no ${place}`);
  await page.locator(`:is(.line, .ed-line)[data-pid="${pid}"]`).first().click();
  await page.locator('.ed-text:focus').waitFor();
  await page.keyboard.press('Home');
}
