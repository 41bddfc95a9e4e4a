import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Amendment, AmendmentState } from '../../core/amend/edits/amendment.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { type Gate, gateAt } from './support/gate.ts';
import { keyboardAt } from './support/keyboard.ts';
import { rest, saved } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('an amendment that was agreed meanwhile', () => {
  let bench: ReviewWindow;
  let page: Page;
  let news: Gate;

  /** What a colleague at another machine does with the same file. */
  const elsewhere = async <T>(
    work: (session: Awaited<ReturnType<typeof openAsCounsel>>) => Promise<T>,
  ): Promise<T> => {
    const session = await openAsCounsel();
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  const openAsCounsel = async () => mustOpen(await openReview(bench.file, testDeps('Bo Counsel')));
  const stored = (): Promise<readonly Amendment[]> =>
    elsewhere(async (session) => must(await session.call('amendment.list', {})));
  const wordsOf = async (id: string) => JSON.stringify((await stored()).find((one) => one.id === id)?.edits);
  const agree = (id: string) =>
    elsewhere(async (session) => {
      for (const state of ['ready', 'in-legal-review', 'agreed'] as const satisfies AmendmentState[]) {
        const { revision = 0 } =
          must(await session.call('amendment.list', {})).find((one) => one.id === id) ?? {};
        must(await session.call('amendment.setState', { id, revision, state }));
      }
    });

  beforeEach(async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
    // The window hears of nothing that others do until the gate is opened.
    news = await gateAt(page, 'ledger.list');
    await keyboardAt(page).goTo('2A(3)(a)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type('first ');
    await rest(page);
    await agree('A-001');
  });
  afterEach(() => bench?.close());

  const typeInAnother = async () => {
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await expect.poll(async () => (await stored()).map(({ id }) => id)).toEqual(['A-001', 'A-002']);
    await focusOn(page.locator('.ed-text'));
    await page.keyboard.type('second ');
    await expect.poll(() => wordsOf('A-002')).toContain('second ');
  };

  it('is not undone, which is said, and all that is typed elsewhere is saved', async () => {
    news.open();
    await page.getByText('Agreed').first().waitFor();
    await typeInAnother();
    // Of how many steps the words are made is the typist's pace.
    const said = page.getByText(
      /A-001 is agreed or withdrawn, so its words can’t change\. Reopen A-001 first/,
    );
    await expect
      .poll(async () => {
        if ((await said.count()) === 0) await page.keyboard.press('Control+z');
        return said.count();
      })
      .toBeGreaterThan(0);
    await expect.poll(() => wordsOf('A-002')).toBe('[]');
    await page.keyboard.type('third ');
    await saved(page);
    await page.reload();
    await page.getByRole('article').waitFor();
    await expect.poll(() => wordsOf('A-002')).toContain('third ');
    await expect.poll(() => wordsOf('A-001')).toContain('first ');
    await expect.poll(() => page.locator('.act').textContent()).toContain('third ');
  });

  it('holds back nothing but itself, where the window has not heard of it', async () => {
    await typeInAnother();
    const refused = page.getByRole('alert').getByText('Not saved: A-001.');
    await expect
      .poll(async () => {
        if ((await page.locator('.ed-text').textContent())?.includes('first '))
          await page.keyboard.press('Control+z');
        return refused.count();
      })
      .toBeGreaterThan(0);
    await page.keyboard.type('third ');
    await expect.poll(() => wordsOf('A-002')).toContain('third ');
    await expect.poll(() => wordsOf('A-001')).toContain('first ');
    await page
      .getByRole('alert')
      .getByRole('button', { name: /^Save mine/ })
      .click();
    await saved(page);
    await expect.poll(() => page.locator('.act').textContent()).toContain('first ');
    await focusOn(page.locator('.ed-text'));
    await page.keyboard.type('fourth ');
    await rest(page);
    await expect.poll(async () => JSON.stringify(await stored())).toContain('fourth ');
  });
});
