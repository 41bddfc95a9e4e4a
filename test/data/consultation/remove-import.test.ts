import { describe, expect, it } from 'vitest';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { turning } from '../../support/people/turning.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { asFile, csv } from './support.ts';

const HEADERS = ['Response ID', 'Q1: Do you agree?', 'Q1: Why?'];
const rowsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => [
    `R${from + at}`,
    at % 2 === 0 ? 'Yes' : 'No',
    `What respondent ${from + at} has to say of stalking`,
  ]);
const first = asFile('first.csv', csv([HEADERS, ...rowsOf(1, 4)]));
const second = asFile('second.csv', csv([HEADERS, ...rowsOf(5, 3)]));

/** All that the tables hold of responses, as it stands in the file. */
async function tables(path: string) {
  const db = connect(path);
  const held = {
    respondents: await db('respondent').orderBy('id'),
    answers: await db('answer').orderBy('id'),
    records: await db('record').orderBy(['kind', 'id']),
    words: await db.raw(`SELECT rowid FROM answer_words WHERE answer_words MATCH 'stalking' ORDER BY rowid`),
  };
  await db.destroy();
  return held;
}

async function change(review: Opened, sql: string): Promise<void> {
  const db = connect(review.path);
  await db.raw(sql);
  await db.destroy();
}

describe('taking an import back', () => {
  it('leaves exactly what was there before, and can be done again', async () => {
    const review = await newReview();
    await review.do('consultation.import', first);
    const before = await tables(review.path);
    await review.do('consultation.import', second);
    expect((await tables(review.path)).words).toHaveLength(7);
    expect(await review.do('consultation.removeImport', { id: 'I-0002' })).toEqual({
      id: 'I-0002',
      respondents: 3,
      answers: 6,
    });
    expect(await tables(review.path)).toEqual(before);
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'records.change',
      subject: 'import:I-0002',
      payload: { what: 'undid the import I-0002, with 3 responses from second.csv' },
    });
    await review.do('ledger.verify', {});
    expect((await review.do('consultation.import', second)).import).toMatchObject({
      id: 'I-0002',
      respondents: 3,
    });
    await review.do('ledger.verify', {});
  });

  it('keeps the questions that another import answers', async () => {
    const review = await newReview();
    await review.do('consultation.import', first);
    await review.do('consultation.import', second);
    await review.do('consultation.removeImport', { id: 'I-0001' });
    expect(await review.do('consultation.questions', {})).toMatchObject([
      { id: 'Q-0001', import: 'I-0002', answers: 3 },
      { id: 'Q-0002', import: 'I-0002', answers: 3 },
    ]);
    await review.do('consultation.removeImport', { id: 'I-0002' });
    expect(await review.do('consultation.questions', {})).toEqual([]);
    expect((await tables(review.path)).words).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('is refused, with the list, while a decision or a link hangs on it', async () => {
    const review = await newReview();
    await review.do('consultation.import', first);
    const { answers } = await review.do('consultation.responses', { kind: 'open' });
    const drafted = await review.do('amendment.create', { title: 'Any' });
    const link = await review.do('link.add', {
      type: 'evidence-for',
      from: `amendment:${drafted.id}`,
      to: `answer:${answers[0]?.id}`,
    });
    const decided = await review.do('decision.add', {
      about: 'question:Q-0002',
      outcome: 'taken-forward',
      reason: '',
    });
    expect(await review.session.call('consultation.removeImport', { id: 'I-0001' })).toMatchObject({
      error: {
        kind: 'clash',
        message: expect.stringMatching(/D-0001 \(question Q-0002\); the link from A-001 to answer 1002/),
      },
    });
    await review.do('link.remove', { id: link.id });
    await review.do('decision.remove', { id: decided.id });
    await review.do('consultation.removeImport', { id: 'I-0001' });
    await review.do('ledger.verify', {});
  });

  it('is refused while a passage is coded, redacted or read, until these are taken back', async () => {
    const review = turning(await newReview());
    await review.do('consultation.import', first);
    const passage = { of: 'answer:1002', from: 0, to: 4, quote: 'What' } as const;
    const { id: excerpt } = await review.do('coding.addExcerpt', passage);
    const { id: redaction } = await review.do('redaction.add', passage);
    await review.do('coding.read', { of: 'answer:1002', as: 'read' });
    expect(await review.do('consultation.responses', { coded: true })).toMatchObject({
      total: 1,
      answers: [{ id: 1002, coded: true }],
      facets: { coded: { yes: 1, no: 7 } },
    });
    const refused = await review.session.call('consultation.removeImport', { id: 'I-0001' });
    expect(refused).toMatchObject({ error: { kind: 'clash' } });
    for (const name of ['excerpt X-0001', 'redaction RD-0001', 'reading '])
      expect(JSON.stringify(refused)).toContain(name);
    await review.do('coding.removeExcerpt', { id: excerpt });
    await review.do('redaction.remove', { id: redaction });
    await review.do('coding.read', { of: 'answer:1002', as: 'read', done: false });
    await review.do('consultation.removeImport', { id: 'I-0001' });
    expect(await review.undo()).toMatchObject({ error: { kind: 'refused' } });
    // What hung on it can't come back without it: the reading, the redaction, the excerpt.
    for (let hung = 0; hung < 3; hung += 1)
      expect(await review.undo()).toMatchObject({ error: { kind: 'not-found' } });
    await review.do('ledger.verify', {});
  });

  it('is refused for one that there is not', async () => {
    const review = await newReview();
    expect(await review.session.call('consultation.removeImport', { id: 'I-0009' })).toMatchObject({
      error: { kind: 'not-found' },
    });
  });
});

describe('verify finds', () => {
  it.each([
    ['an altered word', `UPDATE answer SET text = text || '.' WHERE id = 2002`],
    ['an answer moved to another question', `UPDATE answer SET question = 'Q-0001' WHERE id = 2002`],
    ['an answer moved to another respondent', 'UPDATE answer SET respondent = 3 WHERE id = 2002'],
    ['an altered consent', 'UPDATE respondent SET consent = 1 WHERE id = 2'],
    ['an altered name', `UPDATE respondent SET json = replace(json, '"name":""', '"name":"X"') WHERE id = 2`],
    ['a lost answer', 'DELETE FROM answer WHERE id = 2002'],
    ['a lost respondent', 'DELETE FROM respondent WHERE id = 2'],
    ['an added answer', `INSERT INTO answer VALUES (9001, 9, 'Q-0001', 'Planted')`],
    [
      'an added respondent',
      `INSERT INTO respondent SELECT 9, 'I-0009', line, type, consent, confidential, key, row, json FROM respondent WHERE id = 1`,
    ],
    ['bytes in place of text', `UPDATE answer SET text = CAST(text AS BLOB) WHERE id = 2002`],
  ])('%s', async (_, sql) => {
    const review = await newReview();
    await review.do('consultation.import', first);
    await review.do('ledger.verify', {});
    await change(review, sql);
    expect(await review.session.call('ledger.verify', {})).toMatchObject({
      ok: false,
      error: { kind: 'damaged', place: expect.stringMatching(/import I-0001|responses/) },
    });
  });
});
