import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { type Gate, gateAt } from './support/gate.ts';
import { keyboardAt } from './support/keyboard.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

/** The first words that are typed ask for an amendment to hold them: the host may take its time to start one. */
describe.skipIf(whyNoWorkbench() !== null)(
  'the first words of a review, while their amendment is started',
  () => {
    let bench: ReviewWindow;
    let page: Page;
    let gate: Gate;

    beforeEach(async () => {
      bench = await openNew({ isHeld: true });
      page = bench.page;
      gate = await gateAt(page, 'amendment.create');
    });
    afterEach(() => bench?.close());

    const open = async (place: string) => {
      await keyboardAt(page).goTo(place);
      await page.keyboard.press('Enter');
      await page.locator('.ed-text:focus').waitFor();
    };
    const stored = async () => {
      await rest(page);
      const session = mustOpen(await openReview(bench.file, testDeps()));
      const amendments = must(await session.call('amendment.list', {}));
      await session.close();
      return JSON.stringify(amendments.map(({ edits }) => edits));
    };
    const holds = async (...words: readonly string[]) => {
      const held = await stored();
      for (const each of words) {
        expect(held).toContain(each);
        await expect.poll(() => page.locator('.act').textContent()).toContain(each);
      }
      await page.reload();
      await page.getByRole('article').waitFor();
      for (const each of words) await expect.poll(() => page.locator('.act').textContent()).toContain(each);
    };

    it('are kept when the section is left, and words are typed in another', async () => {
      await open('2A(3)(a)');
      await page.keyboard.type('alpha ');
      await gate.reached();
      await page.keyboard.press('Escape');
      await open('4(1)');
      await page.keyboard.type('beta ');
      gate.open();
      await holds('alpha ', 'beta ');
    });

    it('are kept when other rooms are visited meanwhile', async () => {
      await open('2A(3)(a)');
      await page.keyboard.type('alpha ');
      await gate.reached();
      await page.getByRole('tab', { name: 'Consultation' }).click();
      await page.getByRole('tab', { name: 'Act', exact: true }).click();
      await open('5A(1)');
      await page.keyboard.type('gamma ');
      gate.open();
      await page.keyboard.type('delta ');
      await holds('alpha ', 'gamma delta ');
    });

    it('are kept when three sections are typed in before there is an amendment', async () => {
      for (const [place, words] of [
        ['1(1)', 'one '],
        ['2A(3)(b)', 'two '],
        ['4(1)', 'three '],
      ] as const) {
        await open(place);
        await page.keyboard.type(words);
        await page.keyboard.press('Escape');
      }
      await gate.reached();
      gate.open();
      await holds('one ', 'two ', 'three ');
    });
  },
);
