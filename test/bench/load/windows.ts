import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/lib/browser.mjs';
import { keyboardAt } from '../../browser/support/keyboard.ts';
import { LARGE_ACT } from '../large.ts';

/** Two people in real windows, in one section, who see each other's words come. */
export interface LoadWindows {
  /** The first or second types a word, which is saved by itself. */
  readonly type: (which: 0 | 1) => Promise<void>;
  /** From when a window sent a word to be saved to when it stood in the other's, in milliseconds. */
  readonly delays: () => Promise<readonly number[]>;
  /** Words that were sent, and not seen in the other window. */
  readonly unseen: () => Promise<number>;
  /** Their processes, for what they use. */
  readonly pid: number;
  readonly browser: Browser;
}

interface Watched {
  readonly marks: Record<string, number>;
}

async function open(
  browser: Browser,
  origin: string,
  headers: Readonly<Record<string, string>>,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    extraHTTPHeaders: headers,
  });
  const page = await context.newPage();
  await page.goto(origin);
  await page
    .getByRole('button', { name: new RegExp(LARGE_ACT.title) })
    .first()
    .click();
  await page.locator('.act [data-line]').first().waitFor();
  await keyboardAt(page).goTo(LARGE_ACT.section);
  await page.getByText(LARGE_ACT.words()).first().click();
  await page.locator('[contenteditable=true]').waitFor();
  // Every word of the other's that comes to stand in the section, with when it did.
  await page.evaluate(() => {
    const marks: Record<string, number> = {};
    Object.assign(window, { marks });
    const look = () => {
      for (const [mark] of (document.querySelector('.act')?.textContent ?? '').matchAll(/zq[ab]\d+zq/g))
        marks[mark] ??= Date.now();
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return page;
}

export async function openWindows(
  origin: string,
  headers: readonly Readonly<Record<string, string>>[],
): Promise<LoadWindows> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('There is no Chromium on this machine');
  const server = await chromium.launchServer({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  const pages: Page[] = [];
  const sent = new Map<string, { readonly from: number; readonly at: number }>();
  for (const [which, own] of headers.entries()) {
    const page = await open(browser, origin, own);
    page.on('request', (request) => {
      if (!/\/api\/amendment\.(?:create|revise)$/.test(request.url())) return;
      for (const [mark] of (request.postData() ?? '').matchAll(/zq[ab]\d+zq/g))
        if (mark.startsWith(which === 0 ? 'zqa' : 'zqb') && !sent.has(mark))
          sent.set(mark, { from: which, at: Date.now() });
    });
    pages.push(page);
  }
  let words = 0;
  const seen = async () => {
    const marks = await Promise.all(
      pages.map((page) => page.evaluate(() => (window as unknown as Watched).marks)),
    );
    return [...sent].map(([mark, { from, at }]) => {
      const there = marks[1 - from]?.[mark];
      return there === undefined ? null : there - at;
    });
  };
  return {
    pid: server.process().pid ?? 0,
    browser,
    type: async (which) => {
      await pages[which]?.keyboard.type(`zq${which === 0 ? 'a' : 'b'}${++words}zq `);
    },
    delays: async () => (await seen()).filter((one) => one !== null),
    unseen: async () => (await seen()).filter((one) => one === null).length,
  };
}
