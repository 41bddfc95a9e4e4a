import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Provision, provision, walk } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { openReview } from '../../../data/session/session.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import {
  moved,
  must,
  mustOpen,
  type Opened,
  opened,
  replacing,
  testDeps,
} from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const ACT = 'ukpga/1997/40';
const enacted = must(loadAct(ACT, 'enacted'));
const current = must(loadAct(ACT, 'current'));

/** The first provision whose content, or opening words, include some words. */
function saying(root: Provision, words: string): Provision {
  const found = [...walk(root)].find(({ content, intro }) => (content || intro).includes(words));
  if (!found) throw new RangeError(`Nothing says ${words}`);
  return found;
}

async function enactedReview(name = 'moving.keeling'): Promise<Opened> {
  const given = { title: 'Moving', act: ACT, at: 'enacted' };
  const session = await createReview(join(temporaryFolder(), name), given, testDeps());
  return opened(mustOpen(session), enacted.root);
}

const to = { act: ACT, at: 'current' };

async function move(review: Opened) {
  const { head } = await review.do('review.rebase.preview', to);
  return review.do('review.rebase', { ...to, expectedHead: head });
}

const section = (num: string): Provision => {
  const found = [...walk(enacted.root)].find((node) => node.kind === 'section' && node.num === num);
  if (!found) throw new RangeError(`No section ${num}`);
  return found;
};

const edit = (words: string, from: string, insert: string): Edit =>
  replacing(enacted.root, saying(enacted.root, words).pid, from, insert);

/** One amendment for each thing that can become of one. */
async function drafted(review: Opened): Promise<void> {
  const two = section('2');
  const parent = [...walk(enacted.root)].find(({ children }) => children.includes(two));
  const stalking = provision({
    pid: 'new-2A',
    kind: 'section',
    num: '2A',
    heading: 'Stalking',
    content: 'Words.',
  });
  const drafts: readonly (readonly [string, readonly Edit[]])[] = [
    ['Unchanged words', [edit('which he knows or ought to know', 'ought to', 'should')]],
    [
      'Words farther on',
      [
        edit(
          'For the purposes of this section, the person whose course of conduct',
          'reasonable person',
          'sensible person',
        ),
      ],
    ],
    ['Law by now', [replacing(enacted.root, 'p-0048', 'five years', 'ten years')]],
    ['Words that changed', [edit('in breach of section 1 is guilty', 'section 1', 'section 1 or 3')]],
    [
      'A place that is taken',
      [{ type: 'insert', parent: parent?.pid ?? '', after: two.pid, rank: 'V', provision: stalking }],
    ],
    [
      'In part',
      [
        edit('which he knows or ought to know', 'knows', 'is aware'),
        edit('A “course of conduct” must involve', 'two', 'three'),
      ],
    ],
  ];
  for (const [title, edits] of drafts) await review.do('amendment.create', { title, edits: [...edits] });
}

