import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { saved } from './support/rest.ts';
import { openNew, openSeeded, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('more structure in the window', () => {
  let workbench: ReviewWindow;
  let page: Page;
  let watched: Watched;
  let keyboard: ReturnType<typeof keyboardAt>;

  const start = async (open: typeof openNew) => {
    workbench = await open({ width: 1440, height: 900 });
    page = workbench.page;
    keyboard = keyboardAt(page);
    watched = watch(page);
  };
  afterEach(async () => {
    await workbench.close();
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });

  /** What is on disk. */
  const stored = async (): Promise<readonly Amendment[]> => {
    await saved(page);
    const session = mustOpen(await openReview(workbench.file, testDeps()));
    const list = must(await session.call('amendment.list', {}));
    await session.close();
    return list;
  };

  it('overrides a number only with a reason, which stays with the amendment', async () => {
    await start(openNew);
    const { goTo, type, press, saidOf, read } = keyboard;
    await goTo('2A(3)');
    await press('Control+Alt+Enter');
    await saidOf('Inserted section 2A(3A).');
    await type('Words.');
    await press('Shift+F2');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox', { name: 'Number' }).waitFor();
    await press('Control+a');
    await type('(3ZA)');
    await expect
      .poll(() => sheet.getByRole('button', { name: 'Change', exact: true }).isDisabled())
      .toBe(true);
    await press('Tab');
    await type('Room for two more');
    await sheet.getByRole('button', { name: 'Change', exact: true }).press('Enter');
    await saidOf(/\(3ZA\)/);
    // The caret is back in the words.
    await type(' More.');
    expect(await read('As amended')).toContain('(3ZA)Words. More.');
    const [amendment] = await stored();
    const [edit] = amendment?.edits ?? [];
    expect(edit).toMatchObject({
      type: 'insert',
      provision: { num: '(3ZA)', content: 'Words. More.' },
      numbering: { locked: true, override: { reason: 'Room for two more' } },
    });
  });

  it('stops with F7 at what is left out whole, in the open section, and says what it is', async () => {
    await start(openNew);
    const { goTo, press, saidOf } = keyboard;
    for (const [place, said] of [
      ['2A(3)(b)', 'Omitted section 2A(3)(b).'],
      ['2A(5)', 'Omitted section 2A(5).'],
    ] as const) {
      await goTo(place);
      await press('Control+Alt+Backspace');
      await saidOf(said);
      await press('Escape');
    }
    await goTo('2A');
    await press('Enter');
    const text = page.getByRole('textbox', { name: /^section 2A, tracked typing/ });
    await text.waitFor();
    const status = page.locator('.ed-frame [role="status"]');
    await press('F7');
    await expect.poll(() => status.textContent()).toMatch(/^A-001: deleted “contacting.*Change 1 of 2/);
    await press('F7');
    await expect.poll(() => status.textContent()).toMatch(/^A-001: deleted “In relation to.*Change 2 of 2/);
    await press('Shift+F7');
    await expect.poll(() => status.textContent()).toMatch(/Change 1 of 2/);
    // Nothing can be typed there, and nothing typed there is lost unsaid.
    await page.keyboard.type('x');
    expect((await stored())[0]?.edits).toHaveLength(2);
  });

  it('shows that there are alternatives in the open section, and takes up the one chosen there', async () => {
    await start(openSeeded);
    const { goTo, press } = keyboard;
    await goTo('4A');
    await press('Enter');
    const text = page.getByRole('textbox', { name: /^section 4A, tracked typing/ });
    await text.waitFor();
    const unit = page.locator('.unit.open');
    const boxed = () =>
      unit
        .locator('.ed-line[data-contested]')
        .evaluateAll((lines) =>
          lines.map((line) => [line.getAttribute('data-label'), line.getAttribute('title')]),
        );
    await expect
      .poll(() => boxed())
      .toEqual([
        ['(ii)', expect.stringContaining('A-004 is an alternative here')],
        [expect.anything(), expect.stringContaining('A-004 is an alternative here')],
      ]);
    await unit.getByRole('button', { name: 'A-004 is an alternative here' }).first().press('Enter');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Use A-004' }).first().press('Enter');
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await unit.getByRole('button', { name: 'A-003 is an alternative here' }).first().waitFor();
    await expect.poll(() => text.count()).toBe(1);
    await expect
      .poll(() => boxed())
      .toEqual([
        ['(ii)', expect.stringContaining('A-003 is an alternative here')],
        [expect.anything(), expect.stringContaining('A-003 is an alternative here')],
      ]);
    expect((await stored()).map(({ id, revision }) => `${id} ${revision}`).length).toBeGreaterThan(3);
  });
});
