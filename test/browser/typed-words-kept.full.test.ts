import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCitation } from '../../core/act/citation.ts';
import { indexTree, type Provision } from '../../core/act/tree.ts';
import { segmentsOf } from '../../core/amend/edits/segments.ts';
import { openReview } from '../../data/session/session.ts';
import { actAt } from '../support/acts/act.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { dice } from './support/dice.ts';
import { hold } from './support/held.ts';
import { clickAt, openAt } from './support/pointer.ts';
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
const { root } = actAt('current');
const LINE = indexTree(root).byPid.get(parseCitation(root, PLACE) ?? '') as Provision;

/** Where the letters are kept that came to a window, for the next one to be held to: a browser drops some while it asks. */
const LETTERS = 'letters-that-came';

/** Notes each letter before the editor is told of it. */
const noteLetters = (key: string): void =>
  addEventListener(
    'beforeinput',
    ({ data }) => localStorage.setItem(key, `${localStorage.getItem(key) ?? ''}${data ?? ''}`),
    true,
  );

/** Whether the browser keeps words that are not known to be in the file. */
const keepsWords = (): boolean => Object.keys(localStorage).some((key) => key.startsWith('keeling.unsaved/'));

/** What is typed is in the file, or in the browser, whatever ends the window: a reload, a crash, at whichever moment. */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('words that were on the screen', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeEach(async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
    await bench.context.addInitScript(noteLetters, LETTERS);
    await page.evaluate(noteLetters, LETTERS);
    await openAt(page, PLACE);
    await page.keyboard.type('a ');
    await saved(page);
  });
  afterEach(() => bench?.close());

  /** What was typed into the line, in the order in which it is read there, as the file has it. */
  const stored = async (): Promise<string> => {
    const session = mustOpen(await openReview(bench.file, testDeps('Ann Other')));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    const edits = amendments.flatMap(({ id, edits }) =>
      edits.flatMap((edit) => (edit.type === 'text' && edit.pid === LINE.pid ? [{ am: id, edit }] : [])),
    );
    return segmentsOf(LINE.content, edits)
      .map((segment) => (segment.kind === 'inserted' ? segment.text : ''))
      .join('');
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

  /** Restores what a window left, where that is offered, and waits until all that it kept is in the file. */
  const comeTo = async (onScreen: string): Promise<void> => {
    await page.getByRole('article').waitFor();
    const restore = page
      .getByRole('region', { name: 'Unsaved words' })
      .getByRole('button', { name: 'Restore' });
    await expect
      .poll(async () => {
        if (await restore.isVisible()) await restore.click().catch(() => undefined);
        return (await page.evaluate(keepsWords)) ? 'still in the browser' : stored();
      })
      .toMatch(new RegExp(`^${onScreen}`));
  };

  /**
   * Goes behind what was typed, in whatever lines that is, from the end of the Act's own words: a click on words that an
   * amendment puts in reads that one.
   */
  const goBehindTyped = async () => {
    const line = page.locator(`:is(.line, .ed-line)[data-pid="${LINE.pid}"]`);
    await clickAt(line, 'person,', 'after');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.press('End');
    for (const _ of LINE.content) await page.keyboard.press('ArrowLeft');
  };

  /**
   * Types numbered words behind those that are there, and ends the window at some moment while it does; the file must
   * come to hold all that was on the screen, once and in its order, and nothing that did not reach the window.
   */
  const typeUntil = async (
    times: number,
    seed: number,
    end: (stopTyping: () => Promise<void>) => Promise<void>,
  ) => {
    const chance = dice(seed);
    let words = 0;
    for (let nth = 0; nth < times; nth++) {
      const from = await stored();
      await goBehindTyped();
      await page.evaluate((key) => localStorage.removeItem(key), LETTERS);
      let onScreen = '';
      let isOver = false;
      const typing = (async () => {
        if (!from.endsWith(' ')) await page.keyboard.type(' ');
        for (let word = 0; word < 40 && !isOver; word++) {
          const number = from.trimEnd().split(' ').length + 1 + word;
          await page.keyboard.type(`${number}${'abcdefgh'.slice(0, 1 + chance.below(8))} `);
          onScreen = await shown(page);
        }
      })().catch(() => undefined);
      await expect.poll(() => onScreen.length).toBeGreaterThan(from.length + 1);
      await new Promise((done) => setTimeout(done, chance.below(1_200)));
      const least = onScreen;
      await end(() => {
        isOver = true;
        return typing;
      });
      await comeTo(least);
      const now = await stored();
      const typed = from + (await page.evaluate((key) => localStorage.getItem(key), LETTERS));
      expect(typed.startsWith(now), `${now}\nof\n${typed}`).toBe(true);
      words += now.split(' ').length - from.split(' ').length;
    }
    return words;
  };

  it(
    `are all there after ${RELOADS} reloads in the middle of typing`,
    async () => {
      const words = await typeUntil(RELOADS, SEED, async (stopTyping) => {
        await page.reload();
        await stopTyping();
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
      const words = await typeUntil(KILLS, SEED + 1, async (stopTyping) => {
        const devtools = await bench.context.newCDPSession(page);
        const crashed = page.waitForEvent('crash');
        void devtools.send('Page.crash').catch(() => undefined);
        await crashed;
        await stopTyping();
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
