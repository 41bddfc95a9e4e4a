import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import { openReview } from '../../../data/session/session.ts';
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

const BILL = `(1) In section 2A(3), after paragraph (g) insert— “(h) tracking a person.”
(2) In section 2A(4), for “51 weeks” substitute “2 years”.
(3) In section 2A(4), for “52 weeks” substitute “3 years”.
(4) In section 1 of the Theft Act 1968, omit subsection (2).`;

/** A Bill that names its one Act, so that each of its items is of it. */
const add = async (review: Opened, text = BILL, name = 'Example Bill') =>
  (await review.do('overlay.add', { name, text })).overlay.id;

const OF_ACT = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) in section 2A(4), for “51 weeks” substitute “2 years”;
(c) in section 2A(4), for “52 weeks” substitute “3 years”;
(d) in section 2A(3)(h), for “tracking” substitute “following”.`;

const itemsOf = async (review: Opened, id: string, amendments?: readonly string[]) =>
  (await review.do('overlay.read', { id, ...(amendments && { amendments: [...amendments] }) })).items;

const statusOf = async (review: Opened, id: string) =>
  (await itemsOf(review, id)).map(({ status, decided }) => decided?.state ?? status);

const refused = (kind: string, words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind, message: expect.stringMatching(words) }),
});

const ownDraft = (review: Opened, words: string, insert: string) => {
  const { pid } = stalkingExamples(review.act);
  return review.do('amendment.create', {
    title: 'Mine',
    edits: [replacing(review.act, pid, words, insert)],
  });
};

const again = async (review: Opened): Promise<Opened> => {
  await review.session.close();
  return opened(mustOpen(await openReview(review.path, testDeps())), review.act);
};

describe('a Bill that is gone through', () => {
  it('is kept with the place that each instruction names and why it can’t be applied', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const items = await itemsOf(review, id);
    expect(items.map(({ status }) => status)).toEqual(['applied', 'applied', 'not-applied', 'not-applied']);
    expect(items.map(({ key }) => new Set([key]).size)).toEqual([1, 1, 1, 1]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(4);
    const { pid } = stalkingExamples(review.act);
    const last = stalkingExamples(review.act).children.at(-1);
    expect(items[0]?.pid).toBe(last?.pid);
    expect(items[2]?.reason).toContain('52 weeks');
    expect(items[3]?.pid).toBe(pid);
    expect(await review.do('amendment.list', {})).toEqual([]);
    const reopened = await again(review);
    expect(await reopened.do('overlay.list', {})).toMatchObject([{ id, name: 'Example Bill', decided: 0 }]);
    expect(await itemsOf(reopened, id)).toEqual(items);
    await reopened.do('ledger.verify', {});
  });

  it('takes what names another Act for no amendment of this, and applies none that names no Act beside it', async () => {
    const review = await newReview();
    const items = await itemsOf(review, await add(review));
    expect(items.map(({ status }) => status)).toEqual([
      'not-applied',
      'not-applied',
      'not-applied',
      'other-act',
    ]);
    expect(items[0]?.reason).toBe('it names no Act');
    expect(items[3]?.reason).toBe('it is about the Theft Act 1968');
  });

  it('sets aside what amends nothing, and lists it when asked', async () => {
    const review = await newReview();
    const id = await add(
      review,
      `(1) In section 2A(4) of the Protection from Harassment Act 1997, for “51 weeks” substitute “2 years”.
