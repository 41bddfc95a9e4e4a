import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
import { faultsAtLength } from './support/axe-at-length.ts';
import { openAt } from './support/pointer.ts';
import { saved } from './support/rest.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** Another program, or a person in the file manager, replaces, deletes or moves the file of a review that is open. */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('a window whose file was displaced', () => {
  let folder: string;
  let host: HostProcess;
  let context: BrowserContext;
  let page: Page;
  let older: Buffer;

  const place = () => join(folder, 'reviews');
  const file = () => join(place(), 'Alpha.keeling');
  const own = () => join(place(), 'Alpha (your version).keeling');
  const start = async (...args: readonly string[]) => {
    host = await startHostProcess(folder, ...args);
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    const given = { title: 'Alpha', act: 'ukpga/1997/40', at: 'current' };
    mkdirSync(place());
    await mustOpen(await createReview(file(), given, testDeps())).close();
    older = readFileSync(file());
    await start(file());
    context = await (await sharedChromium()).newContext();
    page = await context.newPage();
    await page.goto(host.url);
    await page.getByRole('article').waitFor();
    await openAt(page, '2A(3)(a)');
    await page.keyboard.type('alpha ');
    await saved(page);
  });
  afterEach(async () => {
    await context.close();
    await host.end('SIGTERM');
  });

  const replaceBy = (bytes: Buffer) => {
    writeFileSync(`${file()}.new`, bytes);
    renameSync(`${file()}.new`, file());
  };
  const bar = (of = page) => of.getByRole('region', { name: 'The file of this review' });
  const unsaved = (of = page) => of.getByRole('region', { name: 'Unsaved words' });
  const button = (name: string) => bar().getByRole('button', { name, exact: true });
  const foot = () => page.getByRole('contentinfo').locator('.save-state').textContent();
  const kept = () =>
    page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith('keeling.unsaved/'))
        .map(([, text]) => text as string)
        .join(),
    );
  const inserted = async (path: string) => {
    const session = mustOpen(await openReview(path, testDeps()));
    must(await session.call('ledger.verify', {}));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    return amendments.flatMap(({ edits }) => edits.map((edit) => (edit.type === 'text' ? edit.insert : '')));
  };
  const REPLACED =
    'Another program has replaced “Alpha.keeling”, so go on with your version, which Keeling saved as “Alpha (your version).keeling”, or open the file that is there now.';

  it('says so before anything is typed, and never “Saved”', async () => {
    replaceBy(older);
    await bar().getByRole('alert').getByText(REPLACED).waitFor();
    await expect.poll(foot).toBe('Nothing is saved in this file');
    expect(await faultsAtLength(page)).toEqual([]);
    await expect.poll(() => inserted(own())).toEqual(['alpha ']);
    expect(readFileSync(file()).equals(older)).toBe(true);
  });

  it('goes on with the person’s own version, with the words that were typed meanwhile', async () => {
    replaceBy(older);
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    await expect.poll(kept).toContain('beta');
    await button('Go on with my version').click();
    await unsaved().getByText('1 word typed in A-001').waitFor();
    await unsaved().getByRole('button', { name: 'Restore' }).click();
    await saved(page);
    await expect.poll(() => inserted(own())).toEqual(['alpha beta ']);
    await expect.poll(kept).toBe('');
    expect(readFileSync(file()).equals(older)).toBe(true);
    await expect.poll(() => bar().count()).toBe(0);
  });

  it('opens the file that is there now, and keeps the own version and the words', async () => {
    replaceBy(older);
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    await button('Open the file that is there now').click();
    await unsaved().getByText('typed in A-001').waitFor();
    await expect.poll(() => page.getByRole('article').first().textContent()).not.toContain('alpha');
    await unsaved().getByRole('button', { name: 'Restore' }).click();
    await saved(page);
    await expect.poll(() => inserted(file())).toEqual(['alpha beta ']);
    await expect.poll(() => inserted(own())).toEqual(['alpha ']);
  });

  it('goes on where a deleted file’s own version is', async () => {
    rmSync(file());
    await page.keyboard.type('beta ');
    await bar().getByText('“Alpha.keeling” was deleted, so go on with your version').waitFor();
    await button('Go on with my version').click();
    await unsaved().getByRole('button', { name: 'Restore' }).click();
    await saved(page);
    await expect.poll(() => inserted(own())).toEqual(['alpha beta ']);
    expect(readdirSync(place())).toEqual(['Alpha (your version).keeling']);
  });

  it('saves by itself once a file that was moved is back, and says so', async () => {
    renameSync(place(), `${place()} 2`);
    await page.keyboard.type('beta ');
    await bar().getByText('“Alpha.keeling” is no longer in its folder, so put it back there').waitFor();
    renameSync(`${place()} 2`, place());
    await page.getByText('The file is in its place again, and everything is saved in it.').waitFor();
    await saved(page);
    await expect.poll(() => inserted(file())).toEqual(['alpha beta ']);
    expect(existsSync(own())).toBe(false);
  });

  it('saves a file that was moved as a new one when that is asked for', async () => {
    renameSync(place(), `${place()} 2`);
    await page.keyboard.type('beta ');
    await button('Save my version as a new file').click();
    await unsaved().getByRole('button', { name: 'Restore' }).click();
    await saved(page);
    await expect.poll(() => inserted(join(folder, 'Alpha (your version).keeling'))).toEqual(['alpha beta ']);
    await expect.poll(() => inserted(join(`${place()} 2`, 'Alpha.keeling'))).toEqual(['alpha ']);
  });

  it('shows what a colleague’s later copy has, and goes on', async () => {
    const theirs = join(temporaryFolder(), 'theirs.keeling');
    writeFileSync(theirs, readFileSync(file()));
    const session = mustOpen(await openReview(theirs, testDeps('Bea Reader')));
    must(await session.call('amendment.create', { title: 'From a colleague' }));
    await session.close();
    replaceBy(readFileSync(theirs));
    await page.getByText('From a colleague').first().waitFor({ state: 'attached' });
    await page.keyboard.type('beta ');
    await saved(page);
    await expect.poll(() => inserted(file())).toEqual(['alpha beta ']);
    expect(existsSync(own())).toBe(false);
  });

  it('writes nothing of another tab into the file that was opened instead', async () => {
    const token = await page.evaluate(() => sessionStorage.getItem('keeling.token'));
    const second = await context.newPage();
    await second.goto(`${page.url()}#token=${token}`);
    await openAt(second, '2A(3)(b)');
    replaceBy(older);
    await button('Open the file that is there now').click();
    await bar().waitFor({ state: 'detached' });
    await second.keyboard.type('gamma ');
    await second.getByRole('dialog', { name: 'Another review is open in this window' }).waitFor();
    await expect.poll(() => inserted(file())).toEqual([]);
    await second.reload();
    await second.getByRole('heading', { name: 'Keeling', level: 1 }).waitFor();
  });

  it('offers the words in the own version after its host was killed, too', async () => {
    replaceBy(older);
    await page.keyboard.type('beta ');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    await expect.poll(() => existsSync(own())).toBe(true);
    await host.end('SIGKILL');
    await page.close();
    await start(own());
    page = await context.newPage();
    await page.goto(host.url);
    await unsaved().getByText('1 word typed in A-001').waitFor();
    await unsaved().getByRole('button', { name: 'Restore' }).click();
    await saved(page);
    await expect.poll(() => inserted(own())).toEqual(['alpha beta ']);
  });
});
