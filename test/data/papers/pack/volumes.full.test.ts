import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ok } from '../../../../core/base/result.ts';
import type { Print } from '../../../../data/papers/pack/print.ts';
import { scattered } from '../../../bench/support.ts';
import { findAll, readPage, textOf } from '../../../support/papers/page-reader.ts';
import { published } from '../../../support/papers/publish.ts';
import { smallPdf } from '../../../support/papers/small-pdf.ts';
import { must, newReview, testDeps } from '../../../support/reviews/review.ts';

it('prints a paper of hundreds of proposals in volumes, with each of its parts in one of them', async () => {
  const pages: string[] = [];
  const print: Print = async (html) => {
    // Each is printed twice: this PDF has no places for the numbers of pages.
    if (html.includes('<span class="page">000</span>')) pages.push(html);
    return ok({ bytes: smallPdf(), by: 'Chromium 156' });
  };
  const review = await newReview({ ...testDeps(), print });
  for (const { edits } of scattered(review.act, 260))
    must(await review.session.call('amendment.create', { edits: [...edits] }));
  const { folder, manifest } = await published(review, { only: ['html', 'pdf'] });
  expect(readdirSync(folder).sort()).toEqual([
    'consultation-paper-volume-1.pdf',
    'consultation-paper-volume-2.pdf',
    'consultation-paper-volume-3.pdf',
    'consultation-paper-volume-4.pdf',
    'index.html',
    'manifest.json',
  ]);
  expect(manifest.pdf).toMatchObject({ printedBy: 'Chromium 156' });
  const headings = (html: string) =>
    findAll(readPage(html), ({ name }) => name === 'h2').map((heading) => textOf(heading));
  const printed = pages.reverse().flatMap((html) => headings(html));
  const isPart = (heading: string) => /^(?:\d+\.|Annex )/.test(heading);
  expect(printed.filter(isPart)).toEqual(
    headings(readFileSync(join(folder, 'index.html'), 'utf8')).filter(isPart),
  );
});
