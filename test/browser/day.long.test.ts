import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steps } from '../support/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { packWritten } from './support/export-pack.ts';
import { keyboardAt } from './support/keyboard.ts';
import { clickAt } from './support/pointer.ts';
import { type Watched, watch } from './support/quiet.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** One working day: an official drafts, a lawyer reviews, the paper goes out. Every step can be photographed. */
describe.each(SIZES)('a day at $width × $height', (size) => {
  steps('of an official and a lawyer', { skip: whyNoWorkbench() !== null }, () => {
    let bench: Workbench;
    let page: Page;
    let watched: Watched;
    let taken = 0;
    const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
    const button = (name: string | RegExp) =>
      page.getByRole('button', { name, exact: typeof name === 'string' });
    const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
    /** What a person sees: nothing wider than the window, and a photograph where one is asked for. */
    const look = async (name: string) => {
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
        .toBeLessThanOrEqual(0);
      const folder = process.env.KEELING_SHOTS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      taken += 1;
      await page.screenshot({
        path: join(folder, `${size.width}-${String(taken).padStart(2, '0')}-${name}.png`),
      });
    };

    beforeAll(async () => {
      bench = await openWorkbench(size);
      page = bench.page;
      watched = watch(page);
    });
    afterAll(() => bench?.close());

    it('begins with a name and a review', async () => {
      await look('start');
      await page.getByLabel('Name', { exact: true }).fill('Ada Official');
      await button('Save').click();
      await button('Save').waitFor({ state: 'detached' });
      await page.getByLabel('Name of the review').fill('Stalking provisions');
      await look('named');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Stalking provisions' }).waitFor();
      await page.getByRole('article').waitFor();
      await look('act');
    });

    it('finds the place, and drafts words, a paragraph and a section', async () => {
      const keys = keyboardAt(page);
      await keys.goTo('2A');
      await look('at-2A');
      await page.keyboard.press('Enter');
      const text = page.getByRole('textbox', { name: /^section 2A, tracked typing/ });
      await text.waitFor();
      await look('open');
      await clickAt(text, 'email', 'after');
      await page.keyboard.type(', any device');
      await panel().getByText('Saved', { exact: true }).waitFor();
      await look('typed');
      await clickAt(text, 'spying on a person.', 'after');
      await page.keyboard.press('Enter');
      await page.keyboard.type('following a person by means of a device');
      await panel().getByText('Saved', { exact: true }).waitFor();
      await look('new-paragraph');
      await page.keyboard.press('Escape');
      await text.waitFor({ state: 'detached' });
      await panel().getByLabel('Title').fill('Following by device');
      await panel().getByLabel('Reason').fill('The examples name nothing that follows a person’s movements.');
      await page.keyboard.press('Tab');
      await look('drafted');
      await keys.goTo('2A');
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').first().waitFor();
      await look('menu');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Alt+Enter');
      await look('new-section');
      await page.keyboard.press('Escape');
    });

    it('looks at how it reads', async () => {
      for (const view of ['Original', 'As amended', 'Marked up']) {
        await page.getByRole('radio', { name: view, exact: true }).click();
        await look(`view-${view.toLowerCase().replace(' ', '-')}`);
      }
      await page.keyboard.press('F7');
      await look('next-change');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('course of conduct');
      await look('find');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+h');
      await look('replace');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.insertText('stalking protection');
      await page.getByRole('menuitem').first().waitFor();
      await look('search');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await look('help');
      await page.keyboard.press('Escape');
    });

    it('links it to what it answers', async () => {
      await panel()
        .getByRole('button', { name: /^Add a link/ })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('option', { name: 'Recommendation 1', exact: true }).waitFor();
      await look('link');
      await dialog.getByRole('option', { name: 'Recommendation 1', exact: true }).click();
      await dialog.getByRole('button', { name: 'Add the link' }).click();
      await panel().getByRole('button', { name: 'Remove the link: implements Recommendation 1' }).waitFor();
      await look('linked');
      await room('Recommendations');
      await look('recommendations');
      await room('Consultation');
      await look('consultation');
    });

    it('gives it to the lawyer', async () => {
      await room('Amendments');
      await look('amendments');
      await room('Act');
      await button('Mark as ready for review').click();
      await panel().getByText('Ready for review').first().waitFor();
      await look('ready');
      await room('Amendments');
      await look('amendments-ready');
    });

    it('writes the paper', async () => {
      await room('Pack');
      await page.getByRole('grid', { name: 'Parts of the paper' }).waitFor();
      await look('pack');
      await page.getByRole('radio', { name: 'The whole paper' }).click();
      await look('paper');
      await button('Export the pack').click();
      await packWritten(page);
      await look('exported');
      await room('History');
      await look('history');
      await room('Compare').catch(() => undefined);
      await look('compare');
      await button('Share and export').click();
      await look('share');
      await page.keyboard.press('Escape');
      expect(
        watched.complaints.filter((said) => !said.startsWith("Blocked script execution in 'blob:")),
      ).toEqual([]);
    });
  });
});
