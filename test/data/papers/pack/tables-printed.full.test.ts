import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { NO_EVIDENCE } from '../../../../data/corpus/evidence.ts';
import { uaFaults } from '../../../../data/formats/pdf/ua-faults.ts';
import { createReviewOf } from '../../../../data/session/create-review.ts';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { row, tableInstrument } from '../../../support/acts/table-act.ts';
import { factsOfPdf, structureOfPdf, wordsOfPdf } from '../../../support/papers/poppler.ts';
import { published, signedOff } from '../../../support/papers/publish.ts';
import { mustOpen, newReview, opened, testDeps } from '../../../support/reviews/review.ts';
import { needs } from '../../../support/run/programs.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';
import { chromiumPath } from '../../../support/windows/chromium.ts';
import { asFile, csv } from '../../consultation/support.ts';

const browser = chromiumPath();
const rank = 'V';
const EDITS: readonly Edit[] = [
  { type: 'text', pid: 's2-child-2', field: 'content', from: 1, to: 2, insert: '3', rank },
  { type: 'omit', pid: 's2-adult' },
  { type: 'insert', parent: 's2-table', after: 's2-none', rank, provision: row('new', ['a dog', '£1', '']) },
];

describe.skipIf(browser === null)('a pack about an Act with tables', { timeout: 180_000 }, () => {
  it('prints them as tables that a screen reader can read, with what changes in them', async (context) => {
    needs(context, 'Poppler');
    const instrument = tableInstrument();
    const deps = { ...testDeps('Ann Official'), print: printWithBrowser(browser) };
    const contents = { title: 'Ferries', instrument, evidence: NO_EVIDENCE };
    const path = join(temporaryFolder(), 'ferries.keeling');
    const review = opened(mustOpen(await createReviewOf(path, contents, deps)), instrument.root);
    const given = { title: 'Charges', purpose: 'Dogs pay.', reason: 'They travel.', edits: [...EDITS] };
    await review.do('amendment.create', given);
    const order = ['marked-up', 'as-amended'];
    await review.do('pack.arrange', { document: 'consultation', order, leftOut: [] });
    await signedOff(review, { amendments: ['A-001'] });
    const made = await review.do('pack.export', { amendments: ['A-001'] });
    const pdfs = readdirSync(made.folder).filter((name) => name.endsWith('.pdf'));
    expect(pdfs.length).toBeGreaterThan(1);
    for (const name of pdfs) expect(uaFaults(readFileSync(join(made.folder, name))), name).toEqual([]);
    const marked = pdfs.find((name) => name.includes('marked-up'));
    const pdf = readFileSync(join(made.folder, marked ?? ''));
    const structure = structureOfPdf(pdf);
    expect(factsOfPdf(pdf).get('Tagged')).toBe('yes');
    for (const element of ['Table', 'TH', 'TD', 'TR'])
      expect(structure, element).toMatch(new RegExp(`^\\s*${element}\\b`, 'm'));
    const words = wordsOfPdf(pdf);
    expect(words).toContain('[omitted: an adult]');
    expect(words).toContain('[inserted: a dog]');
    expect(words).toMatch(/£\s*\[omitted: 2\]\s*\[inserted: 3\]/);
    await review.session.close();
  });
});

/** The pages that words are on, in a text that has a form feed after each page. */
const pagesOf = (pages: readonly string[], words: string): readonly number[] =>
  pages.flatMap((page, at) => (page.includes(words) ? [at] : []));

const ANSWERS = ['Strongly agree', 'Agree', 'Neither agree nor disagree', 'Disagree', 'Strongly disagree'];

describe.skipIf(browser === null)('a response of many questions in print', { timeout: 180_000 }, () => {
  it('cuts no short table, and leaves no heading at the end of a page', async (context) => {
    needs(context, 'Poppler');
    const deps = { ...testDeps('Ann Official'), print: printWithBrowser(browser) };
    const review = await newReview(deps);
    const codes = Array.from({ length: 14 }, (_, at) => `Q${at + 10}`);
    const rows = Array.from({ length: 80 }, (_, person) => [
      person % 2 === 0 ? 'Individual' : 'Charity',
      ...codes.map((_, at) => ANSWERS[(Math.floor(person / 2) + at) % ANSWERS.length] ?? ''),
    ]);
    const header = [
      'Responding as',
      ...codes.map((code, at) => `${code}: Is it ${'very '.repeat(at % 5)}clear?`),
    ];
    await review.do('consultation.import', asFile('a.csv', csv([header, ...rows])));
    const { folder } = await published(review, { document: 'response', only: ['pdf'] });
    const pages = wordsOfPdf(readFileSync(join(folder, 'response.pdf')), ['-layout']).split('\f');
    expect(pages.length).toBeGreaterThan(8);
    for (const code of codes) {
      const [page] = pagesOf(pages, `Answers to ${code} by kind`);
      // A caption, its head and all its rows: the last of them follows on the same page.
      const after = (pages[page ?? 0] ?? '').split(`Answers to ${code} by kind`)[1] ?? '';
      const [table = ''] = after.split(/Answers to|What was asked|Page \d+ of/);
      for (const answer of ['Strongly agree', 'Neither agree', 'Strongly'])
        expect([code, table]).toEqual([code, expect.stringContaining(answer)]);
      expect(table.match(/\(\d+%\)/g)).toHaveLength(2 * ANSWERS.length);
    }
    // The last words of a page are no heading and no caption.
    for (const page of pages.slice(1, -2)) {
      const lines = page
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('Not an official'));
      expect(lines.at(-1)).not.toMatch(/^(?:\d+\. |What was |Answers to |Answer\b)/);
    }
    await review.session.close();
  });
});
