import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { clickAt } from './support/pointer.ts';
import { saved } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('a defined term', () => {
  let folder: string;
  let file: string;
  let workbench: Workbench;
  let page: Page;

  const card = () => page.getByRole('dialog', { name: 'Defined term' });
  const act = () => page.locator('article.act');
  /** What is seen of a step, for a person to look at: only where a folder is named for it. */
  const picture = async (name: string) => {
    const to = process.env.KEELING_PICTURES;
    if (to) await page.screenshot({ path: join(to, `terms-${name}.png`) });
  };
  const term = (words: string) => act().locator('.term', { hasText: words });
  const units = () => act().locator('.unit').count();
  const amendments = async () => {
    const session = mustOpen(await openReview(file, testDeps()));
    const held = must(await session.call('amendment.list', {}));
    await session.close();
    return held;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keeling-terms-'));
    file = join(folder, 'terms.keeling');
    const given = { title: 'Terms', act: 'ukpga/1997/40', at: 'current' };
    await mustOpen(await createReview(file, given, testDeps())).close();
    workbench = await openWorkbench({ file });
    page = workbench.page;
    await term('non-harassment order').first().waitFor({ state: 'attached' });
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  steps('from its words to another name for it', {}, () => {
    it('has a card, by Control and a click, with its uses, its scope and the terms in it', async () => {
      await term('non-harassment order')
        .first()
        .click({ modifiers: ['Control'] });
      await card().getByRole('heading', { name: '“non-harassment order”' }).waitFor();
      await card().getByText('this Act', { exact: true }).waitFor();
      await card()
        .getByRole('heading', { name: /^Used in 6 places, in \d sections?$/ })
        .waitFor();
      await expect
        .poll(() => card().getByRole('list', { name: 'Uses' }).getByRole('listitem').count())
        .toBe(6);
      await expect.poll(() => card().locator('mark').first().textContent()).toBe('non-harassment order');
      await card().getByRole('button', { name: '“harassment”' }).waitFor();
      expect(await faults(page)).toEqual([]);
      await picture('1-card');
      // From one term to another, and back.
      await card().getByRole('button', { name: '“harassment”' }).click();
      await card().getByRole('heading', { name: '“harassment”' }).waitFor();
      await card().getByText('section 8', { exact: true }).first().waitFor();
      await card().getByRole('button', { name: '“non-harassment order”' }).click();
      await card().getByRole('heading', { name: '“non-harassment order”' }).waitFor();
      await page.keyboard.press('Escape');
      await card().waitFor({ state: 'detached' });
    });

    it('has it from the keyboard, where the caret is in it and from the references of a section', async () => {
      await focusOn(page.getByRole('button', { name: 'References in section 9', exact: true }));
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: /non-harassment order/ }).press('Enter');
      await card().getByRole('heading', { name: '“non-harassment order”' }).waitFor();
      await page.keyboard.press('Escape');
      await card().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^Edit section 9$/ }).click();
      const text = page.getByRole('textbox', { name: /^section 9, tracked typing/ });
      await clickAt(text, 'non-harassment order', 'after');
      await page.keyboard.press('F12');
      await card().getByRole('heading', { name: '“non-harassment order”' }).waitFor();
      await page.keyboard.press('Escape');
      await card().waitFor({ state: 'detached' });
      await expect.poll(() => text.evaluate((node) => node === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
    });

    it('has only the sections that use it shown, until a place is gone to that does not', async () => {
      const before = await units();
      await term('non-harassment order')
        .first()
        .click({ modifiers: ['Control'] });
      await card()
        .getByRole('button', { name: /^Show only/ })
        .click();
      const bar = page.getByRole('status').filter({ hasText: 'that define or use “non-harassment order”' });
      await bar.waitFor();
      await expect.poll(units).toBeLessThan(before);
      for (const unit of await act().locator('.unit').all())
        await expect.poll(() => unit.textContent()).toMatch(/non-harassment order/);
      await expect.poll(() => act().locator('.term.sought').count()).toBeGreaterThan(0);
      expect(await faultsAtLength(page)).toEqual([]);
      await picture('2-only');
      await bar.getByRole('button', { name: 'Show the whole Act' }).click();
      await expect.poll(units).toBe(before);
      await term('non-harassment order')
        .first()
        .click({ modifiers: ['Control'] });
      await card()
        .getByRole('button', { name: /^Show only/ })
        .click();
      await bar.waitFor();
      await page.getByRole('row', { name: /Offence of stalking/ }).click();
      await bar.waitFor({ state: 'detached' });
      await expect.poll(units).toBe(before);
    });

    it('is renamed wherever it is used, in one amendment and as one step', async () => {
      await term('non-harassment order')
        .first()
        .click({ modifiers: ['Control'] });
      await card().getByRole('button', { name: 'Rename it everywhere…' }).click();
      await card().getByRole('textbox', { name: 'New term' }).fill('anti-harassment order');
      await card().getByText('7 places, 7 chosen.').waitFor();
      await card().locator('ins', { hasText: 'an anti-harassment order' }).first().waitFor();
      expect(await faultsAtLength(page)).toEqual([]);
      await picture('3-rename');
      await card().getByRole('button', { name: 'Rename in 7 places' }).click();
      await card().waitFor({ state: 'detached' });
      await act().locator('ins', { hasText: 'anti-harassment order' }).first().waitFor();
      await saved(page);
      const [only, ...more] = await amendments();
      expect(more).toEqual([]);
      expect(only?.edits.length).toBeGreaterThanOrEqual(7);
      await page.getByRole('radio', { name: 'As amended', exact: true }).click();
      await expect.poll(() => act().textContent()).toContain('to be known as an “anti-harassment order”');
      const kept = act().locator('.line', { hasText: 'non-harassment order' });
      // What section 11 sets out for another Act is that Act's own.
      for (const line of await kept.all())
        await expect.poll(() => line.textContent()).not.toMatch(/^(?:8|9|11)\b/);
      await expect.poll(() => act().textContent()).not.toMatch(/\ba “?anti/);
      await page.mouse.move(2, 2);
      await page.getByRole('radio', { name: 'Marked up', exact: true }).click();
      await page.keyboard.press('Control+z');
      await expect.poll(() => act().locator('ins').count()).toBe(0);
      await saved(page);
      await expect.poll(async () => (await amendments())[0]?.edits).toEqual([]);
    });
  });
});

