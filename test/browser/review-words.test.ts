import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReview } from '../support/seed.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { faults } from './support/axe.ts';
import { type Watched, watch } from './support/quiet.ts';

describe.skipIf(whyNoWorkbench() !== null)('comments on words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-words-'));
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const comments = () => page.getByRole('complementary', { name: 'Comments' });
  const thread = (id: string) => comments().getByRole('listitem', { name: `Thread ${id}` });
  const notice = (words: string | RegExp) => page.locator('.notice').getByText(words).last().waitFor();
  const painted = (name: string) =>
    page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String).join(''), name);
  const shot = async (name: string) => {
    if (process.env.KEELING_SHOTS)
      await page.screenshot({ path: join(process.env.KEELING_SHOTS, `${name}.png`) });
  };

  beforeAll(async () => {
    const file = join(folder, 'review.keeling');
    await seedReview(file);
    workbench = await openWorkbench({ file });
    page = workbench.page;
    page.setDefaultTimeout(10_000);
    watched = watch(page);
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are made of the change that was stepped to, with the key that Word has for it', async () => {
    await page.keyboard.press('F7');
    await page.locator('.change:focus').waitFor();
    await page.keyboard.press('Control+Alt+m');
    const dialog = page.getByRole('dialog', { name: /^Comment on / });
    await dialog.waitFor();
    expect(await dialog.locator('blockquote').textContent()).toMatch(/^Acts or omissions .* unwanted and—$/);
    await page.keyboard.type('Is this wide enough? @Bo Counsel');
    await shot('new-comment');
    await page.keyboard.press('Control+Enter');
    await notice(/Your comment is added: C-0001/);
    await thread('C-0001').waitFor();
    await expect
      .poll(() => painted('keeling-comment'))
      .toBe(await thread('C-0001').locator('blockquote').textContent());
    await shot('pane');
    await page.keyboard.press('F8');
    await page.waitForTimeout(300);
    await shot('current');
    expect(await faults(page)).toEqual([]);
  });

  it('says nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
  });
});
