import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { amount } from '../support/amount.ts';
import { must, testDeps } from '../support/review.ts';
import { whyNoWorkbench } from '../support/workbench.ts';
import { type Dice, dice } from './support/dice.ts';
import { hold } from './support/held.ts';
import { openAt } from './support/pointer.ts';
import { refuseCalls } from './support/refused-calls.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** How often a window is loaded anew, and how often its process is killed, in the middle of typing. */
const RELOADS = amount(12, 300);
const KILLS = amount(6, 60);

const SEED = Number(process.env.KEELING_SEED ?? 1);

/** The line that is typed in, at its beginning. */
const PLACE = '2A(3)(a)';

/** What is typed is in the file, or in the browser, whatever ends the window: a reload, a crash, at whichever moment. */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('words that were on the screen', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeEach(async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
    await openAt(page, PLACE);
    await page.keyboard.type('a ');
    await saved(page);
  });
  afterEach(() => bench?.close());

  /** What was typed into the line, as the file has it. */
  const stored = async (): Promise<string> => {
    const session = must(await openReview(bench.file, testDeps('Ann Other')));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    const words = amendments.flatMap(({ edits }) =>
      edits.map((edit) => (edit.type === 'text' ? edit.insert : '')),
    );
    return words.join('');
  };

  /** What the page shows as typed at this moment, less the mark that holds a caret's place. */
  const shown = (of: Page): Promise<string> =>
    of.evaluate(() =>
      [...document.querySelectorAll('.ed-text [data-inserted]')]
        .map(({ textContent }) => textContent)
        .join('')
        .replaceAll('\u200b', ''),
    );

  it('are in the browser in every frame that shows them', async () => {
    const revising = await hold(page, 'amendment.revise');
    await page.evaluate(() => {
      const lacking: string[] = [];
      let frames = 0;
      const look = () => {
        const typed = [...document.querySelectorAll('.ed-text [data-inserted]')]
          .map((one) => one.textContent)
          .join('');
        const kept = Object.entries(localStorage).filter(([key]) => key.startsWith('keeling.unsaved/'));
        frames += 1;
        if (typed !== 'a ' && !kept.some(([, words]) => words.includes(`"insert":"${typed}`)))
          lacking.push(typed);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { looked: () => ({ lacking, frames }) });
    });
    const keys = 'bcdefghijklmnopqrstuvwxyz'.repeat(8);
    await page.keyboard.type(keys);
    await expect.poll(() => shown(page)).toContain(keys);
    const { lacking, frames } = await page.evaluate(() =>
      (window as unknown as { looked: () => { lacking: string[]; frames: number } }).looked(),
    );
    expect(lacking).toEqual([]);
    expect(frames).toBeGreaterThan(10);
    revising.release();
    await saved(page);
  });

  it('are kept where they are being composed when the window is loaded anew', async () => {
    const allow = await refuseCalls(bench.context, [page], 'amendment.revise');
    await openAt(page, PLACE);
    const devtools = await bench.context.newCDPSession(page);
    for (const text of ['に', 'にほ', 'にほん'])
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await expect.poll(() => shown(page)).toBe('にほんa ');
    await page.reload();
    const bar = page.getByRole('region', { name: 'Unsaved words' });
    await bar.waitFor();
    await allow();
    await bar.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(stored).toBe('にほんa ');
  });

  /** Restores what a window left, where that is offered, and waits until the file has what was on the screen. */
  const comeTo = async (onScreen: string): Promise<void> => {
    await page.getByRole('article').waitFor();
    const restore = page
      .getByRole('region', { name: 'Unsaved words' })
      .getByRole('button', { name: 'Restore' });
    await expect
      .poll(async () => {
        if (await restore.isVisible()) await restore.click().catch(() => undefined);
        return (await stored()).startsWith(onScreen);
      })
      .toBe(true);
  };

  const lastOf = (typed: string, { below }: Dice): string =>
    `${typed.split(' ').length}${'abcdefgh'.slice(0, 1 + below(8))} `;

  /**
   * Types numbered words, and ends the window at some moment while it does; the file must come to hold all that was on the
   * screen, once and in its order, and nothing that was not typed.
   */
  const typeUntil = async (times: number, seed: number, end: (typing: Promise<void>) => Promise<void>) => {
    const chance = dice(seed);
    let words = 0;
    for (let nth = 0; nth < times; nth++) {
      let typed = await stored();
      await openAt(page, PLACE);
      for (let at = 0; at < typed.length; at++) await page.keyboard.press('ArrowRight');
      let onScreen = '';
      const from = typed;
      const typing = (async () => {
        for (let word = 0; word < 40; word++) {
          const next = lastOf(typed, chance);
          typed += next;
          await page.keyboard.type(next);
          onScreen = await shown(page);
        }
      })().catch(() => undefined);
      await expect.poll(() => onScreen.length).toBeGreaterThan(from.length);
      await new Promise((done) => setTimeout(done, chance.below(1_200)));
      const least = onScreen;
      await end(typing);
      await comeTo(least);
      const now = await stored();
      expect(typed.startsWith(now), `${now}\nof\n${typed}`).toBe(true);
      words += now.split(' ').length - from.split(' ').length;
    }
    return words;
  };

  it(
    `are all there after ${RELOADS} reloads in the middle of typing`,
    async () => {
      const words = await typeUntil(RELOADS, SEED, async (typing) => {
        await page.reload();
        await typing;
      });
      console.info(`${RELOADS} reloads while ${words} words were typed, 0 lost`);
      expect(words).toBeGreaterThan(RELOADS);
    },
    60_000 + RELOADS * 15_000,
  );

  it(
    `are all there after the window’s process was killed ${KILLS} times in the middle of typing`,
    async () => {
      const url = page.url();
      const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
      const words = await typeUntil(KILLS, SEED + 1, async (typing) => {
        const devtools = await bench.context.newCDPSession(page);
        const crashed = page.waitForEvent('crash');
        void devtools.send('Page.crash').catch(() => undefined);
        await crashed;
        await typing;
        await page.close();
        page = await bench.context.newPage();
        await page.goto(`${url}#token=${token}`);
      });
      console.info(`${KILLS} windows killed while ${words} words were typed, 0 lost`);
      expect(words).toBeGreaterThan(KILLS);
    },
    60_000 + KILLS * 20_000,
  );
});
