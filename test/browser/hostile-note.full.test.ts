import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPack } from '../../data/papers/pack/verify.ts';
import { must } from '../support/reviews/review.ts';
import { sharedChromium } from '../support/windows/chromium.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { readDocx } from '../support/word/docx-reader.ts';
import { allAmendments, exportPack } from './support/export-pack.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openSeeded } from './support/seeded.ts';

const SCRIPT = '<script>window.ran = 1</script>';
const IMAGE = '<img src=x onerror="window.ran = 1">';
const FORMULA = '=HYPERLINK("http://127.0.0.1:9/?"&A1,"click")';
/** Something for every field of the form. */
const NOTE = {
  Author: `"><svg onload="window.ran = 1">${IMAGE}`,
  Organisation: FORMULA,
  'Question answered': SCRIPT,
  Text: `${FORMULA} ${SCRIPT} ${IMAGE} <a href="javascript:window.ran=1">click</a> {{7*7}} \${7*7}`,
  'Where it was found': `-1+1 ${IMAGE}`,
} as const;
const TEXT = NOTE.Text;

const ran = (page: Page) => page.evaluate(() => (window as unknown as { ran?: number }).ran);

/** The cells of a CSV file, by RFC 4180 and nothing else. */
function cellsOf(csv: string): readonly string[] {
  const cells = csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)/g);
  return [...cells].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}

steps('a note with a script, an image that fails and a formula', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  let pack = '';

  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
    watched = watch(page);
  });
  afterAll(() => workbench?.close());

  it('is added through the form, with its author’s consent, and shown letter for letter', async () => {
    await room('Consultation');
    await page.getByRole('button', { name: /^Add a note/ }).click();
    const form = page.getByRole('dialog');
    for (const [label, value] of Object.entries(NOTE))
      await form.getByLabel(label, { exact: true }).fill(value);
    await form.getByText('The author agrees to publication').click();
    await form.getByRole('button', { name: 'Add the note' }).click();
    await form.waitFor({ state: 'detached' });
    const note = page.getByRole('article').filter({ hasText: 'N-033' });
    const shown = (await note.textContent()) ?? '';
    for (const value of Object.values(NOTE)) expect(shown).toContain(value);
    await note.getByText('may be published', { exact: true }).waitFor();
  });

  it('is linked to an amendment, and stays text wherever it is named', async () => {
    await room('Act');
    const panel = page.getByRole('complementary', { name: 'The amendment being worked on' });
    await panel.getByRole('button', { name: /Working on/ }).click();
    await page.getByRole('option', { name: /^A-001/ }).click();
    await panel.getByRole('button', { name: /^Add a link/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^implements/ }).click();
    await page.getByRole('option', { name: 'is supported by', exact: true }).click();
    await dialog.getByRole('option', { name: /^N-033/ }).click();
    await dialog.getByRole('button', { name: 'Add the link' }).click();
    await panel.getByRole('button', { name: /^Remove the link: is supported by N-033/ }).waitFor();
    // The pack's own page is previewed in a frame in which nothing may run.
    const preview = 'iframe[sandbox="allow-same-origin"]';
    const alive = `main :is(script, img, iframe:not(${preview}), a[href^="javascript"])`;
    for (const name of ['Act', 'Amendments', 'Recommendations', 'Consultation', 'History', 'Pack']) {
      await room(name);
      const shown = page.getByRole('tabpanel', { name, exact: true });
      await shown.getByRole('heading').first().waitFor();
      await expect.poll(() => page.locator(alive).count(), { message: name }).toBe(0);
    }
    await expect.poll(() => ran(page)).toBeUndefined();
  });

  it('goes into the pack, which verifies', async () => {
    await room('Pack');
    await allAmendments(page);
    pack = await exportPack(page);
    must(await verifyPack(pack));
  });

  it('is no formula in the CSV, and nothing else is', () => {
    const cells = cellsOf(readFileSync(join(pack, 'changes.csv'), 'utf8'));
    expect(cells).toContain(`'${TEXT}`);
    expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
  });

  it('is words in the Word file', () => {
    const document = readDocx(readFileSync(join(pack, 'marked-up-with-comments.docx')));
    expect(document.faults).toEqual([]);
    const words = document.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
    // Who has brackets in the name is not put in others.
    expect(words).toContain(`${NOTE.Author}, ${FORMULA}`);
  });

  it('is words on the page, where nothing runs, even without the page’s own policy', async () => {
    const browser = await sharedChromium();
    for (const bypassCSP of [false, true]) {
      const context = await browser.newContext({ bypassCSP });
      try {
        const opened = await context.newPage();
        const url = pathToFileURL(
          join(pack, readdirSync(pack).find((name) => name.endsWith('-notes.html')) ?? ''),
        ).href;
        const asked: string[] = [];
        opened.on('request', (request) => request.url() !== url && asked.push(request.url()));
        opened.on('dialog', (dialog) => {
          asked.push(dialog.message());
          void dialog.dismiss();
        });
        await opened.goto(url);
        const said = (await opened.locator('body').textContent()) ?? '';
        for (const value of Object.values(NOTE)) expect(said).toContain(value);
        await expect.poll(() => ran(opened)).toBeUndefined();
        await expect
          .poll(() => opened.locator('script, img, svg, iframe, a[href^="javascript"]').count())
          .toBe(0);
        expect(asked).toEqual([]);
      } finally {
        await context.close();
      }
    }
  });

  it('was harmless from beginning to end', () => {
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });
});
