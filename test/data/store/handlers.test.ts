import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { AMENDMENT_STATES, type AmendmentState } from '../../../core/amend/edits/amendment.ts';
import type { InsertEdit } from '../../../core/amend/edits/edit.ts';
import { STATE_WORDS, TRANSITIONS } from '../../../core/amend/edits/states.ts';
import { calls } from '../../../core/api.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { openReview } from '../../../data/session/session.ts';
import { signedOff } from '../../support/papers/publish.ts';
import {
  moved,
  must,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';

const draft = async (review: Opened, insert = 'illustrations') => {
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', insert)];
  return review.do('amendment.create', { title: 'Examples', edits });
};

/** Closes the review and opens the file again: what is asked then was read from disk. */
async function reopened(review: Opened): Promise<Opened> {
  await review.session.close();
  return opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);
}

const refusal = (kind: string, words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind, message: expect.stringMatching(words) }),
});

describe('a review', () => {
  it('says what it is, and keeps its title', async () => {
    const review = await newReview();
    const info = await review.do('review.rename', { title: 'Stalking: first steps' });
    expect(info).toMatchObject({
      title: 'Stalking: first steps',
      path: review.path,
      instrumentId: 'ukpga/1997/40',
      instrumentVersion: 'current',
      createdAt: '2026-11-02T09:00:00.000Z',
      ledgerHead: { seq: 3 },
    });
    expect(calls['review.get'].output.parse(info)).toEqual(info);
    expect(await (await reopened(review)).do('review.get', {})).toEqual(info);
  });

  it('refuses a title of nothing', async () => {
    const review = await newReview();
    expect(await review.session.call('review.rename', { title: '  ' })).toEqual(refusal('invalid', /title/i));
    expect(await review.session.call('review.rename', { title: '' })).toEqual(refusal('invalid', /title/));
  });

  it('holds the Act and the evidence as they were given', async () => {
    const review = await newReview();
    expect(await review.do('act.get', {})).toEqual(must(loadAct('ukpga/1997/40', 'current')));
    expect(await review.do('evidence.get', {})).toEqual(loadEvidence());
  });
});

