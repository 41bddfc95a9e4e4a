import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LONG_ACT, writeLongAct } from '../support/acts/long-act/long-act.ts';
import { amount } from '../support/run/amount.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faultsIn } from './support/axe.ts';
import { middleDrawn } from './support/middle-drawn.ts';
import type { Place } from './support/places.ts';

/** A large Act that came from a file, and a review of it that has nothing yet. */
steps(
  'accessibility of a review of another Act',
  { skip: whyNoWorkbench() !== null, timeout: 300_000 },
  () => {
    let workbench: Workbench;
    let page: Page;

    beforeAll(async () => {
      workbench = await openWorkbench();
      page = workbench.page;
      page.setDefaultTimeout(20_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const file = writeLongAct(workbench.folder);
      await page.setInputFiles('.new-review input[type=file]:not(.folder-pick)', file);
      const sheet = page.getByRole('dialog', { name: `Import ${basename(file)}` });
      // The file says the day alone.
      const [, year = '', number = ''] = LONG_ACT.id.split('/');
      await sheet.getByLabel('Year').first().fill(year);
      await sheet.getByLabel('Chapter or number').fill(number);
      await sheet.getByLabel('Year').last().and(page.locator('[value="1998"]')).waitFor();
      await sheet.getByRole('button', { name: 'Save on this computer' }).click();
      await sheet.waitFor({ state: 'detached' });
      await page.getByRole('textbox', { name: 'Name of the review' }).fill('Luggage');
      await page.getByRole('button', { name: 'Start the review' }).click();
      await page.getByRole('heading', { name: LONG_ACT.title }).waitFor();
    });
    afterAll(() => workbench?.close());

    const room = async (name: string) => {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByRole('tabpanel', { name, exact: true }).waitFor();
    };
    const opening = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog').waitFor();
    };
    const putAway = async () => {
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog], [role=menu]').first().waitFor({ state: 'detached' });
    };
    const far = async () => {
      await page.locator('.text-scroller').evaluate((scroller) => {
        scroller.scrollTop = scroller.scrollHeight / 2;
      });
      await middleDrawn(page);
    };
    const typing = async () => {
      await page
        .getByRole('button', { name: /^Edit section/ })
        .first()
        .click();
      await page.getByRole('textbox', { name: /tracked typing/ }).waitFor();
    };

    const places: readonly Place[] = [
      ['the Act', () => room('Act')],
      ['the middle of the Act', far],
      ['an open section', typing, putAway],
      ['no outstanding effects', () => opening(/outstanding effects/), putAway],
      [
        'no other text to move to',
        async () => {
          await opening(/outstanding effects/);
          await page.getByRole('button', { name: 'Change base text…' }).click();
          await page.getByRole('dialog', { name: 'Change the base text' }).waitFor();
        },
        putAway,
      ],
      ['no amendments', () => room('Amendments')],
      ['amending text', () => opening('Apply amending text…'), putAway],
      ['no recommendations', () => room('Recommendations')],
      ['no notes', () => room('Consultation')],
      ['nothing to compare', () => room('Compare')],
      ['the pack', () => room('Pack')],
      ['the history', () => room('History')],
    ];

    it('has nothing that axe finds wrong, in light, in dark, or in forced colours', async () => {
      // The views are those of every review, and other files look at each: of another Act’s, one is enough to be quick.
      expect(await faultsIn(page, places.slice(0, amount(1, places.length)))).toEqual({});
    });

    it('says what to do where there is nothing yet', async () => {
      await room('Recommendations');
      await page.getByText('There are no recommendations in this review yet').waitFor();
      await page.getByRole('button', { name: 'Go to the consultation' }).click();
      await page.getByText('There are no notes yet.').waitFor();
      // The words of these rooms are ours, or the review's; what they are seen to say is nothing of another Act's.
      for (const name of ['Recommendations', 'Consultation', 'Pack']) {
        await room(name);
        const words = await page.getByRole('tabpanel', { name, exact: true }).textContent();
        expect(words).not.toMatch(/stalking|super-complaint|harassment/i);
      }
    });
  },
);
