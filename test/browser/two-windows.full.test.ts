import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** Two windows on one review, neither of which is clicked at for the sake of the other's news. */
steps('two windows on one review', { skip: inElectron || whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  let first: Page;
  let second: Page;
  /** What the first window asked for, by name, since it was drawn. */
  const asked: string[] = [];

  const open = async (of: Page, place: string) => {
    await keyboardAt(of).goTo(place);
    await of.keyboard.press('Enter');
    await of.locator('.ed-text:focus').waitFor();
  };
  const act = (of: Page) => of.locator('.act').textContent();

  beforeAll(async () => {
    bench = await openNew({ isHeld: true });
    first = bench.page;
    const token = await first.evaluate(() => sessionStorage.getItem('keeling.token'));
    second = await bench.context.newPage();
    await second.goto(`${first.url()}#token=${token}`);
    await second.getByRole('article').waitFor();
    first.on('request', (request) => {
      const [, name] = /\/api\/(.+)$/.exec(request.url()) ?? [];
      if (name) asked.push(`${name} ${request.postData()}`);
    });
  });
  afterAll(() => bench?.close());

  it('show each other’s words, the second while it is typed in', async () => {
    await open(first, '2A(3)(a)');
    await first.keyboard.type('alpha ');
    await saved(first);
    await expect.poll(() => act(second)).toContain('alpha ');
    await open(second, '4(1)');
    await second.keyboard.type('beta ');
    await saved(second);
    await expect.poll(() => act(first)).toContain('beta ');
    // The caret of both is where it was.
    await first.keyboard.type('gamma ');
    await second.keyboard.type('delta ');
    await expect.poll(() => act(second)).toContain('alpha gamma ');
    await expect.poll(() => act(first)).toContain('beta delta ');
  });

  it('read only the amendments that the other changed, and none for what they wrote themselves', async () => {
    const lists = asked.filter((call) => call.startsWith('amendment.list'));
    expect(lists.filter((call) => call.endsWith(' {}'))).toEqual([]);
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.every((call) => call.includes('A-002'))).toBe(true);
  });

  it('show what another program writes to the file', async () => {
    const session = mustOpen(await openReview(bench.file, testDeps('Ben Lawyer')));
    must(await session.call('amendment.create', { title: 'From the command line' }));
    await session.close();
    await first.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await first.getByRole('article').filter({ hasText: 'From the command line' }).waitFor();
  });

  it('keep a half-written comment, its caret and the place that is read while news comes in', async () => {
    await first.getByRole('tab', { name: 'Act', exact: true }).click();
    await open(first, '5A(1)');
    await first.keyboard.press('Control+Alt+m');
    const dialog = first.getByRole('dialog', { name: /^Comment on/ });
    const field = dialog.getByRole('textbox', { name: 'Comment' });
    await field.fill('Half of a');
    const place = () => first.locator('.text-scroller').evaluate((element) => element.scrollTop);
    const before = await place();
    await second.keyboard.type('epsilon ');
    await saved(second);
    await expect.poll(() => act(first)).toContain('epsilon ');
    await first.keyboard.type(' thought');
    await expect.poll(() => field.inputValue()).toBe('Half of a thought');
    await expect.poll(place).toBe(before);
    await dialog.getByRole('button', { name: 'Comment', exact: true }).click();
    await second.getByRole('button', { name: /^Comments: 1 open comment/ }).waitFor();
  });
});
