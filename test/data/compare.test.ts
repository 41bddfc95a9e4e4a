import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainLines, plainText } from '../../core/amend/redline/lines.ts';
import { saveToShelf } from '../../data/corpus/shelf.ts';
import { actAt } from '../support/acts/act.ts';
import { must, newReview, replacing, stalkingExamples, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const ENACTED = { from: 'act', id: 'ukpga/1997/40', version: 'enacted' } as const;
const CURRENT = { from: 'act', id: 'ukpga/1997/40', version: 'current' } as const;
const ORIGINAL = { from: 'review', amendments: 'none' } as const;
const AMENDED = { from: 'review', amendments: 'all' } as const;

describe('comparing', () => {
  it('tells the two texts of the Act apart, and prints each of them whole', async () => {
    const review = await newReview();
    const { before, after, lines, differences, counts } = await review.do('compare.run', {
      before: ENACTED,
      after: CURRENT,
    });
    const [enacted, current] = [actAt('enacted'), actAt('current')];
    expect([before.description, after.description]).toEqual([enacted.description, current.description]);
    expect(plainLines(lines, 'original').join('\n')).toBe(plainText(enacted.root));
    expect(plainLines(lines, 'as-amended').join('\n')).toBe(plainText(current.root));
    expect(counts).toEqual({ substantive: 41, numbering: 0, punctuation: 0, typography: 0 });
    expect(differences.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        'In section 4(4)(a): deleted “five”; inserted “ten”',
        'In section 7(1): deleted “5”; inserted “5A”',
        'Inserted section 8(1A): “(1A) Subsection (1) is subject to section 8A.”',
      ]),
    );
  });

  it('knows the moments of the ledger, and the text at each', async () => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act).children.at(-1) ?? { pid: '' };
    const edit = replacing(review.act, pid, 'watching', 'observing');
    const { id } = await review.do('amendment.create', { title: 'Observing', edits: [edit] });
    const again = { ...edit, insert: 'looking at' };
    await review.do('amendment.revise', { changes: [{ id, revision: 1, edits: [again] }] });
    const { acts, moments, amendments } = await review.do('compare.sources', {});
    expect(acts.map(({ id: act, version }) => `${act}@${version}`)).toEqual([
      'ukpga/1997/40@current',
      'ukpga/1997/40@enacted',
    ]);
    expect(amendments).toEqual([{ id, title: 'Observing', state: 'draft' }]);
    expect(moments.map(({ act, amendment }) => [act, amendment])).toEqual([
      ['amendment.create', id],
      ['amendment.change', id],
    ]);
    const [first, second] = moments.map(({ seq }) => ({ ...AMENDED, at: seq }));
    const words = async (before: typeof AMENDED | typeof ORIGINAL, after: typeof AMENDED) =>
      (await review.do('compare.run', { before, after })).differences.map((each) => each.words);
    const place = 'In section 2A(3)(g)';
    expect(await words(ORIGINAL, { ...AMENDED, ...first })).toEqual([
      `${place}: deleted “watching”; inserted “observing”`,
    ]);
    expect(await words({ ...AMENDED, ...first }, { ...AMENDED, ...second })).toEqual([
      `${place}: deleted “observing”; inserted “looking at”`,
    ]);
    expect(await words({ ...AMENDED, ...second }, AMENDED)).toEqual([]);
    expect(
      await review.session.call('compare.run', { before: { ...AMENDED, at: 99 }, after: AMENDED }),
    ).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('says which alternative it left out', async () => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act).children.at(-1) ?? { pid: '' };
    for (const insert of ['observing', 'looking at']) {
      const edits = [replacing(review.act, pid, 'watching', insert)];
      await review.do('amendment.create', { title: insert, edits });
    }
    const { after, differences } = await review.do('compare.run', { before: ORIGINAL, after: AMENDED });
    expect(after.remarks).toEqual(['A-002 is not shown: it is an alternative to A-001.']);
    expect(differences.map(({ after: words }) => words)).toEqual(['observing']);
    const chosen = { from: 'review', amendments: ['A-002'] } as const;
    const only = await review.do('compare.run', { before: ORIGINAL, after: chosen });
    expect(only.after).toMatchObject({ title: 'With A-002', remarks: [] });
    expect(only.differences.map(({ after: words }) => words)).toEqual(['looking at']);
    const unknown = { from: 'review', amendments: ['A-009'] } as const;
    expect(await review.session.call('compare.run', { before: ORIGINAL, after: unknown })).toMatchObject({
      ok: false,
      error: { kind: 'not-found', message: 'There is no A-009 in this review.' },
    });
  });

  it('reads the shelf, and takes the identities of an imported text for nobody else’s', async () => {
    const shelf = join(temporaryFolder(), 'acts');
    const act = actAt('current');
    // The same provisions under identities that come one after the other, one later than here.
    let last = 0;
    const renamed = (node: typeof act.root): typeof act.root => ({
      ...node,
      pid: `p-${String(++last + 1).padStart(4, '0')}`,
      children: node.children.map(renamed),
    });
    const root = renamed(act.root);
    const imported = { ...act, version: 'imported', root, notes: [], outstanding: [] };
    must(await saveToShelf(shelf, imported));
    const review = await newReview({ ...testDeps(), shelf });
    const after = { from: 'act', id: act.id, version: 'imported' } as const;
    const same = await review.do('compare.run', { before: CURRENT, after });
    expect(same.differences).toEqual([]);
    const gone = { from: 'act', id: act.id, version: 'never' } as const;
    expect(await review.session.call('compare.run', { before: CURRENT, after: gone })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  it('carries to the line what is not verified of its words', async () => {
    const review = await newReview();
    const { lines } = await review.do('compare.run', { before: CURRENT, after: CURRENT });
    const doubted = lines.filter(({ doubt }) => doubt);
    expect(doubted.length).toBeGreaterThan(0);
    expect(doubted.length).toBeLessThan(lines.length / 2);
    for (const { doubt } of doubted) expect(doubt?.before).toBe(doubt?.after);
  });
});
