import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { wordsOfPdf } from '../../../support/papers/poppler.ts';
import { published } from '../../../support/papers/publish.ts';
import { newReview, testDeps } from '../../../support/reviews/review.ts';
import { needs } from '../../../support/run/programs.ts';
import { chromiumPath, sharedChromium } from '../../../support/windows/chromium.ts';
import { validated, validatorPath } from '../../../support/word/validator.ts';
import { asFile, csv } from '../../consultation/support.ts';

const LONG =
  'Only where the person who was harassed has asked the police for it, in writing or in another way';
/** Answers to a question of which people could tick several, as a platform writes them. */
const ANSWERS = ['Yes', 'No', LONG, 'Yes', 'Yes; No', 'Yes', 'No', `Yes; ${LONG}`];
/** What each answer is of all eight, as a person reckons it. */
const SHARES = new Map([
  ['Yes', 5 / 8],
  ['No', 3 / 8],
  [LONG, 2 / 8],
]);

const browser = chromiumPath();

describe.skipIf(browser === null)('the figures of a closed question in the response paper', () => {
  const away = mkdtempSync(join(tmpdir(), 'keeling-bars-'));
  let folder = '';
  let notUa: readonly string[] | undefined;
  beforeAll(async () => {
    const deps = { ...testDeps(), ...(browser && { print: printWithBrowser(browser) }) };
    const review = await newReview(deps, away);
    // Of fewer than five a paper tells no number, and of those who came without a questionnaire no words.
    const rows = [...ANSWERS, ...ANSWERS, ...ANSWERS].map((answer, at) => [
      at % 8 < 4 ? 'Individual' : 'Charity',
      answer,
    ]);
    await review.do(
      'consultation.import',
      asFile('a.csv', csv([['Responding as', 'Q1: Which of these?'], ...rows])),
    );
    const made = await published(review, { document: 'response', only: ['html', 'docx', 'pdf'] });
    folder = made.folder;
    notUa = made.manifest.pdf && 'notUa' in made.manifest.pdf ? made.manifest.pdf.notUa : undefined;
    await review.session.close();
  });

  afterAll(() => rmSync(away, { recursive: true, force: true }));

  it.each([390, 1280])('are drawn as bars as long as the shares, at %i pixels', async (width) => {
    const context = await (await sharedChromium()).newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.setContent(readFileSync(join(folder, 'index.html'), 'utf8'));
    const table = page.getByRole('table', { name: /^Answers to Q1$/ });
    for (const [answer, share] of SHARES) {
      const row = table
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: answer, exact: true }) });
      const [whole, part] = await Promise.all(
        ['.whole', '.share'].map(async (of) => (await row.locator(of).boundingBox())?.width ?? 0),
      );
      expect(whole).toBeGreaterThan(80);
      expect((part ?? 0) / (whole ?? 1)).toBeCloseTo(share, 2);
      // Whoever does not see it has the same in words, once.
      expect(await row.textContent()).toContain(`${Math.round(share * 100)}%`);
    }
    expect(await table.getByRole('img').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });

  it('are seen where a person has chosen all colours', async () => {
    const context = await (await sharedChromium()).newContext({
      forcedColors: 'active',
      colorScheme: 'dark',
    });
    const page = await context.newPage();
    await page.setContent(readFileSync(join(folder, 'index.html'), 'utf8'));
    const drawn = await page
      .locator('.bar .share')
      .first()
      .evaluate((bar) => getComputedStyle(bar).fill);
    const words = await page
      .locator('th[scope=row]')
      .first()
      .evaluate((cell) => getComputedStyle(cell).color);
    expect(drawn).toBe(words);
    await context.close();
  });

  it('say of several choices what the shares are of', () => {
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain(
      '24 respondents answered this question. Some of them chose more than one answer, so the percentages add up to more than 100%.',
    );
  });

  it('stand in print as a table, a row for each answer, and in the contents by what was asked', (context) => {
    needs(context, 'Poppler');
    const words = wordsOfPdf(readFileSync(join(folder, 'response.pdf')), ['-layout']);
    expect(words).toMatch(/^ *Yes +15 +63%$/m);
    expect(words).toMatch(/^ *3\. Q1: Which of these\? +\d+$/m);
  });

  it('are in a PDF with nothing against its being PDF/UA', () => {
    expect(readFileSync(join(folder, 'response.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(notUa).toBeUndefined();
  });

  it('are drawn as bars as long as the shares in Word, too', async () => {
    const bytes = readFileSync(join(folder, 'response.docx'));
    const document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    for (const [answer, share] of SHARES) {
      const cell = document
        .split('<w:tc>')
        .find((one) => one.includes(`${answer}</w:t>`) && one.includes('<w:pBdr>'));
      const width = Number(/<w:tcW w:w="(\d+)"/.exec(cell ?? '')?.[1]);
      // An answer and its bar are never on two pages.
      expect(document.split('<w:tr>').find((row) => row.includes(cell ?? '-'))).toContain('<w:cantSplit/>');
      const right = Number(/<w:ind w:right="(\d+)"/.exec(cell ?? '')?.[1]);
      expect((width - 216 - right) / (width - 216)).toBeCloseTo(share, 2);
    }
    if (validatorPath() !== null) expect(await validated([{ name: 'response.docx', bytes }])).toEqual([]);
  });
});
