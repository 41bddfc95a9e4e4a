import { describe, expect, it } from 'vitest';
import { describeEdits } from '../../core/amend/changes/describe-edits.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { editKey } from '../../core/amend/edits/edit-key.ts';
import { findWords } from '../../core/amend/find-words.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { amendmentGroups } from '../../renderer/amendments/amendment-groups.ts';
import { withoutEdits } from '../../renderer/pack/contents.ts';
import { withHiddenEdits } from '../../renderer/state/review/draft.ts';
import { revisedIn, whileDrafting } from '../../renderer/state/review/revised.ts';
import { choose } from '../../renderer/state/review/selection.ts';
import { START } from '../../renderer/state/window/workbench.ts';
import { alternativeGroups, rivalsOf, sidesOf } from '../../renderer/text/alternatives/alternative-groups.ts';
import { contestedLines, contestsByLine, contestsByUnit } from '../../renderer/text/alternatives/contests.ts';
import { canAmend, chosenOf, contextOf, offeredOf } from '../../renderer/text/find/find-hits.ts';
import { currentAct, replacing, stalkingExamples } from '../support/reviews/review.ts';

const root = currentAct();
const [first, second] = stalkingExamples(root).children.map(({ pid }) => pid);
if (first === undefined || second === undefined) throw new RangeError('Section 2A(3) has lost its examples');

const amendment = (given: Pick<Amendment, 'id'> & Partial<Amendment>): Amendment => ({
  revision: 1,
  title: '',
  purpose: '',
  reason: '',
  state: 'draft',
  author: 'Ann Draper',
  createdAt: '2026-11-02T09:00:00.000Z',
  changedAt: '2026-11-02T09:00:00.000Z',
  changedBy: 'Ann Draper',
  edits: [],
  ...given,
});

const both = amendment({
  id: 'A-001',
  edits: [replacing(root, first, 'following', 'trailing'), replacing(root, second, 'contacting', 'calling')],
});
const other = amendment({
  id: 'A-002',
  author: 'Bo Counsel',
  state: 'agreed',
  edits: [replacing(root, first, 'following a person', 'following somebody')],
});

describe('one change of an amendment left out', () => {
  const [told] = describeEdits(root, both);
  const leftOut = new Set([told?.key ?? '']);

  it('is told and named by itself, in the order of the Act', () => {
    expect(
      describeEdits(root, both).map(({ changes }) => changes.map(({ before, after }) => [before, after])),
    ).toEqual([[['following', 'trailing']], [['contacting', 'calling']]]);
    expect(told?.key).toBe(both.edits[0] && editKey('A-001', both.edits[0]));
  });

  it('goes from the text, and comes back with nothing lost when the rest is typed in', () => {
    const chosen = choose(root, [both], { ...START, leftOut }, null);
    expect(chosen.shownAmendments[0]?.edits).toEqual([both.edits[1]]);
    expect(choose(root, [both], { ...START, leftOut }, null).shownAmendments[0]?.edits).toBe(
      chosen.shownAmendments[0]?.edits,
    );
    const typed = [replacing(root, second, 'contacting', 'writing to')];
    expect(withHiddenEdits({ ...chosen, amendments: [both] }, 'A-001', typed)).toEqual([
      ...typed,
      both.edits[0],
    ]);
  });

  it('is seen again while the amendment is typed in', () => {
    const chosen = choose(root, [both], { ...START, leftOut, open: first }, 'A-001');
    expect(chosen.shownAmendments).toEqual([both]);
  });
});

it('is left out of a pack of what is shown, too, by the same name', () => {
  const [left] = describeEdits(root, both);
  const key = left?.key ?? '';
  const wanted = { ...START, leftOut: new Set([key]) };
  const { shownAmendments } = choose(root, [both, other], wanted, null);
  expect(withoutEdits([both, other], shownAmendments)).toEqual([key]);
  expect(withoutEdits([both, other], choose(root, [both, other], START, null).shownAmendments)).toEqual([]);
});

