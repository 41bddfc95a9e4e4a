import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { walk } from '../../core/act/tree.ts';
import { openReview } from '../../data/session/session.ts';
import { currentAct, must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { clickAt } from './support/pointer.ts';
import { saved } from './support/rest.ts';

/** How many copies are taken, each after other words were typed. */
const COPIES = amount(5, 200);
const section = [...walk(currentAct())].find(({ kind, num }) => kind === 'section' && num === '2A');
const email = [...walk(section ?? currentAct())].find(({ content }) => content.includes('email'));

/** Another program's copy of the one file, without what SQLite keeps beside it. */
const copied = (from: string, to: string) =>
  execFileSync(process.execPath, ['-e', 'fs.copyFileSync(process.argv[1], process.argv[2])', from, to]);

/**
 * Counts how often the foot of the window came to say “Saved”. It is drawn a moment after the words: what it said before they
 * were typed is no word on them.
 */
async function countSaves(page: Page): Promise<() => Promise<number>> {
  const saves = await page.evaluateHandle(() => {
    const counted = { saves: 0, isSaved: true };
    new MutationObserver(() => {
      const isSaved = document.querySelector('span.save-state')?.textContent?.trim() === 'Saved';
      if (isSaved && !counted.isSaved) counted.saves += 1;
      counted.isSaved = isSaved;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    return counted;
  });
  return () => saves.evaluate((counted) => counted.saves);
}

/** What a copy holds, opened by itself and verified. */
async function heldBy(path: string): Promise<string> {
  const copy = mustOpen(await openReview(path, testDeps('Bea Reader')));
  must(await copy.call('ledger.verify', {}));
  const [amendment] = must(await copy.call('amendment.list', {}));
  await copy.close();
  const [edit] = amendment?.edits ?? [];
  return edit && 'insert' in edit ? String(edit.insert) : '';
}

steps('a review’s file, copied while “Saved” is shown', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  const text = () => page.getByRole('textbox', { name: /^section 2A, tracked typing/ });

  beforeAll(async () => {
    workbench = await openWorkbench({});
    page = workbench.page;
    await page.getByLabel('Name of the review').fill('Copied');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Copied' }).waitFor();
    await page.getByRole('row', { name: /^2A Offence of stalking/ }).click();
    await page.keyboard.press('Enter');
    await text().waitFor();
    await clickAt(text(), 'email', 'after');
  });
  afterAll(() => workbench?.close());

  it(
    `holds every word that is on screen, ${COPIES} times`,
    async () => {
      const drawn = () => page.locator(`.ed-line[data-pid="${email?.pid}"]`).textContent();
      const saves = await countSaves(page);
      let [whole, typed] = [0, ''];
      for (let nth = 1; nth <= COPIES; nth++) {
        // Long lines are more than one key at a time could tell apart, and short ones keep the text readable.
        const word = nth % 20 === 0 ? ` ${'x'.repeat(40)}` : ` ${nth}`;
        const before = await saves();
        await page.keyboard.type(word);
        typed += word;
        await expect.poll(drawn).toContain(`email${typed} or any`);
        await expect.poll(saves).toBeGreaterThan(before);
        await saved(page);
        const path = join(workbench.folder, 'data', 'copy.keeling');
        copied(join(workbench.folder, 'Copied.keeling'), path);
        const held = await heldBy(path);
        expect(held, `copy ${nth}`).toBe(typed);
        whole += 1;
        rmSync(path);
      }
      // Nothing lies beside the file that a copy could lack.
      const beside = readdirSync(workbench.folder).filter((name) => name.startsWith('Copied.keeling'));
      expect(beside).toEqual(['Copied.keeling']);
      console.info(`${whole} copies of an open review, all of them whole`);
      expect(whole).toBe(COPIES);
    },
    60_000 + COPIES * 15_000,
  );
});
