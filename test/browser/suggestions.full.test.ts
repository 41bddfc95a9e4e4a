import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { asFile, csv } from '../data/consultation/support.ts';
import { codedSet, SUBJECT_NAMES } from '../support/consultation/coded-set.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

const SET = codedSet(60, 11);

/** A review with the made-up coded set, of which the first forty are coded. */
async function make(path: string): Promise<void> {
  const given = { title: 'Suggestions', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  const rows = SET.map(({ text }, at) => [
    `R-${at}`,
    at % 2 ? 'Police' : 'Charity',
    `${text} So section 2A(3) says.`,
  ]);
  const file = csv([['Id', 'Responding as', 'Q1: Please explain your answer'], ...rows]);
  must(await session.call('consultation.import', asFile('coded.csv', file)));
  const { answers } = must(await session.call('consultation.responses', { limit: 100 }));
  const themes = new Map<string, string>();
  for (const name of SUBJECT_NAMES)
    themes.set(name, must(await session.call('coding.addTheme', { name })).id);
  for (const [at, { text, passages }] of SET.slice(0, 40).entries())
    for (const { from, to, themes: on } of passages) {
      const given = {
        from,
        to,
        quote: text.slice(from, to),
        themes: on.map((name) => themes.get(name) ?? ''),
      };
      must(await session.call('coding.addExcerpt', { of: `answer:${answers[at]?.id ?? 0}`, ...given }));
    }
  await session.close();
}

steps('suggestions in the window', { skip: whyNoWorkbench() !== null }, () => {
  let window: ReviewWindow;
  let page: Page;
  const view = (name: string) => page.getByRole('radio', { name }).click();

  beforeAll(async () => {
    window = await openMade(make);
    page = window.page;
    await page.getByRole('tab', { name: 'Consultation', exact: true }).click();
    await view('Suggestions');
  });
  afterAll(() => window?.close());

  it('are off, and say what they would be, until they are turned on', async () => {
    await page.getByText('Suggestions are off in this review.').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Turn on suggestions' }).click();
    await page.getByRole('button', { name: 'Look for suggestions' }).click();
    const quality = page.getByRole('region', { name: 'How good these suggestions are' });
    await quality.getByText(/of suggestions are how people coded the answer/).waitFor();
    await quality.getByText(/would be right/).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('show the words that caused each, and count once accepted', async () => {
    const first = page.getByRole('listitem', { name: /, for answer \d+$/ }).first();
    await expect.poll(() => first.locator('mark').count()).toBeGreaterThan(0);
    const name = await first.getAttribute('aria-label');
    await first.getByRole('button', { name: /^Accept/ }).click();
    await page.getByText('1 suggestion accepted, 0 suggestions rejected').waitFor();
    await expect.poll(() => page.getByRole('listitem', { name: name ?? '' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Reject' }).first().click();
    await page.getByText('1 suggestion accepted, 1 suggestion rejected').waitFor();
  });

  it('tell which answers name a provision, and which words are whose', async () => {
    await view('Provisions named');
    await page.getByRole('listitem', { name: 'section 2A(3)' }).getByText('60 answers').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await view('Typical words');
    await page.getByRole('heading', { name: 'Charity' }).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });
});
