import { describe, expect, it } from 'vitest';
import { cite } from '../../../core/act/citation.ts';
import { provision, walk } from '../../../core/act/tree.ts';
import type { InsertEdit } from '../../../core/amend/edits/edit.ts';
import { calls } from '../../../core/api.ts';
import { openReview } from '../../../data/session/session.ts';
import { turning } from '../../support/people/turning.ts';
import { moved, mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';

const at = ({ act }: Opened, name: string): string => {
  const found = [...walk(act)].find(({ pid }) => cite(act, pid) === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found.pid;
};

/** A section after 2B, numbered by the rules. */
function section(review: Opened, pid: string, num: string, rank: string, content: string): InsertEdit {
  const after = at(review, 'section 2B');
  const parent = [...walk(review.act)].find(({ children }) => children.some((child) => child.pid === after));
  return {
    type: 'insert',
    parent: parent?.pid ?? '',
    after,
    rank,
    provision: provision({ pid, kind: 'section', num, heading: 'New', content }),
    numbering: { locked: false },
  };
}

async function twoSections() {
  const review = await newReview();
  const first = await review.do('amendment.create', { edits: [section(review, 'a', '2C', 'V', 'One.')] });
  const second = await review.do('amendment.create', {
    edits: [section(review, 'b', '2D', 'W', 'As in section 2D.')],
  });
  return { review, first, second };
}

describe('withdrawing an amendment', () => {
  it('is undone with the numbers that others had, and done again', async () => {
    const { review, first } = await twoSections();
    const ann = turning(review);
    const facts = async () =>
      (await ann.do('amendment.list', {})).map(({ id, state, edits }) => ({ id, state, edits }));
    const before = await facts();
    await ann.do('amendment.setState', { id: first.id, revision: 1, state: 'withdrawn' });
    const withdrawn = await facts();
    await ann.turned('undo');
    expect(await facts()).toEqual(before);
    await ann.turned('redo');
    expect(await facts()).toEqual(withdrawn);
    await ann.do('ledger.verify', {});
  });

  it('renumbers what others insert, says which, and what still names the old number', async () => {
    const { review, first } = await twoSections();
    const done = await review.do('amendment.setState', { id: first.id, revision: 1, state: 'withdrawn' });
    expect(calls['amendment.setState'].output.parse(done)).toEqual(done);
    expect(done).toMatchObject({
      amendments: [
        { id: 'A-001', state: 'withdrawn', revision: 2, edits: first.edits },
        { id: 'A-002', state: 'draft', revision: 2, edits: [{ provision: { num: '2C' } }] },
      ],
      renumbered: [{ am: 'A-002', pid: 'b', kind: 'section', from: '2D', to: '2C' }],
      unable: [],
      outdated: [{ pid: 'b', am: 'A-002', text: 'section 2D', target: 'b', from: '2D', to: '2C' }],
    });
    expect(await review.do('amendment.list', {})).toEqual(done.amendments);
    const entries = await review.do('ledger.list', { after: 4 });
    expect(
      entries.map(({ act, subject, payload }) => [act, subject, (payload as { because?: string }).because]),
    ).toEqual([
      ['amendment.setState', 'amendment:A-001', undefined],
      ['amendment.change', 'amendment:A-002', 'A-001 was withdrawn'],
    ]);
    expect(await review.do('ledger.verify', {})).toMatchObject({ entries: 6 });
  });

  it('and restoring it gives every number back, in one entry each', async () => {
    const { review } = await twoSections();
    await review.do('amendment.setState', { id: 'A-001', revision: 1, state: 'withdrawn' });
    const done = await review.do('amendment.setState', { id: 'A-001', revision: 2, state: 'draft' });
    expect(done.amendments.map(({ id, revision, state }) => [id, revision, state])).toEqual([
      ['A-001', 3, 'draft'],
      ['A-002', 3, 'draft'],
    ]);
    expect(done.renumbered).toMatchObject([{ pid: 'b', from: '2C', to: '2D' }]);
    const refused = await review.session.call('amendment.setState', {
      id: 'A-001',
      revision: 3,
      state: 'draft',
    });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('leaves what is agreed as it was agreed, and refuses an old revision', async () => {
    const { review } = await twoSections();
    let revision = 1;
    for (const state of ['ready', 'in-legal-review', 'agreed'] as const)
      revision = await moved(review, 'A-002', revision, state);
    const stale = await review.session.call('amendment.setState', {
      id: 'A-001',
      revision: 7,
      state: 'withdrawn',
    });
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale' } });
    const done = await review.do('amendment.setState', { id: 'A-001', revision: 1, state: 'withdrawn' });
    expect(done).toMatchObject({ amendments: [{ id: 'A-001' }], renumbered: [], outdated: [] });
    expect(await review.do('amendment.list', {})).toMatchObject([
      {},
      { revision, edits: [{ provision: { num: '2D' } }] },
    ]);
  });
});

describe('revising another’s amendment', () => {
  it('tells the ledger who did so, and while doing what', async () => {
    const { review, second } = await twoSections();
    const other = opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);
    const mine = await other.do('amendment.create', {});
    const edits = [section(review, 'b', '2D', 'W', 'As in section 2A.')];
    await other.do('amendment.revise', {
      changes: [
        { id: mine.id, revision: 1, edits: [{ type: 'omit', pid: at(review, 'section 2A(4)') }] },
        { id: second.id, revision: 1, edits, because: ' while drafting A-003 ' },
      ],
    });
    const entries = await review.do('ledger.list', { after: 5 });
    expect(
      entries.map(({ who, subject, payload }) => [who, subject, (payload as { because?: string }).because]),
    ).toEqual([
      ['Bea Reader', 'amendment:A-003', undefined],
      ['Bea Reader', 'amendment:A-002', 'while drafting A-003'],
    ]);
    expect(await other.do('ledger.verify', {})).toMatchObject({ entries: 7 });
    await other.session.close();
  });
});

describe('moves, divisions and substitutions', () => {
  it('are kept as they were given, and a part of existing text can be linked to', async () => {
    const review = await newReview();
    const s16 = at(review, 'section 16');
    const edits = [
      { type: 'divide', pid: s16, num: '(1)', newPid: 'part' },
      {
        type: 'move',
        pid: at(review, 'section 2A(3)(b)'),
        parent: at(review, 'section 2A(3)'),
        after: at(review, 'section 2A(3)(g)'),
        rank: 'V',
        num: '(h)',
        numbering: { locked: false },
      },
      { type: 'omit', pid: at(review, 'section 2A(4)'), pair: 'p' },
      {
        type: 'insert',
        parent: at(review, 'section 2A'),
        after: at(review, 'section 2A(4)'),
        rank: 'V',
        provision: provision({ pid: 'p', kind: 'subsection', num: '(4)', content: 'x' }),
        pair: 'p',
        numbering: { locked: true, override: { reason: 'It takes the place of (4)' } },
      },
    ] as const;
    const made = await review.do('amendment.create', { edits });
    expect(made.edits).toEqual(edits);
    const link = { type: 'implements', from: 'provision:part', to: 'recommendation:1' } as const;
    expect(await review.do('link.add', link)).toMatchObject(link);
    const taken = await review.session.call('amendment.create', {
      edits: [{ ...edits[0], pid: at(review, 'section 13') }],
    });
    expect(taken).toMatchObject({ ok: false, error: { kind: 'clash' } });
  });
});
