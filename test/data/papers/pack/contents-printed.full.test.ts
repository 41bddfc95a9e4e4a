import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STYLE } from '../../../../data/formats/html/style.ts';
import { numberedContents } from '../../../../data/formats/pdf/numbered-contents.ts';
import { parsePdf } from '../../../../data/formats/pdf/rewrite.ts';
import type { Print } from '../../../../data/papers/pack/print.ts';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { scattered } from '../../../bench/support.ts';
import { placesOfPdf, wordsOfPdf } from '../../../support/papers/poppler.ts';
import { published } from '../../../support/papers/publish.ts';
import { must, newReview, testDeps } from '../../../support/reviews/review.ts';
import { needs } from '../../../support/run/programs.ts';
import { chromiumPath } from '../../../support/windows/chromium.ts';

const browser = chromiumPath();
const printer = printWithBrowser(browser);

/** Where the number of each line in the contents of a PDF ends, in points from the left: not those at the foot of a page. */
const endsOfNumbers = (pdf: Uint8Array, pages: number): readonly number[] =>
  placesOfPdf(pdf, pages)
    .filter(({ word, left, top }) => /^\d+$/.test(word) && left > 500 && top < 770)
    .map(({ right }) => right);

describe.skipIf(browser === null)('the contents of a printed paper', { timeout: 180_000 }, () => {
  it('name the page that each part is on, of a paper that was printed once', async (context) => {
    needs(context, 'Poppler');
    let printed = 0;
    const counted =
      (print: Print): Print =>
      (html, signal) => {
        printed += 1;
        return print(html, signal);
      };
    const print = Object.assign(counted(printer), {
      atOnce: 2,
      withOnePrinter: <T>(work: (print: Print) => Promise<T>) =>
        printer.withOnePrinter?.((lent) => work(counted(lent))) ?? work(counted(printer)),
    });
    const review = await newReview({ ...testDeps(), print });
    for (const { edits } of scattered(review.act, 18))
      must(await review.session.call('amendment.create', { edits: [...edits] }));
    const { folder, manifest } = await published(review, { only: ['pdf'] });
    expect(manifest.pdf).not.toHaveProperty('notUa');
    expect(printed).toBe(1);
    const pdf = readFileSync(join(folder, 'consultation-paper.pdf'));
    const pages = wordsOfPdf(pdf, ['-layout']).split('\f');
    const lines = pages.slice(0, 2).flatMap((page) => page.split('\n'));
    const contents = lines.flatMap((line) => {
      const [, part = '', page] = /^((?:\d+\.|Annex [A-Z]:) .*?) {2,}(\d+)$/.exec(line) ?? [];
      return page === undefined ? [] : [{ part, page: Number(page) }];
    });
    expect(contents.length).toBeGreaterThan(20);
    expect(Math.max(...contents.map(({ page }) => page))).toBeGreaterThan(9);
    for (const { part, page } of contents)
      expect(pages[page - 1]?.split('\n'), `${part} on page ${page}`).toContain(part);
    const ends = endsOfNumbers(pdf, 2);
    expect(ends.length).toBeGreaterThanOrEqual(contents.length);
    for (const end of ends) expect(end).toBeCloseTo(ends[0] ?? 0, 1);
    await review.session.close();
  });

  it('are numbered where the noughts were, by a font that has the digits, and otherwise not at all', async (context) => {
    needs(context, 'Poppler');
    const style = 'p { text-align: right; font: 12pt Arial, "Liberation Sans", sans-serif }';
    const html = (rows: readonly string[], more: string) =>
      `<!DOCTYPE html><html lang="en"><title>T</title><style>${style}</style>${rows.map((row) => `<p><span>${row}</span>`).join('')}<p>${more}`;
    const apart = async (page: string) =>
      parsePdf(must(await printer(page, new AbortController().signal)).bytes);
    const all = await apart(html(['000', '000', '000'], 'x 1234567890'));
    expect(numberedContents(all, [7, 42])).toBeNull();
    expect(numberedContents(all, [7, 42, 1000, 1])).toBeNull();
    expect(numberedContents(all, [7, 42, Number.NaN])).toBeNull();
    const drawn = [...(numberedContents(all, [7, 42, 1000])?.values() ?? [])].join('');
    expect(drawn).not.toMatch(/<([0-9A-F]{4})\1\1> Tj/);
    const few = await apart(html(['000'], 'x 12'));
    expect(numberedContents(few, [21])).not.toBeNull();
    expect(numberedContents(few, [23])).toBeNull();
  });

  it('is followed by paragraphs whose numbers stand apart from their words, however long', async (context) => {
    needs(context, 'Poppler');
    const numbers = ['1.1', '48.12', '1006.1', '12345.67'];
    const page = `<!DOCTYPE html><html lang="en"><title>T</title>${STYLE.toString()}${numbers.map((number) => `<p class="running"><span class="para">${number} </span>Words`).join('')}`;
    const { bytes } = must(await printer(page, new AbortController().signal));
    const places = placesOfPdf(bytes, 1);
    for (const number of numbers) expect(places.map(({ word }) => word)).toContain(number);
    expect(places.filter(({ word }) => word === 'Words')).toHaveLength(numbers.length);
  });
});
