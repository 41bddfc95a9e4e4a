import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openMade, openNew, type ReviewWindow } from './support/seeded.ts';

/** A review that was made before section 4B was in the text. */
const PAST = join(import.meta.dirname, '../fixtures/reviews/ann.keeling.gz');
const makePast = async (path: string) => writeFileSync(path, gunzipSync(readFileSync(PAST)));

describe.skipIf(whyNoWorkbench() !== null)('a review of a text that was put right since', () => {
  let bench: ReviewWindow;
  beforeEach(async () => {
    bench = await openMade(makePast);
  });
  afterEach(() => bench?.close());

  const amendments = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const all = must(await session.call('amendment.list', {}));
    await session.close();
    return all.map(({ id, edits }) => ({ id, edits: [...edits] }));
  };

  it('keeps its text, is offered the newer one, and moves to it with every edit', async () => {
    const { page } = bench;
    const before = await amendments();
    expect(before.length).toBeGreaterThan(3);
    await expect.poll(() => page.locator('.act').textContent()).not.toContain('United Kingdom national');
    await page.getByRole('button', { name: /^Base: .*A newer version is available$/ }).click();
    await page.getByRole('button', { name: /^A newer version is available/ }).click();
    const sheet = page.getByRole('dialog', { name: 'Change the base text' });
    await sheet.getByRole('button', { name: /New base text/ }).click();
    await page.getByRole('option', { name: /\(newer\)/ }).click();
    await sheet.getByRole('button', { name: 'Change the base text' }).click();
    await expect.poll(() => page.locator('.act').textContent()).toContain('United Kingdom national');
    await page.getByRole('button', { name: /^Base: .*\)$/ }).waitFor();
    await expect.poll(amendments).toEqual(before);
  });
});

describe.skipIf(whyNoWorkbench() !== null)('a review of the newest text', () => {
  it('is offered nothing', async () => {
    const bench = await openNew();
    await bench.page.getByRole('button', { name: /^Base: .*\)$/ }).waitFor();
    await bench.close();
  });

  it('begins with the Act, and says after it which of its words could not be read at a source', async () => {
    const bench = await openNew();
    const act = bench.page.locator('.act');
    await expect.poll(() => act.textContent()).toContain('Be it enacted');
    const text = (await act.textContent()) ?? '';
    expect(text.slice(0, text.indexOf('as follows'))).not.toMatch(/unverified/i);
    await expect
      .poll(() => act.locator('.provenance').textContent())
      .toMatch(/Long title\. Unverified: .*Enacting words\. Unverified: /);
    await bench.close();
  });
});
