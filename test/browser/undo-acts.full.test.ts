import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { currentAct, mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { keyboardAt } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { rest } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

steps('Ctrl+Z after what was not typed', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let page: Page;
  let watched: Watched;
  const messages = () => page.getByRole('region', { name: 'Messages' });
  const isSaid = (words: string | RegExp) => messages().getByText(words).first().waitFor();
  const text = () => page.locator('.act').textContent();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  /** What the file holds, read beside the window. */
  const stored = async () => {
    const review = opened(mustOpen(await openReview(bench.file, testDeps('Reader'))), currentAct());
    try {
      const [amendments, links, threads, reviewed] = [
        await review.do('amendment.list', {}),
        await review.do('link.list', {}),
        await review.do('thread.list', {}),
        await review.do('reviewed.list', {}),
      ];
      const states = Object.fromEntries(amendments.map(({ id, state }) => [id, state]));
      return { states, links: links.length, threads: threads.length, reviewed: reviewed.length };
    } finally {
      await review.session.close();
    }
  };
  let first: Awaited<ReturnType<typeof stored>>;
  const turn = async (key: 'z' | 'y', words: RegExp) => {
    await page.keyboard.press(`Control+${key}`);
    await isSaid(words);
    await expect.poll(text).toContain('alpha ');
  };
  /** Undoes an act, does it again, and undoes it: each time it is said what it was, and the words typed before stay. */
  const thereAndBack = async (what: string) => {
    const done = await stored();
    expect(done).not.toEqual(first);
    await turn('z', new RegExp(`^Undone: ${what}`));
    await expect.poll(stored).toEqual(first);
    await turn('y', new RegExp(`^Redone: ${what}`));
    await expect.poll(stored).toEqual(done);
    await turn('z', new RegExp(`^Undone: ${what}`));
    await expect.poll(stored).toEqual(first);
  };

  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
    watched = watch(page);
    await page.locator('.act .change').first().waitFor();
    await page.getByRole('button', { name: /Working on/ }).click();
    await page.getByRole('option', { name: /^A-001/ }).click();
    await keyboardAt(page).goTo('4(1)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type('alpha ');
    await page.keyboard.press('Escape');
    await rest(page);
    first = await stored();
  });
  afterAll(() => bench?.close());

  it('takes back that a change was accepted', async () => {
    await focusOn(page.locator('.act .change[data-am="A-001"]').filter({ hasText: 'internet' }).first());
    await page.keyboard.press('Control+F7');
    await isSaid(/^Accepted: 1 of /);
    await thereAndBack('accepted one change of A-001');
  });

  it('takes back a change of state, from the room where it was made', async () => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await press('Withdraw A-003');
    await expect.poll(async () => (await stored()).states['A-003']).toBe('withdrawn');
    await thereAndBack('withdrew A-003');
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
  });

  it('takes back that a link was removed, in another room too', async () => {
    await page
      .getByRole('region', { name: 'Links of A-001' })
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await expect.poll(async () => (await stored()).links).toBe(first.links - 1);
    await thereAndBack('removed the link: ');
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.keyboard.press('Control+y');
    await isSaid(/^Redone: removed the link: /);
    await page.keyboard.press('Control+z');
    await expect.poll(stored).toEqual(first);
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
  });

  it('keeps a comment that Escape would discard, and takes back one that was sent', async () => {
    await focusOn(page.locator('.text-scroller'));
    await page.keyboard.press('Control+Alt+m');
    const sheet = page.getByRole('dialog', { name: /^Comment on/ });
    await sheet.getByRole('textbox', { name: 'Comment' }).fill('Is this what was meant by the committee?');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Discard what you wrote?' });
    await question.getByRole('button', { name: 'Keep writing' }).click();
    await question.waitFor({ state: 'detached' });
    const field = sheet.getByRole('textbox', { name: 'Comment' });
    await expect.poll(() => field.inputValue()).toBe('Is this what was meant by the committee?');
    await field.press('Control+Enter');
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(async () => (await stored()).threads).toBe(first.threads + 1);
    await thereAndBack('commented on ');
  });

  it('discards it where that is what the person says', async () => {
    await page.keyboard.press('Control+Alt+m');
    const sheet = page.getByRole('dialog', { name: /^Comment on/ });
    await sheet.getByRole('textbox', { name: 'Comment' }).fill('Not this.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(stored).toEqual(first);
  });

  it('goes on to what was typed', async () => {
    await messages().getByRole('button', { name: 'Dismiss this message' }).first().click();
    await focusOn(page.locator('.text-scroller'));
    await page.keyboard.press('Control+z');
    await isSaid(/^Undone: words that you typed\. In section 4\(1\)/);
    await expect.poll(text).not.toContain('alpha ');
    expect(watched.complaints).toEqual([]);
  });

  it('runs no one-letter command where a sentence was meant', async () => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    const card = page.getByRole('article', { name: /Following a person/ });
    await focusOn(card);
    await page.keyboard.type('This can be a comment');
    await isSaid(/^There is no text box here/);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Tab');
    await focusOn(card);
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: /^Comment on/ }).waitFor();
    await page.keyboard.press('Escape');
  });
});
