import { describe, expect, it } from 'vitest';
import { findAnchor } from '../../../core/evidence/anchor.ts';
import type { Source } from '../../../core/evidence/evidence.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';

const LETTER = 'Dear all,\n\nWe will widen every door. We will paint no door.\n\nYours, B';
const GIVEN = {
  title: 'A letter about doors (a sample)',
  author: 'B. Keeper',
  date: '2026-10',
  licence: 'None: made up',
  text: LETTER,
  underlined: [{ from: 11, to: 35 }],
};

const quoted = ({ id, text }: Source, words: string) => {
  const from = text.indexOf(words);
  return { source: id, from, to: from + words.length, quote: words };
};

/** A review with a source, and a response and a commitment that are quoted from it and tied to an amendment. */
async function quotingReview(): Promise<{ review: Opened; source: Source }> {
  const review = await newReview();
  const source = await review.do('source.add', GIVEN);
  await review.do('amendment.create', { title: 'Doors' });
  const response = await review.do('response.add', {
    recommendations: ['1'],
    body: 'The keeper',
    date: '2026-10',
    category: 'accepted',
    terms: 'We will',
    pins: [quoted(source, 'We will widen every door.')],
  });
  const commitment = await review.do('commitment.add', {
    response: response.id,
    type: 'operational',
    owner: 'The keeper',
    due: null,
    status: 'open',
    pin: quoted(source, 'We will paint no door.'),
  });
  expect([response.id, commitment.id, commitment.underlined]).toEqual(['RS-001', 'C-19', false]);
  const from = 'amendment:A-001';
  for (const to of [`source:${source.id}`, `response:${response.id}`, `commitment:${commitment.id}`] as const)
    await review.do('link.add', { type: 'considered-in', from, to });
  await review.do('link.add', { type: 'implements', from, to: 'recommendation:1' });
  return { review, source };
}

const suspects = async (review: Opened) =>
  (await review.do('link.list', {})).flatMap((link) => link.suspect.map(({ end }) => link[end]));

describe('source documents', () => {
  it('are added with their hash and what is underlined, and told', async () => {
    const review = await newReview();
    const source = await review.do('source.add', { ...GIVEN, url: 'https://example.org/letter' });
    expect(source).toMatchObject({ ...GIVEN, id: 'S-001', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await review.do('evidence.get', {})).sources.at(-1)).toEqual(source);
    expect((await review.do('ledger.list', {})).at(-1)).toMatchObject({
      act: 'evidence.add',
      subject: 'source:S-001',
    });
    await review.do('ledger.verify', {});
  });

  it('are read of a file without being kept', async () => {
    const review = await newReview();
    const base64 = Buffer.from('We <u>will</u>', 'utf8').toString('base64');
    const read = await review.do('source.read', { name: 'a.txt', base64 });
    expect(read).toMatchObject({ format: 'text', text: 'We will', underlined: [{ from: 3, to: 7 }] });
    expect((await review.do('evidence.get', {})).sources).toHaveLength(1);
  });

  it.each([
    ['without a licence', { ...GIVEN, licence: ' ' }],
    ['with a date that is none', { ...GIVEN, date: 'last week' }],
    ['with an address that would act', { ...GIVEN, url: 'javascript:alert(1)' }],
  ])('are refused %s', async (_, input) => {
    const review = await newReview();
    expect(await review.session.call('source.add', input)).toMatchObject({ error: { kind: 'invalid' } });
  });

  it('make suspect just the links to them when a word of theirs changes, and nothing that is quoted elsewhere in them', async () => {
    const { review, source } = await quotingReview();
    expect(await suspects(review)).toEqual([]);
    const text = LETTER.replace('Dear all,', 'Dear everybody,');
    const revised = await review.do('source.revise', {
      id: source.id,
      was: source.hash,
      text,
      because: 'A slip',
    });
    expect(revised.lost).toEqual([]);
    expect(await suspects(review)).toEqual([`source:${source.id}`]);
    const { responses } = await review.do('evidence.get', {});
    const pin = responses.at(-1)?.pins[0];
    expect(pin && findAnchor(pin, text)).toEqual({ from: 17, to: 42 });
    expect(pin).toMatchObject({ from: 17, to: 42 });
    await review.do('ledger.verify', {});
  });

  it('make suspect what quotes the words that are gone, until they are there again', async () => {
    const { review, source } = await quotingReview();
    const text = LETTER.replace('paint no door', 'paint some doors');
    const { source: now, lost } = await review.do('source.revise', {
      id: source.id,
      was: source.hash,
      text,
      because: 'Another version came',
    });
    expect(lost).toEqual(['commitment:C-19']);
    expect(await suspects(review)).toEqual([`source:${source.id}`, 'commitment:C-19']);
    const link = (await review.do('link.list', {})).find(({ to }) => to === 'commitment:C-19');
    const [change] = await review.do('link.changes', { id: link?.id ?? '' });
    expect(change?.is).toMatchObject({ lost: 'We will paint no door.' });
    await review.do('source.revise', { id: source.id, was: now.hash, text: LETTER, because: 'Back' });
    expect(await suspects(review)).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('are refused another text by who has not seen the last', async () => {
    const { review, source } = await quotingReview();
    const input = { id: source.id, was: 'x', text: 'Y', because: 'A slip' };
    expect(await review.session.call('source.revise', input)).toMatchObject({ error: { kind: 'stale' } });
  });

  it('are quoted only as they read', async () => {
    const { review, source } = await quotingReview();
    const pin = { ...quoted(source, 'We will widen every door.'), quote: 'We will widen no door.!!!' };
    const commitment = {
      response: null,
      type: 'review',
      owner: 'B',
      due: null,
      status: 'open',
      pin,
    } as const;
    expect(await review.session.call('commitment.add', commitment)).toMatchObject({
      error: { kind: 'stale' },
    });
    expect(
      await review.session.call('commitment.add', {
        ...commitment,
        response: 'none',
        pin: quoted(source, 'We'),
      }),
    ).toMatchObject({ error: { kind: 'not-found' } });
  });
});
