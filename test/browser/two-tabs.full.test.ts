import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

describe.skipIf(inElectron || whyNoWorkbench() !== null)('two tabs of one host', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await openWorkbench();
    for (const title of ['Alpha', 'Beta']) {
      const given = { title, act: 'ukpga/1997/40', at: 'current' };
      await mustOpen(await createReview(reviewIn(title), given, testDeps())).close();
    }
    await workbench.page.reload();
  });
  afterEach(() => workbench.close());

  const reviewIn = (title: string) => join(workbench.folder, `${title}.keeling`);
  const openIn = async (page: Page, title: string) => {
    await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await page.getByRole('tab', { name: 'Amendments', exact: true }).waitFor();
  };

  const goFromAlphaToBeta = async (page: Page) => {
    await page
      .getByRole('button', { name: /^Alpha/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /reviews/i }).click();
    await openIn(page, 'Beta');
  };

  /** Another tab; of a duplicate, the browser gives it the same memory of the session as the one that it was made of. */
  const another = async (how: 'new' | 'duplicate') => {
    const memory = await workbench.page.evaluate(() => Object.entries(sessionStorage));
    const page = await workbench.context.newPage();
    await page.addInitScript(
      (entries) => {
        if (sessionStorage.length > 0) return;
        for (const [key, value] of entries) sessionStorage.setItem(key, value);
      },
      memory.filter(([key]) => how === 'duplicate' || key !== 'keeling.tab'),
    );
    await page.goto(new URL('/', workbench.page.url()).href);
    return page;
  };

  const startAmendment = async (page: Page) => {
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.getByRole('button', { name: 'New amendment', exact: true }).first().click();
  };

  /** What comes of a write that a page sends for the review that it draws. */
  const writtenBy = (page: Page, title: string) =>
    page.evaluate(async (path) => {
      const answer = await fetch('/api/amendment.create', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${sessionStorage.getItem('keeling.token')}`,
          'keeling-tab': sessionStorage.getItem('keeling.tab') ?? '',
          'keeling-review': encodeURIComponent(path),
        },
        body: '{}',
      });
      return (await answer.json()) as unknown;
    }, reviewIn(title));

  /** The amendments that are in a file, read by nobody but the store. */
  const amendmentsOf = async (title: string) => {
    const session = mustOpen(await openReview(reviewIn(title), testDeps()));
    const list = must(await session.call('amendment.list', {}));
    await session.close();
    return list.map(({ id }) => id);
  };

  it('show a review each, and neither writes into the other', async () => {
    const { page: one } = workbench;
    await openIn(one, 'Alpha');
    const two = await another('new');
    await goFromAlphaToBeta(two);
    await startAmendment(one);
    await one.getByText('A-001').locator('visible=true').first().waitFor();
    await startAmendment(two);
    await two.getByText('A-001').locator('visible=true').first().waitFor();
    await startAmendment(one);
    await one.getByText('A-002').locator('visible=true').first().waitFor();
    expect([await amendmentsOf('Alpha'), await amendmentsOf('Beta')]).toEqual([
      ['A-001', 'A-002'],
      ['A-001'],
    ]);
  });

  it('that are one and its duplicate: what the first still shows is written nowhere, and it says so', async () => {
    const { page: one } = workbench;
    await openIn(one, 'Alpha');
    const two = await another('duplicate');
    await goFromAlphaToBeta(two);
    // The window asks by itself while it is visible: who is quicker would click on what is behind the sheet.
    const sheet = one.getByRole('dialog', { name: 'Another review is open in this window' });
    await sheet.waitFor();
    const written = await writtenBy(one, 'Alpha');
    expect(written).toMatchObject({ ok: false, error: { kind: 'other-review' } });
    expect([await amendmentsOf('Alpha'), await amendmentsOf('Beta')]).toEqual([[], []]);
    await sheet.getByRole('button', { name: 'Reload' }).click();
    await one.getByRole('button', { name: /^Beta/ }).first().waitFor();
  });
});
