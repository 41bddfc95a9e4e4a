import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { provision } from '../../core/act/tree.ts';
import { createReview } from '../../data/session/create-review.ts';
import { pidOf, replace } from '../support/papers/pack.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { keyboardAt } from './support/keyboard.ts';
import { lettersOf } from './support/pointer.ts';
import { rest, saved } from './support/rest.ts';

/** What a window typed for an amendment that puts a provision in, when another window changed that amendment first. */
steps('keeping what another window was before', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-keep-'));
  let workbench: Workbench;
  let first: Page;
  let second: Page;

  beforeAll(async () => {
    const file = join(folder, 'keep.keeling');
    const session = mustOpen(
      await createReview(
        file,
        { title: 'Keep', act: 'ukpga/1997/40', at: 'current' },
        testDeps('Ann Official'),
      ),
    );
    const last = pidOf('2A', '(3)', '(g)');
    const h = provision({ pid: 'new-h', kind: 'paragraph', num: '(h)', content: 'naming a home in public.' });
    const edits = [
      replace(last, 'content', '.', ','),
      { type: 'insert' as const, parent: pidOf('2A', '(3)'), after: last, rank: 'm', provision: h },
    ];
    must(await session.call('amendment.create', { title: 'Naming', edits }));
    await session.close();
    workbench = await openWorkbench({ file, person: { name: 'Ann Official', role: '' } });
    first = workbench.page;
    second = await workbench.context.newPage();
    // It hears of nothing that the first does.
    await gateAt(second, 'ledger.list');
    const token = await first.evaluate(() => sessionStorage.getItem('keeling.token'));
    await second.goto(`${first.url()}#token=${token}`);
    for (const page of [first, second]) {
      await page.locator('.change[data-am="A-001"]').first().click();
      await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    }
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const reason = (page: Page) => page.getByRole('textbox', { name: 'Reason' });
  /** Opens the section, and puts other words in the place of a word of the provision that the amendment puts in. */
  const retype = async (page: Page, word: string, by: string) => {
    await keyboardAt(page).goTo('2A(3)(g)');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    const { start, end } = await lettersOf(page.locator('.ed-text'), word);
    await page.mouse.dblclick((start.x + end.x) / 2, start.y);
    await page.keyboard.type(by);
    await expect.poll(() => page.locator('.ed-text').textContent()).toContain(by);
  };

  it('shows what both wrote of its reason, and puts the one in the place of the other when told to', async () => {
    await reason(first).fill('The first window says this.');
    await rest(first);
    await reason(second).fill('The second window says that.');
    const alert = second.getByRole('alert');
    await alert.getByText('Not saved: A-001.').waitFor();
    await expect.poll(() => alert.textContent()).toContain('also changed the reason of A-001');
    await expect.poll(() => alert.textContent()).toContain('The second window says that.');
    await expect.poll(() => reason(second).inputValue()).toBe('The first window says this.');
    await alert.getByRole('button', { name: 'Use my version instead' }).click();
    await alert.waitFor({ state: 'detached' });
    await saved(second);
    await expect.poll(() => reason(second).inputValue()).toBe('The second window says that.');
  });

  it('makes an amendment of the words that both changed, and of nothing else', async () => {
    await retype(first, 'naming', 'Telling of');
    await rest(first);
    await retype(second, 'naming', 'Showing');
    await second.getByRole('textbox', { name: 'Title' }).fill('Showing a home');
    const alert = second.getByRole('alert');
    await alert.getByText('Not saved: A-001.').waitFor();
    await expect.poll(() => second.locator('.ed-text').textContent()).toContain('Telling of a home');
    await alert.getByRole('button', { name: 'Save mine as a new amendment' }).click();
    await second.getByText('Your typing is saved as A-002.').first().waitFor();
    await alert.waitFor({ state: 'detached' });
    // The focus is back where the person was before they came to the button.
    await expect
      .poll(() =>
        second.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
        ),
      )
      .toContain('Showing a home');
    await second.getByRole('tab', { name: 'Amendments', exact: true }).click();
    const card = (id: string) => second.getByRole('article').filter({ hasText: id }).first();
    await card('A-002').getByText('Showing a home').first().waitFor();
    await expect.poll(() => card('A-001').textContent()).toContain('Showing a home');
    // The full stop that became a comma is the other's alone.
    await expect.poll(() => card('A-002').textContent()).toContain('1 change: 6 words inserted');
  });
});