describe('an amendment', () => {
  it('is numbered, kept, and told to the ledger', async () => {
    const review = await newReview();
    const first = await draft(review);
    const second = await review.do('amendment.create', {});
    expect(first).toMatchObject({ id: 'A-001', revision: 1, state: 'draft', author: 'Ann Draper' });
    expect(second).toMatchObject({ id: 'A-002', title: '', edits: [] });
    const again = await reopened(review);
    expect(await again.do('amendment.list', {})).toEqual([first, second]);
    const entries = await again.do('ledger.list', { after: 2 });
    expect(entries.map(({ act, subject, who }) => [act, subject, who])).toEqual([
      ['amendment.create', 'amendment:A-001', 'Ann Draper'],
      ['amendment.create', 'amendment:A-002', 'Ann Draper'],
    ]);
    expect(await again.do('amendment.create', {})).toMatchObject({ id: 'A-003', author: 'Bea Reader' });
  });

  it('gets numbers in the order of asking, when many ask at once', async () => {
    const review = await newReview();
    const titles = Array.from({ length: 20 }, (_, n) => `Number ${n + 1}`);
    const made = await Promise.all(titles.map((title) => review.do('amendment.create', { title })));
    expect(made.map(({ id }) => id)).toEqual(titles.map((_, n) => `A-${String(n + 1).padStart(3, '0')}`));
    expect(made.map(({ title }) => title)).toEqual(titles);
  });

  it('refuses edits that the base text has no place for', async () => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act);
    const edit = replacing(review.act, pid, 'examples', 'x');
    const bad = await review.session.call('amendment.create', { edits: [{ ...edit, to: 9_999 }] });
    expect(bad).toEqual(refusal('invalid', /9999/));
    expect(await review.do('amendment.list', {})).toEqual([]);
    expect((await review.do('review.get', {})).ledgerHead.seq).toBe(2);
  });

  it('takes new edits under a new revision', async () => {
    const review = await newReview();
    const { id } = await draft(review);
    const edits = [replacing(review.act, stalkingExamples(review.act).pid, 'examples', 'instances')];
    const [after] = await review.do('amendment.revise', { changes: [{ id, revision: 1, edits }] });
    expect(after).toMatchObject({ revision: 2, edits, title: 'Examples', changedBy: 'Ann Draper' });
    expect(await (await reopened(review)).do('amendment.list', {})).toEqual([after]);
  });

  it('is to be had as it was in each revision, with the window that made that one', async () => {
    const review = await newReview();
    const first = await draft(review);
    const { id } = first;
    const window = '9802a044-49be-4044-90ab-753bb173435c';
    const [second] = await review.do('amendment.revise', {
      changes: [{ id, revision: 1, edits: [] }],
      window,
    });
    const third = await review.do('amendment.describe', { id, revision: 2, title: 'None', window });
    const fourth = await review.do('amendment.describe', { id, revision: 3, title: 'By another' });
    const again = await reopened(review);
    const made = [first, second, third, fourth].map((amendment, nth) => ({
      amendment,
      window: nth === 1 || nth === 2 ? window : null,
    }));
    for (const [nth, revision] of made.entries())
      expect(await again.do('amendment.revision', { id, revision: nth + 1 })).toEqual(revision);
    const none = { id, revision: 5 };
    expect(await again.session.call('amendment.revision', none)).toEqual(refusal('not-found', /revision 5/));
    expect((await again.do('ledger.verify', {})).entries).toBeGreaterThan(4);
  });

  it('stays at its revision when nothing is changed', async () => {
    const review = await newReview();
    const { id, edits, title } = await draft(review);
    const [same] = await review.do('amendment.revise', { changes: [{ id, revision: 1, edits }] });
    expect(same?.revision).toBe(1);
    expect((await review.do('amendment.describe', { id, revision: 1, title })).revision).toBe(1);
  });

  it('is revised with others all or none', async () => {
    const review = await newReview();
    const one = await draft(review);
    const two = await review.do('amendment.create', {});
    const changes = [
      { id: one.id, revision: 1, edits: [] },
      { id: two.id, revision: 7, edits: one.edits },
    ];
    expect(await review.session.call('amendment.revise', { changes })).toEqual(refusal('stale', /A-002/));
    expect(await review.do('amendment.list', {})).toEqual([one, two]);
    const fit = changes.map((change) => ({ ...change, revision: 1 }));
    const after = await review.do('amendment.revise', { changes: fit });
    expect(after.map(({ id, revision, edits }) => [id, revision, edits.length])).toEqual([
      ['A-001', 2, 0],
      ['A-002', 2, 1],
    ]);
    const twice = [...fit, ...fit].map((change) => ({ ...change, revision: 2 }));
    expect(await review.session.call('amendment.revise', { changes: twice })).toEqual(
      refusal('invalid', /twice/),
    );
  });

  it('says who was faster', async () => {
    const review = await newReview();
    const { id } = await draft(review);
    const other = opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);
    await other.do('amendment.describe', { id, revision: 1, reason: 'Clearer' });
    expect(await review.session.call('amendment.describe', { id, revision: 1, title: 'Mine' })).toEqual(
      refusal('stale', /Bea Reader on 2 November 2026 \(now revision 2, you had 1\)/),
    );
    for (const call of [
      review.session.call('amendment.revise', { changes: [{ id, revision: 1, edits: [] }] }),
      review.session.call('amendment.setState', { id, revision: 1, state: 'ready' }),
    ]) {
      expect(await call).toEqual(refusal('stale', /Bea Reader/));
    }
    expect(await review.do('amendment.list', {})).toMatchObject([{ title: 'Examples', reason: 'Clearer' }]);
    await other.session.close();
  });

  it('is described in part, and keeps the rest', async () => {
    const review = await newReview();
    const made = await draft(review);
    const after = await review.do('amendment.describe', {
      id: made.id,
      revision: 1,
      purpose: 'To say it plainly',
      title: undefined,
    });
    expect(after).toEqual({
      ...made,
      revision: 2,
      purpose: 'To say it plainly',
      changedAt: expect.any(String),
    });
  });

  it.each(AMENDMENT_STATES)('goes from %s only where the table says', async (from) => {
    const review = await newReview();
    await review.do('agreement.set', { who: 'anyone' });
    const made = await draft(review);
    let { revision } = made;
    const move = async (state: AmendmentState) => {
      const done = await review.session.call('amendment.setState', { id: made.id, revision, state });
      if (done.ok) revision = done.value.amendments[0]?.revision ?? 0;
      return done;
    };
    for (const state of routeTo(from)) must(await move(state));
    for (const to of AMENDMENT_STATES.filter((state) => !TRANSITIONS[from].includes(state))) {
      expect(await move(to)).toEqual(
        refusal('refused', new RegExp(`${made.id} is “${STATE_WORDS[from]}”.*not to “${STATE_WORDS[to]}”`)),
      );
    }
    for (const to of TRANSITIONS[from]) {
      must(await move(to));
      for (const state of routeTo('draft', to)) must(await move(state));
      for (const state of routeTo(from)) must(await move(state));
    }
    expect(await review.do('amendment.list', {})).toMatchObject([{ state: from }]);
  });

  it('keeps the words that were agreed, until it is reopened', async () => {
    const review = await newReview();
    const { id, edits } = await draft(review);
    let revision = 1;
    for (const state of routeTo('agreed')) {
      revision = await moved(review, id, revision, state);
    }
    const changes = [{ id, revision, edits: [] }];
    expect(await review.session.call('amendment.revise', { changes })).toEqual(
      refusal('refused', /[Rr]eopen/),
    );
    expect(await review.do('amendment.list', {})).toMatchObject([{ edits, state: 'agreed' }]);
    revision = await moved(review, id, revision, 'in-legal-review');
    const [after] = await review.do('amendment.revise', { changes: [{ id, revision, edits: [] }] });
    expect(after).toMatchObject({ edits: [], state: 'in-legal-review' });
  });

  it('keeps its words when withdrawn', async () => {
    const review = await newReview();
    const { id } = await draft(review);
    await review.do('amendment.setState', { id, revision: 1, state: 'withdrawn' });
    const changes = [{ id, revision: 2, edits: [] }];
    expect(await review.session.call('amendment.revise', { changes })).toEqual(
      refusal('refused', /Withdrawn/),
    );
  });

  it('is not there under another number', async () => {
    const review = await newReview();
    await draft(review);
    for (const id of ['A-002', 'A-0001']) {
      const missing = refusal('not-found', new RegExp(id));
      expect(await review.session.call('amendment.describe', { id, revision: 1 })).toEqual(missing);
      expect(await review.session.call('amendment.setState', { id, revision: 1, state: 'ready' })).toEqual(
        missing,
      );
      const changes = [{ id, revision: 1, edits: [] }];
      expect(await review.session.call('amendment.revise', { changes })).toEqual(missing);
    }
  });

  it("refuses a new provision under another amendment's identity", async () => {
    const review = await newReview();
    const insert = inserted(review, 'new-1');
    await review.do('amendment.create', { edits: [insert] });
    expect(await review.session.call('amendment.create', { edits: [insert] })).toEqual(
      refusal('clash', /new-1.*A-001/),
    );
    const other = await review.do('amendment.create', { edits: [inserted(review, 'new-2')] });
    const changes = [{ id: other.id, revision: 1, edits: [insert] }];
    expect(await review.session.call('amendment.revise', { changes })).toEqual(refusal('clash', /A-001/));
    const own = [{ id: 'A-001', revision: 1, edits: [{ ...insert, rank: 'W' }] }];
    expect(await review.do('amendment.revise', { changes: own })).toMatchObject([{ revision: 2 }]);
  });
});

