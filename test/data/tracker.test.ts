import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '../../core/events/describe-entry.ts';
import { findAnchor } from '../../core/evidence/anchor.ts';
import { xlsxOf } from '../../data/formats/xlsx/write.ts';
import { newReview } from '../support/reviews/review.ts';

/** The columns that Hampshire publishes; the words below them are made up. */
const HEADERS = [
  'Rec No.',
  'Recommendation',
  'Sub recommendation/evidence',
  'Rec. Owner',
  'Initial action plan response',
  'March 2026 update',
];
const ROWS = [
  [
    '7',
    'Change the recording systems',
    '7.1 Make sure it is used',
    'A superintendent',
    'Systems were changed',
    'In use',
  ],
  ['', '', '7.2 Search in other ways', 'A superintendent', 'Searches by hand', ''],
  ['99', 'No such thing', '', 'Nobody', 'Done', 'Done'],
  ['10', 'Review training', '', 'A sergeant', '', ''],
];
/** In Windows-1252, with semicolons, lines above the headers, cells over two lines, and numbers in many forms. */
const PLAN = join(import.meta.dirname, '../fixtures/trackers/plan.csv');
const TABLE = [HEADERS, ...ROWS];
const ABOUT = { title: 'An action plan', author: 'A force', date: '2025-11', licence: 'None: made up' };

const csv = TABLE.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
const docx = zipSync({
  'word/document.xml': strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${TABLE.map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`,
    ).join('')}</w:tbl></w:body></w:document>`,
  ),
});
const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});
const FILES = [
  ['a CSV', file('plan.csv', csv)],
  ['a workbook', file('plan.xlsx', xlsxOf([{ name: 'Plan', header: HEADERS, rows: ROWS }]))],
  ['a Word document', file('plan.docx', docx)],
] as const;

