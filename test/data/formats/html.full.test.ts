import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { htmlOf } from '../../../data/formats/html/page.ts';
import { faults, faultsIn } from '../../browser/support/axe.ts';
import { linkOf, note, packOf, sampleAmendments } from '../../support/papers/pack.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { sharedChromium } from '../../support/windows/chromium.ts';

const hostile = '<script>window.hit = true</script><img src="x" onerror="window.hit = true">';

function pageOf(): string {
  const evidence = loadEvidence();
  const notes = [...evidence.notes, note({ id: 'N-999', text: hostile, author: hostile })];
  const links = [
    linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1'),
    linkOf('L-2', 'evidence-for', 'amendment:A-001', 'note:N-999'),
    linkOf('L-3', 'considered-in', 'provision:p-0005', 'recommendation:3'),
  ];
  const leftOut = [{ id: 'A-004', title: 'Another', why: 'It is withdrawn.' }];
  return htmlOf(packOf(sampleAmendments(), { evidence: { ...evidence, notes }, links, leftOut }));
}

describe('the page in Chromium', () => {
  beforeEach((context) => needs(context, 'Chromium'));

  /** The page, opened as the file it is, and everything it asked for or said. */
  async function opened(
    colorScheme: 'light' | 'dark',
    width = 1280,
  ): Promise<{ readonly page: Page; readonly asked: readonly string[]; readonly said: readonly string[] }> {
    const path = join(temporaryFolder(), 'index.html');
    writeFileSync(path, pageOf());
    const browser = await sharedChromium();
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`file://${path}`);
    return { page, asked, said };
  }

  it('has nothing for axe to find, in any look', async () => {
    const { page } = await opened('light');
    expect(await faultsIn(page, [['the page', async () => {}]])).toEqual({});
    // It would be found out.
    await page.evaluate(() => document.documentElement.removeAttribute('lang'));
    expect(await faults(page)).toEqual([expect.stringContaining('html-has-lang')]);
  });

  it('asks for nothing, says nothing, and runs nothing', async () => {
    const { page, asked, said } = await opened('light');
    expect(asked).toHaveLength(1);
    expect(said).toEqual([]);
    expect(await page.evaluate(() => Object.hasOwn(window, 'hit'))).toBe(false);
    expect(await page.getByText('window.hit = true').count()).toBeGreaterThan(0);
    // The style is in force: its hash is the one in the page's own policy.
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector('del') as Element).textDecorationLine,
      ),
    ).toBe('line-through');
  });

  it.each([640, 320])('fits a window %i pixels wide', async (width) => {
    const { page } = await opened('light', width);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    // Tables may be wider than a telephone: they need their two dimensions (WCAG 1.4.10). The text may not.
    const text = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('.act, .prose, header, nav')].map(
          (box) => box.getBoundingClientRect().right,
        ),
      ),
    );
    expect(text).toBeLessThanOrEqual(width);
    if (width >= 640) expect(wide).toBeLessThanOrEqual(width);
  });
});
