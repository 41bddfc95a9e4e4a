import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { type ReadWording, readWordingHere } from '../../../data/wording/tasks.ts';
import {
  moved,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';

const INSERT_H = 'In section 2A(3), after paragraph (g) insert— “(h) tracking a person.”';

const draft = async (review: Opened, insert = 'illustrations') => {
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', insert)];
  return review.do('amendment.create', { title: 'Examples', edits });
};

const apply = (review: Opened, text: string, more: object = {}) =>
  review.do('wording.apply', { text, ...more });

const refused = (kind: string, words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind, message: expect.stringMatching(words) }),
});

describe('the wording of a draft', () => {
  it('is written in the style asked for, and proved', async () => {
    const review = await newReview();
    await draft(review);
    const uk = await review.do('wording.write', { amendments: ['A-001'] });
    expect(uk.text).toBe(
      'In section 2A(3) of the Protection from Harassment Act 1997 (offence of stalking), in the opening words, for “examples” substitute “illustrations”.',
    );
    expect(uk).toMatchObject({ proved: true, differences: [], inexpressible: [], leftOut: [] });
    const scottish = await review.do('wording.write', { style: 'scottish' });
    expect(scottish).toMatchObject({ proved: true, text: expect.stringContaining('substitute') });
  });

  it('is written as a Bill with the words that a person gives', async () => {
    const review = await newReview();
    await draft(review);
    const asBill = {
      longTitle: 'A Bill to amend the Protection from Harassment Act 1997.',
      shortTitle: 'Harassment Act 2027',
      commencement: 'This Act comes into force on the day on which it is passed.',
    };
    const { text, proved } = await review.do('wording.write', { asBill });
    expect(proved).toBe(true);
    expect(text).toMatch(/A Bill to amend[\s\S]*Be it enacted[\s\S]*1 ?Amendment of the Protection/);
    expect(text).toContain('This Act may be cited as the Harassment Act 2027.');
  });

  it('tells what it can’t say, and which alternative it is without', async () => {
    const review = await newReview();
    const node = stalkingExamples(review.act);
    await review.do('amendment.create', {
      edits: [replacing(review.act, node.pid, 'examples of', 'examples  of')],
    });
    await draft(review);
    const written = await review.do('wording.write', {});
    expect(written.inexpressible).toMatchObject([{ amendments: ['A-001'], spacesOnly: true }]);
    expect(written).toMatchObject({ text: '', proved: false, leftOut: [{ id: 'A-002', with: ['A-001'] }] });
    expect(await review.session.call('wording.write', { amendments: ['A-009'] })).toEqual(
      refused('not-found', /A-009/),
    );
  });

  it('is checked when it was edited', async () => {
    const review = await newReview();
    await draft(review);
    const check = (text: string) => review.do('wording.check', { amendments: ['A-001'], text });
    expect(await check('In section 2A(3), for “examples” substitute “illustrations”.')).toEqual({
      same: true,
      differences: [],
    });
    expect(await check('In section 2A(3), for “examples” substitute “instances”.')).toEqual({
      same: false,
      differences: [expect.stringMatching(/would read .*instances.*where the draft has .*illustrations/)],
    });
  });
});