describe('a tracker', () => {
  it.each(FILES)('of %s is looked at before anything is kept', async (_, given) => {
    const review = await newReview();
    const seen = await review.do('tracker.look', given);
    expect(seen.mapping).toEqual({
      number: 0,
      recommendation: 1,
      sub: 2,
      owner: 3,
      category: null,
      response: 4,
      update: 5,
    });
    expect(
      seen.answers.map(({ recommendation, as, date, text }) => [recommendation, as, date, text]),
    ).toEqual([
      ['7', 'response', null, 'Systems were changed'],
      ['7', 'update', '2026-03', 'In use'],
      ['7', 'response', null, 'Searches by hand'],
    ]);
    expect(seen.left.map(({ reason }) => reason)).toEqual([
      'There is no recommendation 99 in this review.',
      'This row has no answer.',
    ]);
    expect((await review.do('evidence.get', {})).sources).toHaveLength(1);
  });

  it('is read for each answer and no other, whatever its rows are like', async () => {
    const review = await newReview();
    const given = file('plan.csv', readFileSync(PLAN));
    const seen = await review.do('tracker.look', given);
    expect(
      seen.answers.map(({ recommendation, as, category, date, text }) => [
        recommendation,
        as,
        category,
        date,
        text,
      ]),
    ).toEqual([
      ['7', 'response', 'accepted-in-part', null, 'Counted; every Monday,\nand "by hand"'],
      ['7', 'update', 'not-known', '2026-03', 'In use – 2 of 3'],
      ['7', 'update', 'not-known', '2026-06', 'Done: £5 a day'],
      ['7', 'response', 'not-known', null, 'Written in a book'],
      ['7', 'response', 'not-known', null, 'Thirty days it is'],
      ['8', 'response', 'accepted', null, 'Both will be done'],
      ['9', 'response', 'accepted', null, 'Both will be done'],
      ['10', 'response', 'not-accepted', null, 'None of them'],
      ['11', 'response', 'not-accepted', null, 'None of them'],
      ['12', 'response', 'not-accepted', null, 'None of them'],
      ['15', 'response', 'not-known', null, 'Lettered answer'],
      ['15', 'update', 'not-known', '2026-03', 'Sept update of one'],
    ]);
    expect(seen.left.map(({ line, reason }) => [line, reason])).toEqual([
      [11, 'This row has no recommendation number.'],
      [12, 'This row has no recommendation number.'],
      [14, 'There is no recommendation 99 in this review.'],
    ]);
    const { source } = await review.do('tracker.import', { ...given, ...ABOUT });
    const held = (await review.do('evidence.get', {})).sources.find(({ id }) => id === source);
    for (const { text } of seen.answers) expect(held?.text).toContain(text);
    await review.do('ledger.verify', {});
  });

  it('says no more of a long answer than it can, and halves no character', async () => {
    const review = await newReview();
    const long = `${'x'.repeat(498)}🧳${'y'.repeat(100)}`;
    const given = file(
      'plan.csv',
      [HEADERS, ['7', '', '', '', long, '']].map((row) => row.join()).join('\r\n'),
    );
    await review.do('tracker.import', { ...given, ...ABOUT });
    const taken = (await review.do('evidence.get', {})).responses.at(-1);
    expect(taken?.terms).toBe(`${'x'.repeat(498)}…`);
    expect(taken?.pins[0]?.quote).toBe(long);
  });

  it('is taken in as a source and the responses that are pinned in it, once', async () => {
    const review = await newReview();
    const input = { ...FILES[0][1], ...ABOUT };
    const { responses: before } = await review.do('evidence.get', {});
    expect(await review.do('tracker.import', input)).toEqual({ source: 'S-001', responses: 3, left: 2 });
    const { sources, responses } = await review.do('evidence.get', {});
    const source = sources.at(-1);
    expect(source).toMatchObject(ABOUT);
    const taken = responses.slice(before.length);
    expect(taken.map(({ id, body, date, category, terms }) => [id, body, date, category, terms])).toEqual([
      ['RS-001', 'A force', '2025-11', 'not-known', 'Systems were changed'],
      ['RS-002', 'A force', '2026-03', 'not-known', 'In use'],
      ['RS-003', 'A force', '2025-11', 'not-known', 'Searches by hand'],
    ]);
    for (const { pins, terms } of taken)
      for (const pin of pins) {
        const place = findAnchor(pin, source?.text ?? '');
        expect(place && source?.text.slice(place.from, place.to)).toBe(terms);
      }
    await review.do('ledger.verify', {});
    expect(await review.session.call('tracker.import', input)).toMatchObject({ error: { kind: 'clash' } });
  });

  it('is taken back with the answers that were read in it, while nothing hangs on them', async () => {
    const review = await newReview();
    const before = await review.do('evidence.get', {});
    const input = { ...FILES[0][1], ...ABOUT };
    const { source } = await review.do('tracker.import', input);
    const other = await review.do('source.add', { ...ABOUT, title: 'A letter', text: 'Dear all' });
    await review.do('amendment.create', { title: 'Systems' });
    await review.do('link.add', { type: 'responds-to', from: 'amendment:A-001', to: 'response:RS-002' });
    const { text } = (await review.do('evidence.get', {})).sources.find(({ id }) => id === source) ?? {};
    const quoted = { source, from: 0, to: 4, quote: (text ?? '').slice(0, 4) };
    await review.do('response.add', {
      recommendations: ['7'],
      body: 'A force',
      date: '2026',
      category: 'noted',
      terms: 'By hand',
      pins: [quoted],
    });
    expect(await review.session.call('tracker.remove', { source })).toMatchObject({
      error: {
        kind: 'clash',
        message: `${source} cannot be removed because other work depends on it: the link from A-001 to response RS-002; response RS-004, which quotes it. Remove that first. Nothing was changed.`,
      },
    });
    expect(await review.session.call('tracker.remove', { source: other.id })).toMatchObject({
      error: { kind: 'invalid' },
    });

    const second = await newReview();
    await second.do('tracker.import', input);
    const undone = await second.do('tracker.remove', { source });
    expect(undone).toEqual({ source, title: ABOUT.title, responses: ['RS-001', 'RS-002', 'RS-003'] });
    expect(await second.do('evidence.get', {})).toEqual(before);
    const entry = (await second.do('ledger.list', { limit: 1000 })).at(-1);
    expect(entry && describeEntry(entry)).toContain(
      'removed source S-001, An action plan, with 3 answers read in it',
    );
    await second.do('ledger.verify', {});
    // It may come again, and what is put in after it keeps its place.
    await second.do('source.add', { ...ABOUT, title: 'A letter', text: 'Dear all' });
    expect(await second.do('tracker.import', input)).toMatchObject({ responses: 3 });
    await second.do('ledger.verify', {});
    expect(await second.session.call('tracker.remove', { source: 'S-009' })).toMatchObject({
      error: { kind: 'not-found' },
    });
  });

  it('is read by the columns that a person says', async () => {
    const review = await newReview();
    const mapping = {
      number: 0,
      recommendation: null,
      sub: null,
      owner: null,
      category: null,
      response: 5,
      update: null,
    };
    const seen = await review.do('tracker.look', { ...FILES[0][1], mapping });
    expect(seen.answers.map(({ text }) => text)).toEqual(['In use']);
  });

  it('is refused where no table has its columns', async () => {
    const review = await newReview();
    expect(await review.session.call('tracker.look', file('x.csv', 'a,b\r\n1,2'))).toMatchObject({
      error: { kind: 'unsupported' },
    });
  });

  it('whose answer is only what no file can hold has none', async () => {
    const review = await newReview();
    const given = file('plan.csv', `${HEADERS.join()}\r\n7,Change,,Nobody,\u0001,In use\r\n`);
    const { responses } = await review.do('tracker.import', { ...given, ...ABOUT });
    expect(responses).toBe(1);
  });
});