const inserted = ({ act }: Opened, pid: string): InsertEdit => {
  const { pid: parent } = stalkingExamples(act);
  const paragraph = provision({ pid, kind: 'paragraph', num: '(h)', content: 'something else' });
  return { type: 'insert', parent, after: null, rank: 'V', provision: paragraph };
};

/** The fewest moves from one state to another, by the table. */
function routeTo(to: AmendmentState, from: AmendmentState = 'draft'): readonly AmendmentState[] {
  const routes: AmendmentState[][] = [[]];
  for (const route of routes) {
    const at = route.at(-1) ?? from;
    if (at === to) return route;
    for (const next of TRANSITIONS[at]) if (!route.includes(next)) routes.push([...route, next]);
  }
  throw new RangeError(`No way from ${from} to ${to}`);
}

describe('a link', () => {
  it('ties what is there, and is kept', async () => {
    const review = await newReview();
    const { id } = await draft(review);
    const from = `amendment:${id}` as const;
    const made = [
      await review.do('link.add', { type: 'implements', from, to: 'recommendation:1' }),
      await review.do('link.add', { type: 'partly-implements', from, to: 'recommendation:1' }),
      await review.do('link.add', { type: 'evidence-for', from, to: 'note:N-001' }),
      await review.do('link.add', { type: 'responds-to', from, to: 'commitment:C-01' }),
      await review.do('link.add', { type: 'considered-in', from: 'provision:p-0147', to: 'response:gov-1' }),
    ];
    expect(made[0]).toMatchObject({ by: 'Ann Draper', fromHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(made[0]?.toHash).toBe(made[1]?.toHash);
    expect(made[2]?.toHash).toMatch(/^[0-9a-f]{64}$/);
    expect(made[0]?.toHash).not.toBe(made[2]?.toHash);
    const again = await reopened(review);
    expect(await again.do('link.list', {})).toEqual(made);
    const [gone, ...left] = made;
    expect(await again.do('link.remove', { id: gone?.id ?? '' })).toEqual({ id: gone?.id });
    expect(await again.do('link.list', {})).toEqual(left);
    expect(await again.session.call('link.remove', { id: gone?.id ?? '' })).toEqual(
      refusal('not-found', /link/),
    );
    await again.do('link.add', { type: 'implements', from, to: 'recommendation:1' });
    expect((await again.do('link.list', {})).at(-1)).toMatchObject({ by: 'Bea Reader', type: 'implements' });
    await again.do('ledger.verify', {});
  });

  it('may tie a provision that an amendment inserts', async () => {
    const review = await newReview();
    await review.do('amendment.create', { edits: [inserted(review, 'new-1')] });
    const link = { type: 'implements', from: 'provision:new-1', to: 'recommendation:1' } as const;
    expect(await review.do('link.add', link)).toMatchObject(link);
  });

  it('has ends that do not change with a state, and do with the words', async () => {
    const review = await newReview();
    const { id } = await draft(review);
    const from = `amendment:${id}` as const;
    const hashNow = async (to: `note:${string}`) =>
      (await review.do('link.add', { type: 'evidence-for', from, to })).fromHash;
    const before = await hashNow('note:N-001');
    await review.do('amendment.setState', { id, revision: 1, state: 'ready' });
    expect(await hashNow('note:N-002')).toBe(before);
    await review.do('amendment.describe', { id, revision: 2, reason: 'Because' });
    expect(await hashNow('note:N-003')).not.toBe(before);
  });

  it.each([
    ['not-found', /amendment A-009/, 'amendment:A-009', 'recommendation:1'],
    ['not-found', /provision p-none/, 'provision:p-none', 'recommendation:1'],
    ['not-found', /recommendation 99/, 'amendment:A-001', 'recommendation:99'],
    ['not-found', /excerpt X-1/, 'amendment:A-001', 'excerpt:X-1'],
    ['not-found', /response x/, 'amendment:A-001', 'response:x'],
    ['invalid', /not from note N-001/, 'note:N-001', 'recommendation:1'],
    ['invalid', /itself/, 'amendment:A-001', 'amendment:A-001'],
    ['clash', /Ann Draper already made/, 'amendment:A-001', 'note:N-001'],
    ['invalid', /to:/, 'amendment:A-001', 'nothing:1'],
  ] as const)('is refused as %s: %s', async (kind, words, from, to) => {
    const review = await newReview();
    await draft(review);
    await review.do('link.add', { type: 'evidence-for', from: 'amendment:A-001', to: 'note:N-001' });
    const head = (await review.do('review.get', {})).ledgerHead;
    const input = { type: 'evidence-for', from, to: to as `note:${string}` } as const;
    expect(await review.session.call('link.add', input)).toEqual(refusal(kind, words));
    expect(await review.do('link.list', {})).toHaveLength(1);
    expect((await review.do('review.get', {})).ledgerHead).toEqual(head);
  });
});

const note = {
  date: '2026-10-01',
  author: 'A respondent',
  organisation: '',
  question: 'Q1',
  text: 'A sample answer.',
  wording: 'sample',
  consent: true,
  confidential: false,
  found: 'typed in',
} as const;

describe('a note', () => {
  it('is added after those there are, and kept', async () => {
    const review = await newReview();
    const before = loadEvidence().notes;
    const added = await review.do('note.add', note);
    expect(added).toEqual({ id: `N-${String(before.length + 1).padStart(3, '0')}`, ...note });
    const again = await reopened(review);
    expect((await again.do('evidence.get', {})).notes).toEqual([...before, added]);
    const [entry] = await again.do('ledger.list', { after: 2 });
    expect(entry).toMatchObject({ act: 'note.add', subject: `note:${added.id}` });
    expect(JSON.stringify(entry)).not.toContain('A sample answer');
  });
});

describe('the ledger', () => {
  it('is listed in pages', async () => {
    const review = await newReview();
    for (let n = 0; n < 5; n++) await review.do('amendment.create', {});
    const all = await review.do('ledger.list', {});
    expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await review.do('ledger.list', { after: 3, limit: 2 })).toEqual(all.slice(3, 5));
    expect(await review.do('ledger.list', { after: 7 })).toEqual([]);
  });

  it('verifies, and gives its head', async () => {
    const review = await newReview();
    await draft(review);
    const { ledgerHead } = await review.do('review.get', {});
    expect(await review.do('ledger.verify', {})).toEqual({ entries: ledgerHead.seq, head: ledgerHead.hash });
  });
});

describe('a closed review', () => {
  it('finishes what was asked, and refuses what comes after', async () => {
    const review = await newReview();
    const asked = Promise.all(Array.from({ length: 5 }, () => review.do('amendment.create', {})));
    const closing = review.session.close();
    expect(await review.session.call('review.get', {})).toEqual(refusal('not-found', /closed/));
    expect(await asked).toHaveLength(5);
    await closing;
    await review.session.close();
    const again = opened(mustOpen(await openReview(review.path, testDeps())), review.act);
    expect(await again.do('amendment.list', {})).toHaveLength(5);
  });
});

describe('a pack', () => {
  it('is written from the review, which stays as it is', async () => {
    const review = await newReview();
    const { id } = await draft(review);
    const before = await review.do('review.get', {});
    await signedOff(review, { amendments: [id] });
    const made = await review.do('pack.export', { amendments: [id] });
    expect(made).toMatchObject({ included: [id], seq: before.ledgerHead.seq });
    expect(made.manifest.instrument.hash).toBe(before.instrumentHash);
    expect(await review.do('version.list', {})).toMatchObject([{ why: 'export', name: 'Pack exported' }]);
    // What was said and drafted is as it was: made again, it is of the same moment, which is named once.
    const again = await review.do('pack.export', { amendments: [id] });
    expect(again.manifest).toEqual(made.manifest);
    expect(await review.do('version.list', {})).toHaveLength(1);
    await review.do('ledger.verify', {});
  });

  it('is refused for an amendment that is not there', async () => {
    const review = await newReview();
    const answer = await review.session.call('pack.export', { amendments: ['A-009'] });
    expect(answer).toEqual(refusal('not-found', /A-009/));
  });
});
