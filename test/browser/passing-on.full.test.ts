import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import {
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { type Watched, watch } from './support/quiet.ts';

const revise = async (review: Opened, words: string, title: string): Promise<void> => {
  const edits = [replacing(review.act, stalkingExamples(review.act).pid, 'examples', words)];
  await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits }] });
  await review.do('amendment.describe', { id: 'A-001', revision: 2, title });
};

/** Two people's copies of a review, worked on apart; that of the one, closed, and a package of the other's. */
async function apart(folder: string): Promise<{ readonly file: string; readonly given: string }> {
  const first = await newReview(testDeps(), folder);
  const { pid } = stalkingExamples(first.act);
  const edits = [replacing(first.act, pid, 'examples', 'instances')];
  await first.do('amendment.create', { title: 'Instances', edits });
  await first.session.close();
  const copy = join(folder, 'copy.keeling');
  copyFileSync(first.path, copy);
  const ann = opened(mustOpen(await openReview(first.path, testDeps())), first.act);
  const bea = opened(mustOpen(await openReview(copy, testDeps('Bea Reader'))), first.act);
  await revise(ann, 'cases', 'Cases of stalking');
  await revise(bea, 'illustrations', 'Illustrations of stalking');
  await ann.do('amendment.create', { title: 'Ann’s own' });
  await bea.do('amendment.create', { title: 'Following online' });
  await bea.do('thread.add', { on: 'amendment:A-002', words: null, text: 'Does this reach doxing?' });
  const given = join(folder, 'from-bea.keeling-package');
  await bea.do('package.make', { to: given });
  await bea.session.close();
  await ann.session.close();
  return { file: first.path, given };
}

steps('work that is passed on, in the window', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-passed-'));
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  let given = '';

  beforeAll(async () => {
    const copies = await apart(folder);
    given = copies.given;
    workbench = await openWorkbench({ file: copies.file });
    page = workbench.page;
    watched = watch(page);
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const room = (name: string) => page.getByRole('tab', { name }).click();
  const takeIn = () => page.getByRole('button', { name: 'Import', exact: true });
  const preview = () => page.getByRole('region', { name: 'What it will change' });

  it('is looked at before it is taken in', async () => {
    await room('History');
    await page.getByRole('button', { name: 'Import a colleague’s work…' }).click();
    await page.getByLabel('The package', { exact: true }).setInputFiles(given);
    await preview().getByText('To choose').waitFor();
    const said = await preview().textContent();
    expect(said).toContain('The words and state of A-001');
    expect(said).toContain('deleted “examples”; inserted “cases”');
    expect(said).toContain('deleted “examples”; inserted “illustrations”');
    expect(said).toContain('A-002 was made in both copies.');
    const marked = await preview().locator('.readings mark').allTextContents();
    expect(marked).toEqual(expect.arrayContaining(['cases', 'illustrations']));
    expect(marked.join(' ')).not.toContain('deleted');
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('is chosen among, by the keyboard, and taken in', async () => {
    const words = page.getByRole('radiogroup', { name: 'The words and state of A-001' });
    await focusOn(words.getByRole('radio', { name: /^Theirs/ }));
    await page.keyboard.press('Space');
    await takeIn().click();
    await page.getByText('4 entries imported. 1 thing left to choose').first().waitFor();
    await room('History');
    // Which of the two that were made as A-002 has another number now goes by their entries' hashes.
    await page
      .getByText(/imported A-00[23], as Bea Reader’s copy has it: Following online/)
      .first()
      .waitFor();
  });

  it('shows what is still to choose, until it is chosen', async () => {
    await page.getByRole('heading', { name: 'Still to choose: 1 thing' }).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    const title = page.getByRole('radiogroup', { name: 'The title of A-001' });
    await title.getByText('Cases of stalking').click();
    await page.getByRole('button', { name: 'Choose', exact: true }).click();
    await page.getByRole('heading', { name: /^Still to choose/ }).waitFor({ state: 'detached' });
    await room('Amendments');
    for (const kept of ['Cases of stalking', 'Following online', 'Ann’s own'])
      await page.getByText(kept, { exact: true }).first().waitFor();
  });

  it('brings nothing the second time, and is refused where it is no package', async () => {
    await room('History');
    await page.getByRole('button', { name: 'Import a colleague’s work…' }).click();
    const file = page.getByLabel('The package', { exact: true });
    await file.setInputFiles(given);
    await page.getByText('Your copy already has everything in this package.').waitFor();
    await file.setInputFiles({ name: 'other.keeling-package', mimeType: '', buffer: Buffer.from('other') });
    await page
      .getByText(/This is not a review package/)
      .first()
      .waitFor();
    await expect.poll(() => takeIn().isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('is written as a file', async () => {
    await page.getByRole('button', { name: 'Share my work…' }).click();
    await page.getByRole('button', { name: 'Write the package' }).click();
    await page.getByText('Saved to').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  it.skipIf(process.env.KEELING_HOST === 'electron')('is downloaded', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^(?:Download|Show) the package/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.keeling-package$/);
  });
});
