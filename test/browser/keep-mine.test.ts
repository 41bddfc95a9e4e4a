import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { provision } from '../../core/act/tree.ts';
import { createReview } from '../../data/session/create-review.ts';
import { pidOf, replace } from '../support/pack.ts';
import { must, testDeps } from '../support/review.ts';
import { steps } from '../support/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { rest } from './support/rest.ts';

/** What a window typed for an amendment that puts a provision in, when another window changed that amendment first. */
steps('keeping what another window was before', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-keep-'));
  let workbench: Workbench;
  let first: Page;
  let second: Page;

  beforeAll(async () => {
    const file = join(folder, 'keep.keeling');
    const session = must(
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
    workbench = await openWorkbench({ file });
    first = workbench.page;
    second = await workbench.context.newPage();
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

  it('makes an amendment of it, with that provision in it again', async () => {
    await first.getByRole('textbox', { name: 'Reason' }).fill('The first window says this.');
    await rest(first);
    await second.getByRole('textbox', { name: 'Reason' }).fill('The second window says that.');
    await second.getByRole('alert').getByText('Not saved').waitFor();
    await second.getByRole('button', { name: /keep mine/ }).click();
    await second.getByText('What you typed is kept as A-002.').first().waitFor();
    await second.getByRole('alert').waitFor({ state: 'detached' });
    await second.getByRole('tab', { name: 'Amendments', exact: true }).click();
    const card = second.getByRole('article').filter({ hasText: 'A-002' });
    await card.getByText('The second window says that.').waitFor();
    await expect.poll(() => card.textContent()).toContain('6 inserted · 2 changes');
  });
});
