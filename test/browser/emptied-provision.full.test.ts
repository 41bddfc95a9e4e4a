import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('a provision whose words are all deleted', () => {
  let bench: ReviewWindow;
  let page: Page;

  beforeEach(async () => {
    bench = await openNew();
    page = bench.page;
  });
  afterEach(() => bench?.close());

  it('keeps the caret, and the words that are typed next', async () => {
    const { goTo, choose, type, press, saidOf } = keyboardAt(page);
    await goTo('7(5)');
    await choose('Insert definition…');
    await page.getByRole('textbox', { name: 'Term' }).waitFor();
    await type('device');
    await press('Tab');
    await type('a thing;');
    await page.getByRole('button', { name: 'Insert', exact: true }).press('Enter');
    await saidOf(/Inserted .*device/);
    const line = page.locator('.ed-line', { hasText: '“device” means' });
    await line.click({ clickCount: 3 });
    await press('Delete');
    await expect.poll(() => line.count()).toBe(0);
    await type('beta gamma');
    await rest(page);
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const edits = must(await session.call('amendment.list', {})).flatMap((one) => one.edits);
    await session.close();
    expect(edits).toMatchObject([
      { type: 'insert', provision: { kind: 'definition', content: 'beta gamma' } },
    ]);
    await page.locator('.ed-line[data-fate="inserted"]', { hasText: 'beta gamma' }).waitFor();
  });

  it('offers to omit a line that was selected with three clicks, and says nothing of the next one', async () => {
    await keyboardAt(page).goTo('1(2)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.locator('.ed-line', { hasText: 'For the purposes of this section' }).click({ clickCount: 3 });
    await page.keyboard.press('Delete');
    await page.getByText('All words of section 1(2) are deleted').first().waitFor();
    await page.getByRole('button', { name: 'Omit section 1(2)' }).waitFor();
    await page.getByText('Text that cannot be changed').waitFor({ state: 'detached' });
  });
});