(2) Nothing in this section affects section 3 of the Protection from Harassment Act 1997.`,
    );
    const { items, aside } = await review.do('overlay.read', { id });
    expect(items.map(({ status }) => status)).toEqual(['applied']);
    expect(aside).toEqual([{ kind: 'application', count: 1 }]);
    const { parts } = await review.do('overlay.aside', { id });
    expect(parts).toEqual([
      {
        cite: '(2)',
        kind: 'application',
        reason: 'it says how something applies',
        words: 'Nothing in this section affects section 3 of the Protection from Harassment Act 1997',
      },
    ]);
    expect(await review.do('overlay.apply', { id })).toMatchObject({
      made: [{ amendment: 'A-001' }],
      not: [],
    });
  });

  it('is read from a file: of XML its clauses, of any other document its words', async () => {
    const review = await newReview();
    const file = (name: string, bytes: Buffer) => ({ name, base64: bytes.toString('base64') });
    const words = await review.do('overlay.add', {
      name: 'Words',
      file: file('bill.txt', Buffer.from(OF_ACT)),
    });
    expect(words.remarks).toEqual([]);
    expect((await itemsOf(review, words.overlay.id)).map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'not-applied',
      'not-applied',
    ]);
    const bytes = readFileSync(join(import.meta.dirname, '../../fixtures/amending/peat/bill.xml'));
    const bill = await review.do('overlay.add', { name: 'Peat Bill', file: file('bill.xml', bytes) });
    const items = await itemsOf(review, bill.overlay.id);
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['other-act']));
    expect(items[0]?.cite).toMatch(/^clause \d/);
    expect(await review.session.call('overlay.apply', { id: bill.overlay.id })).toEqual(
      refused('refused', /nothing left to apply/),
    );
    await review.do('ledger.verify', {});
  });

  it('is the same list when the same text is added again, and is refused where it amends nothing', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    expect(await add(review, OF_ACT, 'By another name')).toBe(id);
    expect(await review.do('overlay.list', {})).toHaveLength(1);
    const head = (await review.do('review.get', {})).ledgerHead;
    const call = (input: object) => review.session.call('overlay.add', { name: 'X', ...input });
    expect(await call({ text: 'Hello.' })).toEqual(refused('invalid', /could not find an amendment/));
    expect(await call({ text: ' ' })).toEqual(refused('invalid', /no words/));
    expect(await call({})).toEqual(refused('invalid', /Choose a file or paste/));
    expect((await review.do('review.get', {})).ledgerHead).toEqual(head);
  });

  it('becomes an amendment for each instruction, in one transaction with what was decided', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const [first, second] = await itemsOf(review, id);
    const before = (await review.do('review.get', {})).ledgerHead.seq;
    const one = await review.do('overlay.apply', { id, keys: [first?.key ?? ''] });
    expect(one).toEqual({
      made: [{ key: first?.key, amendment: 'A-001', alternatives: [] }],
      revised: [],
      not: [],
    });
    await review.do('overlay.apply', { id, keys: [second?.key ?? ''] });
    const entries = await review.do('ledger.list', { after: before });
    expect(entries.map(({ act }) => act)).toEqual([
      'amendment.create',
      'records.change',
      'amendment.create',
      'records.change',
    ]);
    const amendments = await review.do('amendment.list', {});
    expect(amendments).toMatchObject([
      { id: 'A-001', title: 'Example Bill, (a)', edits: [{ type: 'insert' }] },
      { id: 'A-002', title: 'Example Bill, (b)', edits: [{ type: 'text', insert: '2 years' }] },
    ]);
    const reopened = await again(review);
    const items = await itemsOf(reopened, id);
    expect(items.map(({ decided }) => decided)).toMatchObject([
      { state: 'applied', made: { amendment: 'A-001' }, now: 'draft', by: 'Ann Draper' },
      { state: 'applied', made: { amendment: 'A-002' } },
      null,
      null,
    ]);
    // What it names is there only now.
    expect(items[3]?.status).toBe('applied');
    expect(await reopened.session.call('overlay.apply', { id, keys: [first?.key ?? ''] })).toEqual(
      refused('clash', /already applied by Ann Draper/),
    );
    await reopened.do('ledger.verify', {});
  });

  it('is held against the draft as it is now', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const [, second] = await itemsOf(review, id);
    const penalty = [...walk(review.act)].find(({ content }) => content.includes('51 weeks'));
    await review.do('amendment.create', {
      title: 'Mine',
      edits: [replacing(review.act, penalty?.pid ?? '', '51 weeks', '12 months')],
    });
    const items = await itemsOf(review, id);
    expect(items[1]).toMatchObject({ status: 'overlaps', alternatives: ['A-001'] });
    const head = (await review.do('review.get', {})).ledgerHead;
    expect(await review.session.call('overlay.apply', { id, keys: [second?.key ?? ''] })).toEqual(
      refused('clash', /51 weeks/),
    );
    expect((await review.do('review.get', {})).ledgerHead).toEqual(head);
    // Without one's own, which the text doesn't show, it can be made.
    expect((await itemsOf(review, id, []))[1]?.status).toBe('applied');
  });

  it('changes words that it put in itself, and puts them back when that is undone', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const keys = (await itemsOf(review, id)).map(({ key }) => key);
    await review.do('overlay.apply', { id, keys: [keys[0] ?? ''] });
    const [inserted] = await review.do('amendment.list', {});
    expect(await review.do('overlay.apply', { id, keys: [keys[3] ?? ''] })).toEqual({
      made: [],
      revised: ['A-001'],
      not: [],
    });
    const [changed] = await review.do('amendment.list', {});
    expect(JSON.stringify(changed?.edits)).toContain('following a person');
    expect(await review.do('overlay.reopen', { id, key: keys[3] ?? '' })).toEqual({
      withdrawn: null,
      revised: ['A-001'],
    });
    const list = await review.do('amendment.list', {});
    expect(list).toHaveLength(1);
    expect(list[0]?.edits).toEqual(inserted?.edits);
    expect(await statusOf(review, id)).toEqual(['applied', 'applied', 'not-applied', 'applied']);
    await review.do('ledger.verify', {});
  });

  it('never changes words that only an amendment of one’s own puts there', async () => {
    const review = await newReview();
    await review.do('wording.apply', {
      text: 'In section 2A(3), after paragraph (g) insert— “(h) tracking a person.”',
    });
    const own = await review.do('amendment.list', {});
    for (const text of [
      'In section 2A(3)(h) of the Protection from Harassment Act 1997, for “tracking” substitute “following”.',
      'In section 2A(3) of the Protection from Harassment Act 1997, omit paragraph (h).',
    ]) {
      const id = await add(review, text);
      const [item] = await itemsOf(review, id);
      expect(item).toMatchObject({
        status: 'not-applied',
        reason: expect.stringContaining('only A-001 puts'),
      });
      expect(await review.session.call('overlay.apply', { id })).toEqual(
        refused('refused', /only A-001 puts/),
      );
    }
    expect(await review.do('amendment.list', {})).toEqual(own);
  });

  it('is undone and applied again under the same number, unless somebody has changed it', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const keys = (await itemsOf(review, id)).map(({ key }) => key);
    const key = keys[1] ?? '';
    await review.do('overlay.apply', { id, keys: [key] });
    const [made] = await review.do('amendment.list', {});
    expect(await review.do('overlay.reopen', { id, key })).toEqual({ withdrawn: 'A-001', revised: [] });
    expect(await review.do('amendment.list', {})).toMatchObject([{ id: 'A-001', state: 'withdrawn' }]);
    expect(await statusOf(review, id)).toEqual(['applied', 'open', 'not-applied', 'not-applied']);
    expect(await review.session.call('overlay.reopen', { id, key })).toEqual(
      refused('not-found', /nothing to undo/),
    );
    await review.do('overlay.apply', { id, keys: [key] });
    expect(await review.do('amendment.list', {})).toMatchObject([
      { id: 'A-001', state: 'draft', edits: made?.edits },
    ]);
    // Withdrawn with a title of somebody's: that stays as it is, and another is made.
    await review.do('overlay.reopen', { id, key });
    const [gone] = await review.do('amendment.list', {});
    await review.do('amendment.describe', { id: 'A-001', revision: gone?.revision ?? 0, title: 'Keep me' });
    const [kept] = await review.do('amendment.list', {});
    await review.do('overlay.apply', { id, keys: [key] });
    const list = await review.do('amendment.list', {});
    expect(list[0]).toEqual(kept);
    expect(list[1]).toMatchObject({ id: 'A-002', state: 'draft', edits: [{ insert: '2 years' }] });
    await review.do('ledger.verify', {});
  });

  it('is not undone once it is agreed, and counts as open where its amendment is withdrawn', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const key = (await itemsOf(review, id))[1]?.key ?? '';
    await review.do('overlay.apply', { id, keys: [key] });
    let revision = await moved(review, 'A-001', 1, 'ready');
    revision = await moved(review, 'A-001', revision, 'in-legal-review');
    revision = await moved(review, 'A-001', revision, 'agreed');
    expect(await review.session.call('overlay.reopen', { id, key })).toEqual(refused('refused', /agreed/));
    await moved(review, 'A-001', revision, 'withdrawn');
    expect((await itemsOf(review, id))[1]?.decided).toMatchObject({ state: 'applied', now: 'withdrawn' });
    await review.do('overlay.apply', { id, keys: [key] });
    expect((await itemsOf(review, id))[1]?.decided).toMatchObject({
      state: 'applied',
      made: { amendment: 'A-002' },
      now: 'draft',
    });
    await review.do('ledger.verify', {});
  });

  it('is skipped, item by item, and that is undone', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    const keys = (await itemsOf(review, id)).map(({ key }) => key);
    const [a = '', b = ''] = keys;
    await review.do('overlay.apply', { id, keys: [a] });
    await review.do('overlay.skip', { id, key: b });
    expect(await review.session.call('overlay.skip', { id, key: a })).toEqual(refused('clash', /Undo/));
    expect(await review.session.call('overlay.skip', { id, key: 'none' })).toEqual(
      refused('not-found', /none/),
    );
    const reopened = await again(review);
    expect(await statusOf(reopened, id)).toEqual(['applied', 'skipped', 'not-applied', 'applied']);
    expect(await reopened.do('overlay.list', {})).toMatchObject([{ decided: 2 }]);
    // What was skipped is left out of the rest, and can still be asked for by itself.
    expect(await reopened.do('overlay.apply', { id })).toMatchObject({
      made: [],
      revised: ['A-001'],
      not: [{ key: keys[2] }],
    });
    await reopened.do('overlay.reopen', { id, key: b });
    expect(await statusOf(reopened, id)).toEqual(['applied', 'applied', 'not-applied', 'applied']);
    await reopened.do('ledger.verify', {});
  });

  it('is laid over one’s own draft whole, with what clashes beside it as an alternative', async () => {
    const review = await newReview();
    await ownDraft(review, 'examples', 'illustrations');
    const own = await review.do('amendment.list', {});
    const id = await add(
      review,
      `In the Protection from Harassment Act 1997—