describe('a review, moved to a newer text of its Act', () => {
  it('has every amendment carried over, or what of it could not be put aside with the reason', async () => {
    const review = await enactedReview();
    await drafted(review);
    await moved(review, 'A-001', 1, 'ready');
    const before = await review.do('amendment.list', {});
    await moved(review, 'A-006', 1, 'ready');
    const preview = await review.do('review.rebase.preview', to);
    expect(await review.do('amendment.list', {})).toHaveLength(before.length);
    expect(preview.differences.substantive).toBe(41);
    expect(
      preview.amendments.map(({ id, carried, was, state, deferred }) => [
        id,
        carried,
        was,
        state,
        deferred.map(({ why }) => why),
      ]),
    ).toEqual([
      ['A-001', 1, 'ready', 'ready', []],
      ['A-002', 1, 'draft', 'draft', []],
      ['A-003', 0, 'draft', 'draft', ['in-force']],
      ['A-004', 0, 'draft', 'draft', ['changed']],
      ['A-005', 0, 'draft', 'draft', ['place']],
      ['A-006', 1, 'ready', 'returned', ['changed']],
    ]);
    expect(preview.amendments[1]?.readAgain).toEqual(['section 1(2)']);
    expect(preview.amendments[3]?.deferred[0]).toMatchObject({
      words: 'In section 2(1): deleted “section 1”; inserted “section 1 or 3”',
      was: 'section 2(1)',
      near: { place: 'section 2(1)' },
    });

    const {
      backup,
      report,
      review: info,
    } = await review.do('review.rebase', { ...to, expectedHead: preview.head });
    expect(report).toEqual(preview);
    expect(info.instrumentVersion).toBe('current');
    expect(await review.do('act.get', {})).toEqual(current);
    const after = await review.do('amendment.list', {});
    expect(after[0]).toEqual({ ...before[0], state: 'ready', revision: 2, changedAt: after[0]?.changedAt });
    expect(after[5]).toMatchObject({ state: 'returned', edits: [before[5]?.edits[0]] });
    for (const [at, { edits, aside = [] }] of after.entries()) {
      expect(edits.length + aside.length).toBe(before[at]?.edits.length);
      expect(() => redline(current.root, [{ id: 'A-001', edits }])).not.toThrow();
      for (const { edit: typed } of aside) expect(before[at]?.edits).toContainEqual(typed);
    }
    const made = asAmendedOf(redline(current.root, after.slice(0, 2)));
    expect(saying(made, 'section 2A(2)(c), the person').content).toContain(
      'if a sensible person in possession',
    );
    await review.do('ledger.verify', {});

    const copy = mustOpen(await openReview(backup, testDeps()));
    expect(must(await copy.call('act.get', {}))).toEqual(enacted);
    expect(must(await copy.call('amendment.list', {})).slice(1, 5)).toEqual(before.slice(1, 5));
    await copy.close();
    await review.session.close();
    const again = opened(mustOpen(await openReview(review.path, testDeps())), current.root);
    expect(await again.do('amendment.list', {})).toEqual(after);
    await again.do('ledger.verify', {});
    await again.session.close();
  });

  it('keeps links that hold, sound or suspect as they were, and lists those of what is gone', async () => {
    const review = await enactedReview();
    await drafted(review);
    const gone = saying(
      enacted.root,
      'an offence under section 2 of the Protection from Harassment Act 1997 (harassment).',
    );
    const stays = section('4');
    const add = (from: `provision:${string}` | `amendment:${string}`, n: number) =>
      review.do('link.add', { type: 'considered-in', from, to: `recommendation:${n}` });
    const links = [
      await add('amendment:A-001', 1),
      await add('amendment:A-004', 1),
      await add(`provision:${gone.pid}`, 2),
    ];
    await add(`provision:${stays.pid}`, 3);
    await review.do('finding.ignore', {
      key: `D08/${gone.pid}/content/x`,
      said: 'Of what goes',
      because: 'So',
    });
    await review.do('finding.ignore', { key: `D08/${stays.pid}//x`, said: 'Of what stays', because: 'So' });
    const { report } = await move(review);
    expect(report.linksGone).toHaveLength(1);
    expect(report.findingsGone).toEqual(['Of what goes']);
    const after = await review.do('link.list', {});
    expect(after).toHaveLength(3);
    expect(after[0]).toEqual(links[0]);
    expect(after[1]).toEqual({ ...links[1], suspect: [expect.objectContaining({ end: 'from' })] });
    expect((await review.do('finding.ignored', {})).map(({ said }) => said)).toEqual(['Of what stays']);
    await review.do('ledger.verify', {});
  });

  it('goes there and back, and can still be compared at any moment of before', async () => {
    const review = await enactedReview();
    await drafted(review);
    const { seq } = (await review.do('review.get', {})).ledgerHead;
    const asked = {
      before: { from: 'review' as const, at: seq, amendments: 'none' as const },
      after: { from: 'review' as const, at: seq, amendments: ['A-001'] },
    };
    const told = await review.do('compare.run', asked);
    await move(review);
    const then = await review.do('compare.run', asked);
    expect(then.differences).toEqual(told.differences);
    // Of the text as it was at that moment, whatever the review is of by now.
    expect(then.lines).toEqual(told.lines);
    const back = { act: ACT, at: 'enacted' };
    const { head } = await review.do('review.rebase.preview', back);
    await review.do('review.rebase', { ...back, expectedHead: head });
    await move(review);
    await review.do('ledger.verify', {});
    expect((await review.do('review.get', {})).instrumentVersion).toBe('current');
  });

  it('may change the same provisions as before, and what amendments changed elsewhere goes along', async () => {
    const review = await enactedReview();
    await drafted(review);
    await review.do('scope.set', { scope: { provisions: [section('7').pid], additions: true } });
    await move(review);
    const { scope } = await review.do('scope.get', {});
    const named = [...walk(current.root)].find(({ pid }) => pid === scope?.provisions[0]);
    expect([named?.kind, named?.num, scope?.additions]).toEqual(['section', '7', true]);
    expect((await review.do('amendment.list', {})).some(({ edits }) => edits.length > 0)).toBe(true);
    const other = edit('which he knows or ought to know', 'knows', 'sees');
    expect(await review.session.call('amendment.create', { edits: [other] })).toMatchObject({
      error: { place: 'scope' },
    });
    await review.do('ledger.verify', {});
  });

  it('is moved for another window that has it open, too', async () => {
    const review = await enactedReview();
    await drafted(review);
    const other = opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), enacted.root);
    await move(review);
    expect((await other.do('act.get', {})).version).toBe('current');
    const drawnIn = (await other.do('review.get', {})).instrumentHash;
    const old = await other.session.call('amendment.create', { base: 'the text before', edits: [] });
    expect(old).toMatchObject({ ok: false, error: { kind: 'stale' } });
    await other.do('amendment.create', { base: drawnIn, edits: [] });
    const stale = edit('in breach of section 1 is guilty', 'of section 1 is guilty of an offence.', 'x');
    const far = { ...stale, from: 10_000, to: 10_001 };
    expect((await other.session.call('amendment.create', { edits: [far] })).ok).toBe(false);
    await other.session.close();
  });

  it('has what was put aside taken off the list one by one', async () => {
    const review = await enactedReview();
    await drafted(review);
    await move(review);
    const list = await review.do('amendment.list', {});
    const revision = list[3]?.revision ?? 0;
    const settled = await review.do('amendment.settle', { id: 'A-004', revision, place: 0 });
    expect(settled.aside).toEqual([]);
    const again = await review.session.call('amendment.settle', {
      id: 'A-004',
      revision: revision + 1,
      place: 0,
    });
    expect(again).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await review.do('ledger.verify', {});
  });

  it('is left as it is when the text is not held, is its own, is of another Act, or the ledger went on', async () => {
    const review = await enactedReview();
    await drafted(review);
    const kind = async (given: object) => {
      const result = await review.session.call('review.rebase', { ...to, expectedHead: 'x', ...given });
      return result.ok ? 'moved' : result.error.kind;
    };
    const { head } = await review.do('review.rebase.preview', to);
    expect(await kind({})).toBe('stale');
    expect(await kind({ expectedHead: head, act: 'ukpga/1996/18' })).toBe('invalid');
    const other = { ...to, expectedHead: head, act: 'ukpga/1996/18' };
    expect(await review.session.call('review.rebase', other)).toMatchObject({
      error: {
        message:
          'This review is about Protection from Harassment Act 1997 (ukpga/1997/40). You can only change to another ' +
          'version of that Act, not to ukpga/1996/18.',
      },
    });
    expect(await kind({ expectedHead: head, at: '1066' })).toBe('not-found');
    expect(await kind({ expectedHead: head, at: 'enacted' })).toBe('refused');
    await review.do('review.rename', { title: 'Gone on' });
    expect(await kind({ expectedHead: head })).toBe('stale');
    expect((await review.do('review.get', {})).instrumentVersion).toBe('enacted');
    expect(existsSync(review.path.replace('.keeling', '.backup-enacted.keeling'))).toBe(false);
  });

  it('is found out when a former text is altered', async () => {
    const review = await enactedReview();
    await move(review);
    await review.session.close();
    const db = connect(review.path);
    await db('former_text').update({ json: '{}' });
    await db.destroy();
    const again = mustOpen(await openReview(review.path, testDeps()));
    expect(await again.call('ledger.verify', {})).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    await again.close();
  });
});
