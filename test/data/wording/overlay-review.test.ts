import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import { createReview } from '../../../data/session/create-review.ts';
import {
  must,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  testDeps,
} from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { passedOn } from '../merge/two-copies.ts';

const INSERT_H =
  'In section 2A(3) of the Protection from Harassment Act 1997, after paragraph (g) insert— “(h) tracking a person.”';

const refused = (kind: string, words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind, message: expect.stringMatching(words) }),
});

const change = (review: Opened, title: string, words: string, insert: string, section = '') => {
  const within = [...walk(review.act)].find(({ kind, num }) => kind === 'section' && num === section);
  const node = [...walk(within ?? review.act)].find(({ content }) => content.includes(words));
  return review.do('amendment.create', {
    title,
    reason: `Why ${title}`,
    edits: [replacing(review.act, node?.pid ?? '', words, insert)],
  });
};

/** Another person's review of the same Act, closed, as the bytes of its file. */
async function theirs(work: (review: Opened) => Promise<unknown>): Promise<Buffer> {
  const review = await newReview(testDeps('Bea Reader'), temporaryFolder());
  await work(review);
  await review.session.close();
  return readFileSync(review.path);
}

const file = (bytes: Buffer, name = 'theirs.keeling') => ({ name, base64: bytes.toString('base64') });

const add = async (review: Opened, bytes: Buffer, name?: string) =>
  (await review.do('overlay.add', { name: 'Bea’s review', file: file(bytes, name) })).overlay.id;

const twoOfTheirs = async (review: Opened) => {
  await change(review, 'Two years', '51 weeks', '2 years');
  await review.do('wording.apply', { text: INSERT_H, title: 'Tracking' });
};