describe.skipIf(whyNoWorkbench() !== null)('the text narrowed to a term', () => {
  let bench: ReviewWindow;
  let page: Page;
  const units = () => page.locator('article.act .unit').count();
  const bar = () => page.getByRole('status').filter({ hasText: /that define or use “non-harassment order”/ });
  /** What has the focus, as far as a person who looks sees it. */
  const focusIsOn = (selector: string) =>
    expect
      .poll(() =>
        page.evaluate((wanted) => {
          const focused = document.activeElement;
          const { top = -1, bottom = -1 } = focused?.getBoundingClientRect() ?? {};
          return focused?.matches(wanted) && bottom > 0 && top < window.innerHeight;
        }, selector),
      )
      .toBe(true);
  const narrow = async () => {
    await page
      .locator('article.act .term', { hasText: 'non-harassment order' })
      .first()
      .click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: /^Show only/ }).click();
    await bar().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
  });
  afterAll(() => bench?.close());

  steps('and what leads out of it', {}, () => {
    let all: number;
    it('stays so, whichever section was gone to before', async () => {
      await page.getByRole('row', { name: /Offence of stalking/ }).click();
      await focusIsOn('[data-unit]');
      all = await units();
      await narrow();
      await page.getByRole('tab', { name: 'History', exact: true }).click();
      await page.getByRole('tab', { name: 'Act', exact: true }).click();
      await bar().waitFor();
      await expect.poll(units).toBeLessThan(all);
    });

    it('is all shown where a section is gone to that is not shown, and that section has the focus', async () => {
      await page.getByRole('row', { name: /Offence of stalking/ }).click();
      await bar().waitFor({ state: 'detached' });
      await expect.poll(units).toBe(all);
      const heading = page
        .locator('.unit:focus, .unit:focus-within')
        .filter({ hasText: 'Offence of stalking' });
      await heading.first().waitFor();
      await focusIsOn('[data-unit]');
    });

    it('is all shown where words are found in a section that is not shown', async () => {
      await narrow();
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in the text' }).waitFor();
      await page.keyboard.type('loitering');
      await page
        .getByRole('search')
        .getByText(/found$/)
        .waitFor();
      await page.keyboard.press('Enter');
      await bar().waitFor({ state: 'detached' });
      await expect.poll(units).toBe(all);
      await expect
        .poll(() =>
          page.evaluate(() =>
            [...(CSS.highlights.get('keeling-found-current') ?? [])].map((range) => `${range}`),
          ),
        )
        .toEqual(['loitering']);
      await page.keyboard.press('Escape');
    });

    it('is all shown where the next change is in a section that is not shown', async () => {
      await narrow();
      await focusOn(page.locator('article.act .unit[tabindex="0"]').first());
      await page.keyboard.press('Shift+F7');
      await bar().waitFor({ state: 'detached' });
      await expect.poll(units).toBe(all);
      await focusIsOn('.change');
      await expect
        .poll(() => page.locator('.unit:has(.change:focus) h3').first().textContent())
        .toMatch(/^7/);
    });
  });
});
