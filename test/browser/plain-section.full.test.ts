import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { pressWhileBusy } from './support/busy.ts';
import { keyboardAt } from './support/keyboard.ts';
import { rest } from './support/rest.ts';
import { openNew, openSeeded, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('a section that cannot be drawn', () => {
  let bench: ReviewWindow;
  let page: Page;

  const open = async (opening: Promise<ReviewWindow>) => {
    bench = await opening;
    page = bench.page;
  };
  afterEach(() => bench?.close());

  /** A fault of the program, in the lines of some provisions: those that are read, and those that are typed in. */
  const breakLines = (isBroken: boolean) =>
    page.evaluate((isBroken) => {
      const broken = window as unknown as { setAttributeBefore?: typeof Element.prototype.setAttribute };
      broken.setAttributeBefore ??= Element.prototype.setAttribute;
      const before = broken.setAttributeBefore;
      Element.prototype.setAttribute = function (name: string, value: string) {
        if (isBroken && this.classList.contains('ed-line') && name === 'data-label')
          throw new RangeError('A made-up fault in drawing');
        before.call(this, name, value);
      };
    }, isBroken);

  const stored = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    return JSON.stringify(amendments);
  };

  it('has its words in plain fields, tracked as ever, and is drawn again once it can be', async () => {
    await open(openNew());
    await breakLines(true);
    await keyboardAt(page).goTo('8A(1)');
    await page.keyboard.press('Enter');
    const plain = page.getByRole('group', { name: /^8A/ });
    await plain.getByText('A made-up fault in drawing').waitFor();
    const field = plain.getByRole('textbox', { name: 'section 8A(1), opening words' });
    await field.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' plainly');
    await expect.poll(() => field.inputValue()).toMatch(/ plainly$/);
    await plain.getByText(/^The Act: /).waitFor();
    await page.keyboard.type(', and well');
    await rest(page);
    await expect.poll(stored).toContain(' plainly, and well');

    await breakLines(false);
    await plain.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.ed-text').getByText('plainly, and well').waitFor();
    await page.locator('.ed-text').press('Control+z');
    await expect.poll(() => page.locator('.ed-text').textContent()).not.toContain(', and well');
  });

  it('asks before another’s words are changed, and puts in what was typed meanwhile', async () => {
    await open(openSeeded());
    await breakLines(true);
    await keyboardAt(page).goTo('2A(3)(a)');
    await page.keyboard.press('Enter');
    const plain = page.getByRole('group', { name: /^2A/ });
    const field = plain.getByRole('textbox', { name: '(h) words, put in by A-001' });
    const question = page.getByRole('alertdialog', { name: 'Change the words of A-001?' });
    const before = await field.inputValue();
    const kept = await stored();
    await field.click();
    await page.keyboard.press('Control+Home');
    await pressWhileBusy(page, ['x', 'y', 'z']);
    await question.getByText('You also typed “yz”.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('A-001 was left as it is. “yz” was not inserted.').waitFor();
    await expect.poll(() => field.inputValue()).toBe(before);
    await expect.poll(stored).toBe(kept);
    await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
    await pressWhileBusy(page, ['x', 'y', 'z']);
    await question.getByText('You also typed “yz”.').waitFor();
    await question.getByRole('button', { name: 'Change A-001' }).click();
    await expect.poll(() => field.inputValue()).toBe(`xyz${before}`);
    await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.type('! ');
    await expect.poll(() => field.inputValue()).toBe(`xyz! ${before}`);
    await rest(page);
    await expect.poll(stored).toContain(`xyz! ${before}`);
  });
});
