import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { dice } from './support/dice.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';
import { standingIn } from './support/standing.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** Three windows on one review, all of which have their caret in one sentence. */
steps('three windows in one sentence', { skip: inElectron || whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let pages: readonly Page[] = [];

  const line = (page: Page) => page.locator('.ed-line', { hasText: 'not pursue' }).first();
  const text = async (page: Page) => (await standingIn(line(page))).join('');

  /** Puts the caret before words of the line. */
  const caretBefore = (page: Page, words: string) =>
    line(page).evaluate((element, sought) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf(sought) ?? -1;
        if (at >= 0) return document.getSelection()?.collapse(node, at);
      }
      throw new Error(`${sought} is not there`);
    }, words);

  beforeAll(async () => {
    bench = await openNew({ isHeld: true });
    const token = await bench.page.evaluate(() => sessionStorage.getItem('keeling.token'));
    const others: Page[] = [];
    for (let nth = 0; nth < 2; nth++) {
      const page = await bench.context.newPage();
      await page.goto(`${bench.page.url()}#token=${token}`);
      await page.getByRole('article').waitFor();
      others.push(page);
    }
    pages = [bench.page, ...others];
    for (const page of pages) {
      await keyboardAt(page).goTo('1(1)');
      await page.keyboard.press('Enter');
      await page.locator('.ed-text:focus').waitFor();
    }
  });
  afterAll(() => bench?.close());

  it('leave the caret of one where it was, when another changed the line before and after it', async () => {
    const [first, second] = pages as [Page, Page];
    await caretBefore(second, 'course');
    await second.keyboard.type('beta');
    await caretBefore(first, 'person');
    await first.keyboard.type('alpha ');
    await caretBefore(first, 'conduct');
    await first.keyboard.type('omega ');
    await saved(first);
    await expect.poll(() => text(second)).toContain('A alpha person must not pursue a beta');
    await expect.poll(() => text(second)).toContain('omega conduct');
    await second.keyboard.type('gamma ');
    await saved(second);
    for (const page of pages)
      await expect
        .poll(() => text(page))
        .toContain('A alpha person must not pursue a betagamma course of omega conduct');
  });

  it('keep each one’s words whole where they were typed, whoever saves between the letters', async () => {
    const roll = dice(31);
    const places = ['person', 'must', 'course'];
    for (const [nth, page] of pages.entries()) await caretBefore(page, places[nth] ?? '');
    const words = pages.map((_, nth) =>
      Array.from({ length: amount(4, 40) }, (__, word) => `${'xyz'[nth]}tatlet${word}q `).join(''),
    );
    const left = words.map((word) => [...word]);
    while (left.some((letters) => letters.length > 0)) {
      const nth = roll.below(pages.length);
      const letters = left[nth]?.splice(0, 1 + roll.below(4)).join('') ?? '';
      if (letters) await pages[nth]?.keyboard.type(letters);
      if (roll.below(4) === 0 && pages[nth]) await saved(pages[nth]);
    }
    for (const page of pages) await saved(page);
    const expected = words.map((word, nth) => word + places[nth]);
    for (const page of pages)
      for (const word of expected) await expect.poll(() => text(page)).toContain(word);
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    for (const word of words)
      expect(amendments.filter(({ edits }) => JSON.stringify(edits).includes(word))).toHaveLength(1);
  });
});