describe('alternatives', () => {
  const list = [both, other];

  it('are chosen between by preference, and neither is hidden by it', () => {
    const ids = (preferred: readonly string[]) =>
      choose(root, list, { ...START, preferred }, null).shownAmendments.map(({ id }) => id);
    expect(ids([])).toEqual(['A-001']);
    expect(ids(['A-002'])).toEqual(['A-002']);
    expect(ids(['A-001', 'A-002'])).toEqual(['A-001']);
  });

  it('are boxed at the line that they share', () => {
    const { alternatives } = choose(root, list, START, null);
    const units = Object.values(contestsByUnit(root, alternatives));
    expect(units).toEqual([[{ id: 'A-002', with: ['A-001'], pid: first, field: 'content' }]]);
    const line = (key: string, pid: string, field: string) => ({ key, pid, label: [], body: [{ field }] });
    const lines = [line('h', 's', 'heading'), line('n', first, 'num'), line('c', first, 'content')];
    expect([...contestsByLine(lines, units[0] ?? []).keys()]).toEqual(['c']);
    expect([...contestsByLine(lines.slice(0, 1), units[0] ?? []).keys()]).toEqual(['h']);
    expect(contestedLines(lines, units[0] ?? [])).toEqual({ c: 'A-002 is an alternative here' });
    const more = (units[0] ?? []).flatMap((one) => [one, { ...one, id: 'A-003' }]);
    expect(contestedLines(lines, more)).toEqual({ c: 'A-002 and A-003 are alternatives here' });
  });

  it('are read side by side, each as it alone would leave the place', () => {
    const [group] = alternativeGroups(root, list);
    if (!group?.places[0]) throw new RangeError('No alternatives');
    const inserted = sidesOf(root, list, group.places[0]).map(({ lines }) =>
      lines.flatMap(({ body }) => body.flatMap(({ runs }) => runs.filter(({ kind }) => kind === 'inserted'))),
    );
    expect(inserted.map((runs) => runs.map(({ text }) => text))).toEqual([
      ['trailing'],
      ['following somebody'],
    ]);
    expect(rivalsOf(group, 'A-002')).toEqual(['A-001']);
  });
});

it('groups amendments by what they have in common', () => {
  const link = { id: 'L-1', type: 'implements', from: 'amendment:A-001', to: 'recommendation:1' } as const;
  const recommendations = [{ id: '1', number: '1' }] as never;
  const groups = amendmentGroups([both, other], { recommendations }, [{ ...link, at: '', who: '' } as never]);
  expect(groups.map(({ by, groups: own }) => [by, own.map(({ ids }) => ids)])).toEqual([
    ['state', [['A-001'], ['A-002']]],
    ['recommendation', [['A-001'], ['A-002']]],
    ['author', [['A-001'], ['A-002']]],
  ]);
});

it('offers every place but those whose words are settled', () => {
  const hits = findWords(root, [other], 'somebody');
  const [offered] = offeredOf(hits, [other], null);
  expect(offered).toMatchObject({ revises: ['A-002'], settled: ['A-002'] });
  expect(offered && canAmend(offered)).toBe(false);
  const free = offeredOf(hits, [{ ...other, state: 'draft' }], null);
  expect(chosenOf(free, new Set())).toEqual(hits);
  expect(chosenOf(free, new Set([hits[0]?.key ?? '']))).toEqual([]);
});

it('shows whole words round what is found, and says where there are more', () => {
  const before = 'and the acts or omissions involved are ones '.slice(-40);
  expect(contextOf({ before, after: '.' })).toEqual({
    before: '…acts or omissions involved are ones ',
    after: '.',
  });
  const after = ' of another person in particular if they are'.slice(0, 40);
  expect(contextOf({ before: '', after })).toEqual({
    before: '',
    after: ' of another person in particular if…',
  });
});

it('says who revised whose words while drafting what, the newest first', () => {
  const entry = (seq: number, revision: number, because?: string): LedgerEntry => ({
    seq,
    at: '',
    who: 'Bo Counsel',
    act: 'amendment.revise',
    subject: 'amendment:A-001',
    payload: { revision, edits: [], because },
    prev: '',
    hash: '',
  });
  const entries = [entry(1, 2, whileDrafting('A-002')), entry(2, 3), entry(3, 4, whileDrafting('A-002'))];
  expect(revisedIn(entries).map(({ words }) => words)).toEqual(['Bo Counsel changed A-001 (revision 4)']);
});
