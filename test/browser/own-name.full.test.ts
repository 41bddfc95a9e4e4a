import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import { startWebHost, type WebHost } from '../../electron/web/serve.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { built } from '../support/windows/built.ts';
import { sharedChromium } from '../support/windows/chromium.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** Opens the workbench over reviews and settings that stay, as after a restart. */
async function start(folder: string, data: string, file?: string) {
  const host: WebHost = await startWebHost({
    folder,
    dataFolder: join(folder, data),
    pages: join(built('renderer'), 'renderer'),
    ...(file === undefined ? {} : { file }),
  });
  const context: BrowserContext = await (await sharedChromium()).newContext();
  const page = await context.newPage();
  await page.goto(host.url);
  const close = async () => {
    await context.close();
    await host.close();
  };
  return { page, close };
}

steps('the name under which changes are recorded', { skip: inElectron || whyNoWorkbench() !== null }, () => {
  let folder: string;
  let page: Page;
  let close: (() => Promise<void>) | undefined;
  const own = () => page.getByLabel('Your name');
  const file = (title: string) => join(folder, `${title}.keeling`);
  const restart = async (data: string, path?: string) => {
    await close?.();
    ({ page, close } = await start(folder, data, path));
  };
  const type = async (words: string) => {
    await keyboardAt(page).goTo('2A(3)(a)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type(words);
    await saved(page);
  };
  /** Under which names anything was recorded in a review. */
  const names = async (title: string): Promise<readonly string[]> => {
    const session = mustOpen(await openReview(file(title), testDeps()));
    const entries = must(await session.call('ledger.list', {}));
    await session.close();
    return [...new Set(entries.map(({ who }) => who))];
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keeling-own-name-'));
  });
  afterAll(async () => {
    await close?.();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is asked for in the form of a new review, which does not start without it', async () => {
    await restart('data');
    await page.getByLabel('Name of the review').fill('First');
    const startReview = page.getByRole('button', { name: 'Start the review' });
    await expect.poll(() => startReview.isDisabled()).toBe(true);
    expect(await faults(page)).toEqual([]);
    // It can be come to with the keys, and says what is missing, whatever presses it.
    const why = page.getByRole('region', { name: 'Messages' }).getByText('Enter your name.');
    for (const key of ['Enter', ' ']) {
      await startReview.press(key);
      await why.first().waitFor();
    }
    await page.getByLabel('Name of the review').press('Enter');
    await startReview.click({ force: true });
    await expect.poll(() => startReview.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect.poll(() => startReview.getAttribute('title')).toBe('Enter your name.');
    await expect.poll(() => page.getByRole('article').count()).toBe(0);
    await own().fill('Ada Official');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'First' }).waitFor();
    await page.getByRole('article').waitFor();
    await expect.poll(() => own().count()).toBe(0);
  });

  it('is what the first change is recorded under', async () => {
    await type('first ');
    await expect.poll(() => names('First')).toEqual(['Ada Official']);
  });

  it('is asked for once: neither by the next review, nor after a restart', async () => {
    await restart('data');
    await page.getByLabel('Name of the review').fill('Second');
    await expect.poll(() => own().count()).toBe(0);
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Official');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Second' }).waitFor();
    await page.getByRole('article').waitFor();
    await expect.poll(() => own().count()).toBe(0);
    await expect.poll(() => names('Second')).toEqual(['Ada Official']);
  });

  it('is asked for at the opening of a review that is there, on a machine where nobody gave one', async () => {
    const given = { title: 'Sent', act: 'ukpga/1997/40', at: 'current' };
    await mustOpen(await createReview(file('Sent'), given, testDeps('Bea'))).close();
    await restart('other', file('Sent'));
    await own().waitFor();
    await expect.poll(() => own().evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.type('Cem Lawyer');
    await page.keyboard.press('Enter');
    await own().waitFor({ state: 'detached' });
    await type('second ');
    await expect.poll(() => names('Sent')).toEqual(['Bea', 'Cem Lawyer']);
  });

  it('can be given later, and nothing is recorded meanwhile under an account that is nobody’s', async () => {
    await restart('third', file('Sent'));
    await page.getByRole('button', { name: 'Not now' }).click();
    await own().waitFor({ state: 'detached' });
    await type('third ');
    await expect.poll(() => names('Sent')).not.toContain('root');
    await restart('third', file('Sent'));
    await own().waitFor();
  });

  it('is not asked for by the sample, which is there to be tried', async () => {
    await restart('fourth');
    await page.getByRole('button', { name: 'Open the sample review' }).click();
    await page.getByRole('article').waitFor();
    await page.getByText('This is a sample review.').waitFor();
    await expect.poll(() => own().count()).toBe(0);
  });
});
