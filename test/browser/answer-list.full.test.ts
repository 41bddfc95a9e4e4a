import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { asFile } from '../data/consultation/support.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { someOf } from '../support/run/some-of.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { frames, hold, restyle } from './support/held.ts';

/** A busy machine may take its time. */
const PATIENT = { timeout: 10_000 };

const MANY = 2500;
/** As many answers as the window asks for at once. */
const PAGE = 60;
/** Every fifth answer, from the second on, is of few: those are the words that are searched for. */
const LAST_OF_FEW = 2497;
const ANSWERS = Array.from(
  { length: MANY },
  (_, at) => `M-${at + 1},Answer number ${at + 1} of ${(at + 1) % 5 === 2 ? 'few' : 'many'}.`,
);

describe.skipIf(whyNoWorkbench() !== null)('the list of thousands of answers', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-answers-'));
  const file = join(folder, 'answers.keeling');
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    const given = { title: 'Answers', act: 'ukpga/1997/40', at: 'current' };
    const session = mustOpen(await createReview(file, given, testDeps()));
    const csv = ['Response ID,Q1: What do you think?', ...ANSWERS].join('\r\n');
    must(await session.call('consultation.import', asFile('many.csv', csv)));
    await session.close();
  });
  const open = async () => {
    workbench = await openWorkbench({ file, isHeld: true });
    page = workbench.page;
    page.setDefaultTimeout(10_000);
    await page.getByRole('tab', { name: 'Consultation', exact: true }).waitFor();
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const list = () => page.getByRole('listbox', { name: 'Answers' });
  const opened = () => page.getByRole('region', { name: 'The answer that is open' });
  const search = () => page.getByRole('searchbox', { name: 'Search answers' });
  const enter = async () => {
    await page.getByRole('tab', { name: 'Consultation', exact: true }).click();
    await page.getByRole('radio', { name: /^Answers/ }).click();
    await list().getByText('Answer number 1 of many.').waitFor();
  };
  /** The answer that is open is shown whole in the list, too, and is the one that the keys are for. */
  const shows = async (number: number) => {
    await opened()
      .getByText(new RegExp(`^Answer number ${number} of`))
      .waitFor();
    const told = () =>
      list().evaluate((box) => {
        const row = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
        if (!row) return 'the list says of no row that it is the one';
        const [inner, outer] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
        const seen = Math.min(inner.bottom, outer.bottom) - Math.max(inner.top, outer.top);
        const isIn = seen >= Math.min(inner.height, outer.height) - 2;
        const where = isIn ? 'in view' : `${Math.round(seen)} pixels of it in view`;
        const words = row.querySelector('.words')?.textContent?.match(/\d+/)?.[0];
        return `${words} ${row.getAttribute('aria-selected') === 'true' ? 'selected' : 'not selected'}, ${where}`;
      });
    await expect.poll(told, PATIENT).toBe(`${number} selected, in view`);
    // And it stays there.
    await frames(page, 20);
    expect(await told()).toBe(`${number} selected, in view`);
  };
  /** Finds one answer from anywhere, and goes to it. */
  const openByPalette = async (number: number) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).getByRole('searchbox').fill(`"number ${number} of"`);
    await page
      .getByRole('menuitem')
      .filter({ hasText: `number ${number} of` })
      .first()
      .click();
  };

  describe('by the keys', () => {
    beforeEach(open);
    afterEach(() => workbench.close());

    it('goes to the end of what was typed, however early the key comes', async () => {
      await enter();
      const held = await hold(page, 'consultation.responses', ({ search }) => search === 'few');
      await focusOn(search());
      // Before what was typed has rested for as long as a search waits.
      await list().evaluate(async (box) => {
        document.execCommand('insertText', false, 'few');
        await new Promise(requestAnimationFrame);
        box.focus();
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
      });
      await expect.poll(held.waiting, PATIENT).toBeGreaterThan(0);
      held.release();
      await shows(LAST_OF_FEW);
      await page.keyboard.press('k');
      await shows(LAST_OF_FEW - 5);
      await page.keyboard.press('Home');
      await shows(2);
    });

    it('goes on from the answer that is open where a search leaves it among what it finds', async () => {
      await enter();
      await focusOn(list());
      await page.keyboard.press('End');
      for (let nth = MANY; nth > LAST_OF_FEW; nth--) await page.keyboard.press('k');
      await shows(LAST_OF_FEW);
      await search().fill('few');
      await page.getByText('500 of 2,500 answers').waitFor();
      await focusOn(list());
      await page.keyboard.press('ArrowUp');
      await shows(LAST_OF_FEW - 5);
    });

    it('says that nothing is beyond the last, and opens no other', async () => {
      await enter();
      await focusOn(list());
      await page.keyboard.press('End');
      await shows(MANY);
      await page.keyboard.press('j');
      await page.getByText('There is no answer after this one.').waitFor({ state: 'attached' });
      await shows(MANY);
    });

    it('brings the answer that is open into view again by the key that leads to it', async () => {
      await enter();
      await focusOn(list());
      await page.keyboard.press('End');
      await shows(MANY);
      await list().evaluate((box) => box.scrollTo(0, 0));
      await list().getByText('Answer number 1 of many.').waitFor();
      await page.keyboard.press('End');
      await shows(MANY);
    });

    it('goes as far as all keys together, though they are pressed before any answer has come', async () => {
      await enter();
      await focusOn(list());
      await page.keyboard.press('Home');
      await shows(1);
      const held = await hold(page, 'consultation.responses', ({ at }) => at !== 0);
      for (let nth = 0; nth < 10; nth++) await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowDown');
      await expect.poll(held.waiting, PATIENT).toBeGreaterThan(0);
      held.release();
      await shows(1 + 10 * 8 + 1);
    });

    it('shows an answer that was gone to from elsewhere, and goes on from there', async () => {
      await openByPalette(1234);
      await shows(1234);
      await focusOn(list());
      await page.keyboard.press('ArrowDown');
      await shows(1235);
      // Left and come back to, it is as it was.
      await page.getByRole('tab', { name: 'History', exact: true }).click();
      await page.getByRole('tab', { name: 'Consultation', exact: true }).click();
      await shows(1235);
    });
  });

  const HEIGHTS = {
    'as they are': '',
    'three times as tall': '.response-row { padding-block: 5rem; }',
    'a third as tall':
      '.response-row { padding: 0; } .response-head { display: none; } .response-row .words { font-size: 8px; }',
    uneven: '.response-row:is([aria-posinset$="3"], [aria-posinset$="7"]) { padding-block: 8rem; }',
    'of text twice as large': 'html { font-size: 200%; } .response-row { font-size: 2rem; }',
    'of another font': '* { font-family: "DejaVu Sans Mono", monospace !important; }',
  };
  const tried = someOf(Object.entries(HEIGHTS), amount(1, Object.keys(HEIGHTS).length));
  describe.each(tried)('of rows %s', (_, rules) => {
    beforeAll(async () => {
      await open();
      // List and answer stand beside each other only where there is room for both.
      if (rules.startsWith('html')) await page.setViewportSize({ width: 2560, height: 1600 });
      await restyle(page, rules);
    });
    afterAll(() => workbench?.close());

    it('shows the answer that a key leads to, and keeps it in view as the rows about it come', async () => {
      await enter();
      await focusOn(list());
      for (const [key, number] of [
        ['End', MANY],
        ['PageUp', MANY - 8],
        ['k', MANY - 9],
        ['Home', 1],
        ['PageDown', 9],
        ['j', 10],
      ] as const) {
        await page.keyboard.press(key);
        await shows(number);
      }
    });

    it('shows the first and the last answer of a page whose neighbours come late', async () => {
      const [first, last] = [20 * PAGE, 30 * PAGE - 1];
      const held = await hold(
        page,
        'consultation.responses',
        ({ at, search }) => search === '' && ![0, first, 29 * PAGE].includes(Number(at)),
      );
      await openByPalette(first + 1);
      await expect.poll(held.waiting, PATIENT).toBeGreaterThan(0);
      await frames(page, 30);
      held.release();
      await shows(first + 1);
      await page.unroute('**/api/consultation.responses');
      await openByPalette(last + 1);
      await shows(last + 1);
    });
  });
});