(a) in section 2A(3), for “examples” substitute “instances”;
(b) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(c) in section 2A(3)(h), for “tracking” substitute “following”.`,
    );
    const [a, b, c] = await itemsOf(review, id);
    expect(a).toMatchObject({ status: 'overlaps', alternatives: ['A-001'] });
    const laid = await review.do('overlay.apply', { id });
    expect(laid).toEqual({
      made: [
        { key: a?.key, amendment: 'A-002', alternatives: ['A-001'] },
        { key: b?.key, amendment: 'A-003', alternatives: [] },
      ],
      revised: ['A-003'],
      not: [],
    });
    const list = await review.do('amendment.list', {});
    expect(list[0]).toEqual(own[0]);
    const written = await review.do('wording.write', {});
    expect(written.leftOut).toEqual([{ id: 'A-002', with: ['A-001'] }]);
    expect(written.text).toMatch(/illustrations[\s\S]*following a person/);
    expect(await statusOf(review, id)).toEqual(['applied', 'applied', 'applied']);
    // Each is undone by itself, the last first.
    await review.do('overlay.reopen', { id, key: c?.key ?? '' });
    await review.do('overlay.reopen', { id, key: a?.key ?? '' });
    expect((await review.do('wording.write', {})).leftOut).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('passes over no number for what can’t be applied, and counts nothing of another Act as that', async () => {
    const review = await newReview();
    const id = await add(
      review,
      `(1) In section 1 of the Theft Act 1968, omit subsection (2).
(2) In section 2A(4) of the Protection from Harassment Act 1997, for “52 weeks” substitute “3 years”.
(3) In section 2A(4) of the Protection from Harassment Act 1997, for “51 weeks” substitute “2 years”.`,
    );
    const [, second, third] = await itemsOf(review, id);
    expect(await review.do('overlay.apply', { id })).toMatchObject({
      made: [{ key: third?.key, amendment: 'A-001' }],
      not: [{ key: second?.key, reason: expect.stringContaining('52 weeks') }],
    });
  });

  it('is taken off the list, and what came of it stays', async () => {
    const review = await newReview();
    const id = await add(review, OF_ACT);
    await review.do('overlay.apply', { id });
    const made = await review.do('amendment.list', {});
    await review.do('overlay.remove', { id });
    expect(await review.do('overlay.list', {})).toEqual([]);
    expect(await review.do('amendment.list', {})).toEqual(made);
    expect(await review.session.call('overlay.read', { id })).toEqual(refused('not-found', /no list/));
    expect(await add(review, OF_ACT)).toBe(id);
    expect((await itemsOf(review, id)).every(({ decided }) => decided === null)).toBe(true);
    await review.do('ledger.verify', {});
  });
});
