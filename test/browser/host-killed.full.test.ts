import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import { type HostProcess, startHostProcess } from '../support/hosts/host-process.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { sharedChromium } from '../support/windows/chromium.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openAt } from './support/pointer.ts';
import { saved } from './support/rest.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** The host is killed while a window is open, as by a crash, and started again: the window was never loaded anew. */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('a window whose host was killed', () => {
  let folder: string;
  let host: HostProcess;
  let context: BrowserContext;
  let page: Page;

  const reviewIn = (title: string) => join(folder, `${title}.keeling`);
  const stored = async (title: string) => {
    const session = mustOpen(await openReview(reviewIn(title), testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    return JSON.stringify(amendments.map(({ edits }) => edits));
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    for (const title of ['Alpha', 'Beta']) {
      const given = { title, act: 'ukpga/1997/40', at: 'current' };
      await mustOpen(await createReview(reviewIn(title), given, testDeps())).close();
    }
    host = await startHostProcess(folder, reviewIn('Alpha'));
    context = await (await sharedChromium()).newContext();
    page = await context.newPage();
    await page.goto(host.url);
    await page.getByRole('article').waitFor();
  });
  afterEach(async () => {
    await context.close();
    await host.end('SIGTERM');
  });

  it('saves what was typed meanwhile once it is started again, by itself, in the review that it shows', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    await host.end('SIGKILL');
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    await page.keyboard.type('gamma ');
    // As by going to another window, and coming back.
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await page.keyboard.type('epsilon ');
    // Another review is opened by whoever starts it: the window still goes on with its own.
    host = await startHostProcess(folder, reviewIn('Beta'));
    await page.getByText('Keeling can be reached again. What you typed in the meantime is saved.').waitFor();
    await page.keyboard.type('delta ');
    await saved(page);
    await expect.poll(() => stored('Alpha')).toContain('alpha beta gamma epsilon delta ');
    await expect.poll(() => stored('Beta')).toBe('[]');
    const other = await context.newPage();
    await other.goto(host.url);
    await other.getByRole('heading', { level: 1, name: 'Beta' }).waitFor();
  });

  it('offers its words in the next window where it was closed, and its host was killed, before they were saved', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    await host.end('SIGKILL');
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    await page.close();
    // Once more, and closed: it is still found at the same port.
    host = await startHostProcess(folder, reviewIn('Alpha'));
    await host.end('SIGTERM');
    host = await startHostProcess(folder, reviewIn('Alpha'));
    page = await context.newPage();
    await page.goto(host.url);
    const bar = page.getByRole('region', { name: 'Unsaved words' });
    await bar.getByText('1 word typed in A-001').waitFor();
    await bar.getByRole('button', { name: 'Restore' }).click();
    await saved(page);
    await expect.poll(() => stored('Alpha')).toContain('alpha beta ');
  });

  it('sends nothing to whoever has the port of a host that was closed, and says so', async () => {
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
    await host.end('SIGTERM');
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved. Keeling could not be reached').waitFor();
    const told: string[] = [];
    page.on('request', (request) => told.push(new URL(request.url()).pathname));
    host = await startHostProcess(folder, reviewIn('Alpha'));
    await page.getByRole('alert').getByText('Not saved. Keeling was closed, so nothing was saved').waitFor();
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((path) => !path.startsWith('/proof/'))).toEqual([]);
  });
});
