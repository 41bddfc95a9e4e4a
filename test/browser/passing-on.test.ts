import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { openReview } from '../../data/handlers.ts';
import {
  must,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/review.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { faults } from './support/axe.ts';
import { watch } from './support/quiet.ts';

const revise = async (review: Opened, words: string, title: string): Promise<void> => {
  const edits = [replacing(review.act, stalkingExamples(review.act).pid, 'examples', words)];
  await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits }] });
  await review.do('amendment.describe', { id: 'A-001', revision: 2, title });
};

/** Two people's copies of a review, worked on apart; that of the one, closed, and a package of the other's. */
async function apart(): Promise<{ readonly file: string; readonly given: string }> {
  const first = await newReview();
  const { pid } = stalkingExamples(first.act);
  const edits = [replacing(first.act, pid, 'examples', 'instances')];
  await first.do('amendment.create', { title: 'Instances', edits });
  await first.session.close();
  const folder = temporaryFolder();
  const copy = join(folder, 'copy.keeling');
  copyFileSync(first.path, copy);
  const ann = opened(must(await openReview(first.path, testDeps())), first.act);
  const bea = opened(must(await openReview(copy, testDeps('Bea Reader'))), first.act);
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

describe.skipIf(whyNoWorkbench() !== null)('work that is passed on, in the window', () => {
  let workbench: Workbench;
  let page: Page;
  const shot = async (name: string) => {
    if (process.env.KEELING_SHOTS) await page.screenshot({ path: join(process.env.KEELING_SHOTS, name) });
  };

  afterAll(() => workbench?.close());

  it('is looked at, chosen among and taken in, once, and written as a file', async () => {
    const { file: review, given } = await apart();
    workbench = await openWorkbench({ file: review });
    page = workbench.page;
    page.setDefaultTimeout(10_000);
    const watched = watch(page);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Take in…' }).click();
    await page.getByLabel('The package', { exact: true }).setInputFiles(given);
    const preview = page.getByRole('region', { name: 'What it would do' });
    await preview.getByText('To choose').waitFor();
    const said = await preview.textContent();
    expect(said).toContain('The words and state of A-001');
    expect(said).toContain('deleted “examples”; inserted “cases”');
    expect(said).toContain('deleted “examples”; inserted “illustrations”');
    expect(said).toContain('A-002 was made in both copies.');
    expect(await faults(page)).toEqual([]);
    await shot('take-in.png');
    const words = page.getByRole('radiogroup', { name: 'The words and state of A-001' });
    await words.getByRole('radio', { name: /^Theirs/ }).focus();
    await page.keyboard.press('Space');
    await preview.getByText('entries of their ledger').click();
    await shot('take-in-entries.png');
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.getByText('4 entries taken in. 1 thing left to choose').first().waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('heading', { name: 'Still to choose: 1 thing' }).waitFor();
    await page.getByText('took in A-001, as Bea Reader left it').first().waitFor();
    await shot('still-to-choose.png');
    expect(await faults(page)).toEqual([]);
    const title = page.getByRole('radiogroup', { name: 'The title of A-001' });
    await title.getByText('Cases of stalking').click();
    await page.getByRole('button', { name: 'Choose', exact: true }).click();
    await page.getByRole('heading', { name: /^Still to choose/ }).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Amendments' }).click();
    await page.getByText('Cases of stalking', { exact: true }).first().waitFor();
    await page.getByText('Following online', { exact: true }).first().waitFor();
    await page.getByText('Ann’s own', { exact: true }).first().waitFor();
    await page.getByRole('tab', { name: 'History' }).click();

    // The second time it brings nothing; and something else is refused.
    await page.getByRole('button', { name: 'Take in…' }).click();
    const file = page.getByLabel('The package', { exact: true });
    await file.setInputFiles(given);
    await page.getByText('There is nothing in it that this copy hasn’t got.').waitFor();
    await file.setInputFiles({ name: 'other.keeling-package', mimeType: '', buffer: Buffer.from('other') });
    await page
      .getByText(/This is not a review package/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Take it in' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Pass on…' }).click();
    await shot('pass-on.png');
    await page.getByRole('button', { name: 'Write the package' }).click();
    await page.getByText('Written to').waitFor();
    expect(await faults(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^(?:Download|Show) the package/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.keeling-package$/);
    await page.keyboard.press('Escape');
    expect(watched.complaints).toEqual([]);
  });
});
