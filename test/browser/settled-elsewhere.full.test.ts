import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AmendmentState } from '../../core/amend/edits/amendment.ts';
import { openReview } from '../../data/session/session.ts';
import { currentAct, moved, must, mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';
import { standingIn } from './support/standing.ts';

/** An amendment that somebody else agrees or withdraws while a person types in it. */
describe.skipIf(whyNoWorkbench() !== null)('an amendment settled while it is typed in', () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeEach(async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
  });
  afterEach(() => bench?.close());

  const stored = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps('Ben Lawyer')));
    const all = must(await session.call('amendment.list', {}));
    await session.close();
    return Object.fromEntries(
      all.map(({ id, edits }) => [id, edits.map((edit) => (edit.type === 'text' ? edit.insert : ''))]),
    );
  };
  const move = async (states: readonly AmendmentState[]) => {
    const session = mustOpen(await openReview(bench.file, testDeps('Ben Lawyer')));
    const review = opened(session, currentAct());
    for (const state of states) {
      const [first] = await review.do('amendment.list', {});
      if (first) await moved(review, first.id, first.revision, state);
    }
    await session.close();
  };
  const line = async () =>
    (await standingIn(page.locator('.ed-line', { hasText: 'not pursue' }).first())).join('');
  const hasFocus = () => page.evaluate(() => document.activeElement?.classList.contains('ed-text'));

  it.each([
    ['agreed', ['ready', 'in-legal-review', 'agreed'], 'A alpha beta gamma person'],
    ['withdrawn', ['withdrawn'], 'A beta gamma person'],
  ] as const)('%s: shows what was typed since, and saves that alone, once', async (state, way, shown) => {
    await keyboardAt(page).goTo('1(1)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('alpha ');
    await saved(page);
    await move(way);
    await page.keyboard.type('be');
    const alert = page.getByRole('alert');
    await alert.getByText(`A-001 was ${state} while you typed.`).waitFor();
    await page.keyboard.type('ta gamma ');
    await expect.poll(line).toContain(shown);
    await expect.poll(hasFocus).toBe(true);
    await expect.poll(stored).toEqual({ 'A-001': ['alpha '] });
    await alert.getByRole('button', { name: 'Save mine as a new amendment' }).click();
    await saved(page);
    await expect.poll(stored).toEqual({ 'A-001': ['alpha '], 'A-002': ['beta gamma '] });
    await expect.poll(hasFocus).toBe(true);
    await page.keyboard.type('delta ');
    await saved(page);
    await expect.poll(line).toContain(shown.replace('person', 'delta person'));
    await expect.poll(stored).toEqual({ 'A-001': ['alpha '], 'A-002': ['beta gamma delta '] });
  });
});