describe('another review, laid over one’s own draft', () => {
  it('brings each of its amendments as one of its own, with whose it is', async () => {
    const bytes = await theirs(twoOfTheirs);
    const review = await newReview();
    const id = await add(review, bytes);
    expect(await review.do('overlay.list', {})).toMatchObject([{ id, of: 'review', decided: 0 }]);
    const { items } = await review.do('overlay.read', { id });
    expect(items).toMatchObject([
      { key: 'A-001', words: 'Two years', status: 'applied', inserted: [expect.stringContaining('2 years')] },
      { key: 'A-002', words: 'Tracking', status: 'applied' },
    ]);
    expect(await review.do('amendment.list', {})).toEqual([]);
    await review.do('overlay.apply', { id });
    const made = await review.do('amendment.list', {});
    expect(made).toMatchObject([
      { id: 'A-001', title: 'Two years', reason: 'Why Two years', author: 'Bea Reader', state: 'draft' },
      { id: 'A-002', title: 'Tracking', author: 'Bea Reader' },
    ]);
    const { text } = await review.do('wording.write', {});
    expect(text).toMatch(/\(h\) ?tracking a person[\s\S]*2 years/);
    await review.do('ledger.verify', {});
    expect((await review.do('overlay.read', { id })).items).toMatchObject([
      { decided: { state: 'applied', made: { amendment: 'A-001' } } },
      { decided: { state: 'applied', made: { amendment: 'A-002' } } },
    ]);
  });

  it('shows what clashes with one’s own as an alternative, and changes neither', async () => {
    const bytes = await theirs(twoOfTheirs);
    const review = await newReview();
    await change(review, 'Mine', '51 weeks', '12 months');
    const own = await review.do('amendment.list', {});
    const id = await add(review, bytes);
    const [first] = (await review.do('overlay.read', { id })).items;
    expect(first).toMatchObject({ status: 'overlaps', alternatives: ['A-001'] });
    expect(await review.session.call('overlay.apply', { id, keys: ['A-001'] })).toEqual(
      refused('clash', /overlaps/),
    );
    expect(await review.do('overlay.apply', { id })).toEqual({
      made: [
        { key: 'A-001', amendment: 'A-002', alternatives: ['A-001'] },
        { key: 'A-002', amendment: 'A-003', alternatives: [] },
      ],
      revised: [],
      not: [],
    });
    expect((await review.do('amendment.list', {}))[0]).toEqual(own[0]);
    expect((await review.do('wording.write', {})).leftOut).toEqual([{ id: 'A-002', with: ['A-001'] }]);
    await review.do('overlay.reopen', { id, key: 'A-001' });
    expect((await review.do('wording.write', {})).leftOut).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('knows what is in the draft already, though it was inserted apart', async () => {
    const bytes = await theirs(twoOfTheirs);
    const review = await newReview();
    await twoOfTheirs(review);
    const id = await add(review, bytes);
    expect((await review.do('overlay.read', { id })).items).toMatchObject([
      { status: 'already-made', reason: 'A-001 makes the same change' },
      { status: 'already-made', reason: 'A-002 makes the same change' },
    ]);
    expect(await review.session.call('overlay.apply', { id })).toEqual(refused('refused', /None of 2 items/));
  });

  it('takes a package of work from the beginning, and leaves out what is withdrawn', async () => {
    const bea = await newReview(testDeps('Bea Reader'), temporaryFolder());
    await twoOfTheirs(bea);
    const { base64 } = await passedOn(bea);
    const [first] = await bea.do('amendment.list', {});
    await bea.do('amendment.setState', { id: 'A-001', revision: first?.revision ?? 0, state: 'withdrawn' });
    const later = await passedOn(bea);
    const review = await newReview();
    const whole = await add(review, Buffer.from(base64, 'base64'), 'work.keeling-package');
    expect((await review.do('overlay.read', { id: whole })).items.map(({ key }) => key)).toEqual([
      'A-001',
      'A-002',
    ]);
    const id = await add(review, Buffer.from(later.base64, 'base64'), 'work.keeling-package');
    expect((await review.do('overlay.read', { id })).items.map(({ key }) => key)).toEqual(['A-002']);
    const part = await passedOn(bea, 3);
    expect(
      await review.session.call('overlay.add', {
        name: 'A part',
        file: file(Buffer.from(part.base64, 'base64'), 'work.keeling-package'),
      }),
    ).toEqual(refused('clash', /only has the work after/));
  });

  it('takes amendments from another text of the Act to this one, or says why not', async () => {
    const path = join(temporaryFolder(), 'enacted.keeling');
    const given = { title: 'As enacted', act: 'ukpga/1997/40', at: 'enacted' };
    const session = mustOpen(await createReview(path, given, testDeps('Bea Reader')));
    const { root } = must(await session.call('act.get', {}));
    const bea = opened(session, root);
    await change(
      bea,
      'Same here',
      'which amounts to harassment of another',
      'which is harassment of another',
    );
    await change(bea, 'Changed since', 'exceeding five years', 'exceeding one year', '4');
    await session.close();
    const review = await newReview();
    const id = await add(review, readFileSync(path));
    const { items } = await review.do('overlay.read', { id });
    expect(items).toMatchObject([
      { words: 'Same here', status: 'applied' },
      { words: 'Changed since', status: 'not-applied', reason: expect.stringMatching(/./) },
    ]);
    await review.do('overlay.apply', { id, keys: ['A-001'] });
    expect((await review.do('wording.write', {})).text).toContain('substitute');
    await review.do('ledger.verify', {});
  });

  it('is refused where it is no review, is empty, or is damaged', async () => {
    const review = await newReview();
    const head = (await review.do('review.get', {})).ledgerHead;
    const call = (bytes: Buffer) => review.session.call('overlay.add', { name: 'X', file: file(bytes) });
    expect(await call(await theirs(async () => undefined))).toEqual(refused('invalid', /no amendments/));
    const bytes = await theirs(twoOfTheirs);
    expect((await call(bytes.subarray(0, bytes.length / 2))).ok).toBe(false);
    expect((await call(Buffer.from('no review at all'))).ok).toBe(false);
    expect((await review.do('review.get', {})).ledgerHead).toEqual(head);
  });
});
