import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_SWITCHES, DICTIONARY_NAMES } from '../../electron/policy/spelling.ts';
import { missingProgram, needs } from '../support/run/programs.ts';
import { built } from '../support/windows/built.ts';
import { chromiumPath } from '../support/windows/chromium.ts';

const NEEDED = ['Chromium', 'dictionary-en-gb'] as const;

/** One paragraph, which Chromium looks at as a whole: once one word of it is marked, the others were looked at, too. */
const PAGE = `<!doctype html>
<style>
  ::spelling-error { background: rgb(255, 0, 255); }
  * { font: 20px monospace; }
</style>
<p contenteditable spellcheck="true">
  <span id="law" spellcheck="false">Harassement of a persone</span>
  <span id="british">harassment colour behaviour defence organising subsection</span>
  <span id="american">organizing</span>
  <span id="misspelt">definately</span>
  <span id="typed">kept</span>
</p>`;

/** How much of what an element shows is marked as misspelt. */
async function marked(page: Page, element: Locator): Promise<number> {
  const picture = (await element.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    drawing?.drawImage(bitmap, 0, 0);
    const { data } = drawing?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
    let found = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255) found += 1;
    return found;
  }, picture);
}

describe('the dictionary, in a Chromium that can reach no other machine', () => {
  let context: BrowserContext | undefined;
  let page: Page;
  const profile = mkdtempSync(join(tmpdir(), 'keeling-spelling-'));

  beforeAll(async () => {
    if (missingProgram(...NEEDED) !== null) return;
    mkdirSync(join(profile, 'Dictionaries'));
    mkdirSync(join(profile, 'Default'));
    for (const name of DICTIONARY_NAMES)
      copyFileSync(join(built('dictionary'), 'dictionary/en-GB.bdic'), join(profile, 'Dictionaries', name));
    const preferences = {
      browser: { enable_spellchecking: true },
      intl: { accept_languages: 'en-GB', selected_languages: 'en-GB' },
      spellcheck: { dictionaries: ['en-GB'] },
    };
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: String(chromiumPath()),
      args: ['--no-sandbox', ...CHROMIUM_SWITCHES.map(([name, value]) => `--${name}=${value}`)],
    });
    page = context.pages()[0] ?? (await context.newPage());
    await page.setContent(PAGE);
  });
  afterAll(async () => {
    await context?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('marks what is misspelt or American beside what is typed, and neither British words nor the law’s own', async (test) => {
    needs(test, ...NEEDED);
    const markedIn = (id: string) => marked(page, page.locator(`#${id}`));
    await page.locator('#typed').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' wrods ');
    for (const id of ['typed', 'misspelt', 'american'])
      await expect.poll(() => markedIn(id)).toBeGreaterThan(100);
    expect(await markedIn('british')).toBe(0);
    expect(await markedIn('law')).toBe(0);
  });

  it('finds no machine, by name or by number', async (test) => {
    needs(test, ...NEEDED);
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(String(url));
      response.end();
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost'])
      await expect(page.goto(`http://${host}:${port}/`, { timeout: 20_000 })).rejects.toThrow(
        /ERR_NAME_NOT_RESOLVED/,
      );
    await new Promise((done) => server.close(done));
    expect(asked).toEqual([]);
  });
});
