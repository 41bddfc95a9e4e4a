import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { htmlOf } from '../../../data/formats/html/page.ts';
import { CHROMIUM_ARGS, chromiumPath } from '../../support/chromium.ts';
import { linkOf, note, packOf, sampleAmendments } from '../../support/pack.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const executablePath = chromiumPath();

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

describe.skipIf(executablePath === null)('the page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGS] });
  });
  afterAll(() => browser.close());

  /** The page, opened as the file it is, and everything it asked for or said. */
  async function opened(
    colorScheme: 'light' | 'dark',
    width = 1280,
  ): Promise<{ readonly page: Page; readonly asked: readonly string[]; readonly said: readonly string[] }> {
    const path = join(temporaryFolder(), 'index.html');
    writeFileSync(path, pageOf());
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`file://${path}`);
    return { page, asked, said };
  }

  it.each(['light', 'dark'] as const)('has nothing for axe to find, %s', async (colorScheme) => {
    const { page } = await opened(colorScheme);
    const { violations, passes } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    ).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
  });

  it('would be found out by axe', async () => {
    const { page } = await opened('light');
    await page.evaluate(() => document.documentElement.removeAttribute('lang'));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toContain('html-has-lang');
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