describe('amending text', () => {
  it('is told item by item before anything is done', async () => {
    const review = await newReview();
    const before = await review.do('review.get', {});
    const { items } = await review.do('wording.read', {
      text: `(1) ${INSERT_H}\n(2) In section 2A(4), for “52 weeks” substitute “2 years”.\n(3) In section 1 of the Theft Act 1968, omit subsection (2).`,
    });
    expect(items.map(({ status }) => status)).toEqual(['applied', 'not-applied', 'other-act']);
    expect(items[0]?.changes).toEqual([
      {
        place: 'section 2A(3)(h)',
        before: '',
        after: expect.stringContaining('tracking a person.'),
        words: expect.stringMatching(/^Inserted section 2A\(3\)\(h\)/),
      },
    ]);
    expect(items[1]?.reason).toContain('52 weeks');
    expect(items[2]?.reason).toBe('it is about the Theft Act 1968');
    expect(await review.do('review.get', {})).toEqual(before);
  });

  it('becomes one amendment, from which the same words are written', async () => {
    const review = await newReview();
    const text = `(1) ${INSERT_H}\n(2) In section 2A(4), for “51 weeks” substitute “2 years”.`;
    const made = await apply(review, text, { title: 'Tracking', reason: 'Asked for' });
    expect(made.amendment).toMatchObject({
      id: 'A-001',
      title: 'Tracking',
      reason: 'Asked for',
      revision: 1,
    });
    expect(made.items.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const written = await review.do('wording.write', { amendments: ['A-001'] });
    expect(written.proved).toBe(true);
    expect(written.text).toMatch(/“\(h\) ?tracking a person.”/);
    const check = await review.do('wording.check', { amendments: ['A-001'], text });
    expect(check).toEqual({ same: true, differences: [] });
    expect(await review.do('ledger.verify', {})).toMatchObject({ entries: 3 });
  });

  it('does only what is chosen of it', async () => {
    const review = await newReview();
    const text = `(1) ${INSERT_H}\n(2) In section 2A(4), for “51 weeks” substitute “2 years”.`;
    const made = await apply(review, text, { only: [1] });
    expect(made.items.map(({ status }) => status)).toEqual(['left-out', 'applied']);
    expect(made.amendment.edits).toHaveLength(1);
    expect(await review.session.call('wording.apply', { text, only: [] })).toEqual(
      refused('refused', /did not choose any items/),
    );
  });

  it('revises the amendment whose inserted words it changes, and says on whose account', async () => {
    const review = await newReview();
    await apply(review, INSERT_H);
    const made = await apply(review, 'In section 2A(3)(h), for “tracking” substitute “following”.');
    expect(made.items).toMatchObject([{ status: 'applied', revises: ['A-001'] }]);
    expect(made.revised).toMatchObject([{ id: 'A-001', revision: 2 }]);
    const entries = await review.do('ledger.list', { after: 3 });
    expect(entries.map(({ act, subject }) => [act, subject])).toEqual([
      ['amendment.change', 'amendment:A-001'],
      ['amendment.create', 'amendment:A-002'],
    ]);
    expect(entries[0]?.payload).toMatchObject({ because: 'while drafting A-002' });
    await review.do('ledger.verify', {});
  });

  it('leaves alone the words of an amendment that is agreed', async () => {
    const review = await newReview();
    await apply(review, INSERT_H);
    let revision = await moved(review, 'A-001', 1, 'ready');
    revision = await moved(review, 'A-001', revision, 'in-legal-review');
    await moved(review, 'A-001', revision, 'agreed');
    expect(
      await review.session.call('wording.apply', {
        text: 'In section 2A(3)(h), for “tracking” substitute “following”.',
      }),
    ).toEqual(refused('refused', /A-001.*settled/));
    expect(await review.do('amendment.list', {})).toHaveLength(1);
  });

  it('is told as an alternative where another amendment has changed the words', async () => {
    const review = await newReview();
    await draft(review);
    const text = 'In section 2A(3), for “examples” substitute “instances”.';
    const { items } = await review.do('wording.read', { text });
    expect(items).toMatchObject([{ status: 'overlaps', alternatives: ['A-001'] }]);
    const made = await apply(review, text, { amendments: [] });
    expect(made.items).toMatchObject([{ status: 'applied' }]);
    expect(made.amendment.id).toBe('A-002');
  });

  it('is refused with every reason when nothing of it can be done', async () => {
    const review = await newReview();
    const call = (text: string) => review.session.call('wording.apply', { text });
    expect(await call('In section 2A(4), for “52 weeks” substitute “2 years”.')).toEqual(
      refused('refused', /Nothing could be applied.*52 weeks/),
    );
    expect(await call('Hello.')).toEqual(refused('refused', /do not amend this Act/i));
    expect(await call('   ')).toEqual(refused('invalid', /no words/));
    expect(await review.do('amendment.list', {})).toEqual([]);
    expect((await review.do('review.get', {})).ledgerHead.seq).toBe(2);
  });
});

describe('wording that a drafter edited', () => {
  const wording = {
    style: 'uk',
    text: 'In section 2A(3), for “examples” substitute “illustrations”.',
  } as const;

  it('is kept with its amendment, whatever becomes of the edits', async () => {
    const review = await newReview();
    const { edits } = await draft(review);
    const worded = await review.do('amendment.word', { id: 'A-001', revision: 1, wording });
    expect(worded).toMatchObject({ revision: 2, wording });
    expect(await review.do('amendment.word', { id: 'A-001', revision: 2, wording })).toEqual(worded);
    const [revised] = await review.do('amendment.revise', {
      changes: [{ id: 'A-001', revision: 2, edits: edits.map((edit) => ({ ...edit, insert: 'instances' })) }],
    });
    expect(revised).toMatchObject({ revision: 3, wording });
    await review.session.close();
    const again = opened(mustOpen(await openReview(review.path, testDeps())), review.act);
    expect(await again.do('amendment.list', {})).toEqual([revised]);
    await again.do('ledger.verify', {});
    const bare = await again.do('amendment.word', { id: 'A-001', revision: 3, wording: null });
    expect('wording' in bare).toBe(false);
    await again.do('ledger.verify', {});
  });

  it('is refused when the amendment has moved on, or is settled', async () => {
    const review = await newReview();
    await draft(review);
    const word = (revision: number) =>
      review.session.call('amendment.word', { id: 'A-001', revision, wording });
    expect(await word(7)).toEqual(refused('stale', /A-001/));
    await moved(review, 'A-001', 1, 'withdrawn');
    expect(await word(2)).toEqual(refused('refused', /“Withdrawn”/));
  });
});

describe('words that are read while somebody else changes the review', () => {
  /** Has something done to the review each time that words were read, before anything is made of that. */
  async function disturbed(times: number, disturb: (review: Opened) => Promise<unknown>) {
    let left = times;
    const readWording: ReadWording = async (name, input, newPid) => {
      const read = await readWordingHere(name, input, newPid);
      if (left-- > 0) await disturb(review);
      return read;
    };
    const review: Opened = await newReview({ ...testDeps(), readWording });
    return review;
  }
  const WORDS = 'In section 2A(4), for “51 weeks” substitute “2 years”.';

  it('are read again', async () => {
    const review = await disturbed(2, (other) => draft(other));
    await draft(review);
    // What the two others do is the same, so only one of them is in the text.
    const { amendment, revised } = await apply(review, WORDS, { amendments: ['A-001'] });
    expect(amendment.id).toBe('A-004');
    expect(revised).toEqual([]);
    expect(await review.do('amendment.list', {})).toHaveLength(4);
  });

  it('are refused, and nothing is saved, where that never ends', async () => {
    const review = await disturbed(100, (other) => draft(other));
    await draft(review);
    const call = review.session.call('wording.apply', { text: WORDS, amendments: ['A-001'] });
    expect(await call).toEqual(refused('stale', /Nothing was saved. Try again/));
    const list = await review.do('amendment.list', {});
    expect(list.every(({ title }) => title === 'Examples')).toBe(true);
  });
});

it('says in plain words how much is read at once, to whoever pastes more', async () => {
  const review = await newReview();
  const text = 'A person must not. '.repeat(300_000);
  const said = refused(
    'unsupported',
    /^This text has more than 5,000,000 characters, which is too many to read at once/,
  );
  expect(await review.session.call('wording.read', { text })).toEqual(said);
  expect(await review.session.call('wording.apply', { text })).toEqual(said);
  expect(await review.session.call('overlay.add', { name: 'A Bill', text })).toEqual(said);
});
