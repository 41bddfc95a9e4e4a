import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree, type Pid, walk } from '../../../../core/act/tree.ts';
import { changeCounts } from '../../../../core/amend/changes/change-counts.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import { type Drafted, type RedlineNode, redline } from '../../../../core/amend/redline/redline.ts';
import { drawnAlike, Redlines } from '../../../../renderer/state/review/redlines.ts';
import { amendmentsOf, unitOf, unitsHolding } from '../../../../renderer/state/review/units.ts';
import { Outlines, outlineOf, shareRows } from '../../../../renderer/text/act/outline.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { drafts } from '../../../support/drafts/drafts.ts';
import { currentAct } from '../../../support/reviews/review.ts';

const act = currentAct();

function pidOf(...labels: readonly string[]): Pid {
  const section = [...walk(act)].find(({ kind, num }) => kind === 'section' && num === labels[0]);
  const found = labels.slice(1).reduce((at, label) => at?.children.find(({ num }) => num === label), section);
  if (!found) throw new RangeError(`No ${labels.join('')}`);
  return found.pid;
}

const typing = (pid: Pid, insert: string): TextEdit => ({
  type: 'text',
  pid,
  field: 'content',
  from: 0,
  to: 0,
  insert,
  rank: 'm',
});

const draft = (id: string, ...edits: Drafted['edits'][number][]): Drafted => ({ id, edits });

function nodeOf(root: RedlineNode, pid: Pid): RedlineNode {
  const find = (node: RedlineNode): RedlineNode | undefined =>
    node.provision.pid === pid ? node : node.children.map(find).find(Boolean);
  const found = find(root);
  if (!found) throw new RangeError(`No ${pid} in the redline`);
  return found;
}

describe('what is drawn of a redline while a section is open', () => {
  const [two, twoA] = [pidOf('2', '(1)'), pidOf('2A', '(4)')];
  const redlines = new Redlines(act);
  const of = (...edits: Drafted['edits'][number][]) => redlines.of([draft('A-001', ...edits)]);

  it('is not drawn anew for words of that section, and is for all else', () => {
    const before = of(typing(two, 'x'));
    const typed = of(typing(two, 'xx'));
    expect(drawnAlike(before, typed, pidOf('2'))).toBe(true);
    expect(drawnAlike(before, typed, pidOf('2A'))).toBe(false);
    expect(drawnAlike(before, typed, null)).toBe(false);
    expect(drawnAlike(typed, typed, null)).toBe(true);
    expect(drawnAlike(typed, of(typing(two, 'xx'), typing(twoA, 'y')), pidOf('2'))).toBe(false);
    expect(drawnAlike(typed, of({ type: 'omit', pid: pidOf('2') }), pidOf('2'))).toBe(false);
  });

  it('counts changes as if counted anew, whatever was counted before', () => {
    const shown = (...edits: readonly Drafted['edits'][number][]) => [
      draft('A-001', ...edits),
      draft('A-002', typing(twoA, 'y')),
    ];
    const same = changeCounts(act, shown(typing(two, 'x')));
    expect(changeCounts(act, shown(typing(two, 'xx')))).toBe(same);
    for (const now of [shown(typing(twoA, 'x')), shown(), shown(typing(two, 'x')), shown().slice(1)])
      expect(changeCounts(act, now)).toEqual(changeCounts(structuredClone(act), now));
  });

  it('gives the structure the same rows for words in a section that is changed already', () => {
    const outlines = new Outlines();
    const closed = new Set<Pid>();
    const rows = (insert: string) => {
      const shown = [draft('A-001', typing(two, insert))];
      return outlines.of(act, redlines.of(shown), shown, closed);
    };
    const before = rows('x');
    expect(rows('xx')).toBe(before);
    const shown = [draft('A-001', typing(two, 'xx'), typing(twoA, 'y'))];
    const now = outlines.of(act, redlines.of(shown), shown, closed);
    expect(now).not.toBe(before);
    expect(now).toEqual(outlineOf(act, redline(act, shown), changeCounts(act, shown), closed));
  });
});

describe('redlines that share what did not change', () => {
  const two = pidOf('2', '(1)');
  const twoA = pidOf('2A', '(4)');

  it('gives the redline of the selection, and the same value for the same selection', () => {
    const redlines = new Redlines(act);
    const selection = [draft('A-001', typing(two, 'x')), draft('A-002', typing(twoA, 'y'))];
    const first = redlines.of(selection);
    expect(first).toEqual(redline(act, selection));
    expect(redlines.of(structuredClone(selection))).toBe(first);
    expect(redlines.of([])).toEqual(redline(act, []));
  });

  it('makes only the section typed in anew', () => {
    const redlines = new Redlines(act);
    const before = redlines.of([draft('A-001', typing(two, 'x')), draft('A-002', typing(twoA, 'y'))]);
    const now = redlines.of([draft('A-001', typing(two, 'xx')), draft('A-002', typing(twoA, 'y'))]);
    expect(now).toEqual(redline(act, [draft('A-001', typing(two, 'xx')), draft('A-002', typing(twoA, 'y'))]));
    expect(nodeOf(now, pidOf('2'))).not.toBe(nodeOf(before, pidOf('2')));
    for (const section of ['1', '2A', '3', '8', '16'])
      expect(nodeOf(now, pidOf(section))).toBe(nodeOf(before, pidOf(section)));
  });

  it('is what it would be if made whole, however it came about', () => {
    const base = smallAct();
    // Typing goes on in one edit, another is taken back, and then everything is another draft.
    const typed = (selection: readonly Drafted[], nth: number): readonly Drafted[] =>
      selection.map(({ id, edits }, at) => ({
        id,
        edits: edits.map((edit, n) =>
          edit.type === 'text' && (at + n) % 3 === nth ? { ...edit, insert: `${edit.insert}x` } : edit,
        ),
      }));
    const lessText = (selection: readonly Drafted[]): readonly Drafted[] =>
      selection.map(({ id, edits }) => {
        const last = edits.findLast(({ type }) => type === 'text');
        return { id, edits: edits.filter((edit) => edit !== last) };
      });
    fc.assert(
      fc.property(fc.array(drafts(base), { minLength: 1, maxLength: 3 }), (all) => {
        const redlines = new Redlines(base);
        for (const { amendments } of all) {
          const { chosen } = chooseCompatible(base, amendments);
          for (const step of [chosen, typed(chosen, 0), typed(chosen, 1), lessText(chosen), chosen])
            expect(redlines.of(step)).toEqual(redline(base, step));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells the same edit of another amendment apart', () => {
    const redlines = new Redlines(act);
    redlines.of([draft('A-001', typing(two, 'x'))]);
    const now = redlines.of([draft('A-002', typing(two, 'x'))]);
    expect(nodeOf(now, two).fields.content[0]).toMatchObject({ am: 'A-002' });
    expect([...amendmentsOf(now)]).toEqual(['A-002']);
    expect([...amendmentsOf(nodeOf(now, pidOf('3')))]).toEqual([]);
  });

  it('draws a provision in its section, even one in another Act’s group of sections that is quoted', () => {
    expect(unitOf(act, pidOf('2A', '(3)', '(g)'))).toBe(pidOf('2A'));
    const quoted = [...walk(act)].find(({ num }) => num === '234A');
    expect(quoted && unitOf(act, quoted.pid)).toBe(pidOf('11'));
    const group = act.children.find(({ kind }) => kind === 'crossheading');
    expect(group && unitOf(act, group.pid)).toBe(group?.pid);
    expect(unitOf(act, 'nowhere')).toBeNull();
  });
});

describe('the sections that a provision is to be seen in', () => {
  it('are its own, and the one that it was moved to or put in', () => {
    const [from, to] = [pidOf('2', '(2)'), pidOf('3')];
    const provision = { ...nodeOf(redline(act, []), pidOf('2', '(1)')).provision, pid: 'n-1', children: [] };
    const text = redline(act, [
      draft('A-001', { type: 'move', pid: from, parent: to, after: null, rank: 'm', num: '(A1)' }),
      draft('A-002', { type: 'insert', parent: to, after: null, rank: 'n', provision }),
    ]);
    expect(unitsHolding(text, pidOf('2', '(1)'))).toEqual([pidOf('2')]);
    expect(unitsHolding(text, pidOf('2'))).toEqual([pidOf('2')]);
    expect(unitsHolding(text, from)).toEqual([pidOf('2'), to]);
    expect(unitsHolding(text, 'n-1')).toEqual([to]);
    expect(unitsHolding(text, 'nowhere')).toEqual([]);
  });
});

describe('the structure tree', () => {
  const two1 = pidOf('2', '(1)');
  const everything = new Set([...walk(act)].map(({ pid }) => pid));
  const rowsFor = (selection: readonly Drafted[], opened: ReadonlySet<Pid> = everything) => {
    const rows = outlineOf(act, redline(act, selection), changeCounts(act, selection), opened);
    const all = rows.flatMap((row) => [row, ...row.rows.flatMap((inner) => [inner, ...inner.rows])]);
    return { rows, row: (pid: Pid) => all.find((found) => found.pid === pid) };
  };

  it('has the cross-headings, their sections and the numbered parts of those', () => {
    const { rows, row } = rowsFor([]);
    expect(rows.map(({ title }) => title)).toEqual(['England and Wales', 'Scotland', 'General']);
    expect(rows.flatMap(({ rows: inner }) => inner.map(({ num }) => num))).toEqual(
      [
        '1',
        '2',
        '2A',
        '2B',
        '3',
        '3A',
        '4',
        '4A',
        '4B',
        '5',
        '5A',
        '6',
        '7',
        '8',
        '8A',
        '9',
        '10',
        '11',
      ].concat(['12', '13', '14', '15', '16']),
    );
    expect(row(pidOf('2A'))?.rows.map(({ num }) => num)).toEqual(['(1)', '(2)', '(3)', '(4)', '(5)', '(6)']);
  });

  it('has the parts of a section only where they are shown, and says that it has some', () => {
    const { row } = rowsFor([], new Set([pidOf('2')]));
    expect(row(pidOf('2'))).toMatchObject({
      hasRows: true,
      rows: [{ num: '(1)' }, { num: '(2)' }, { num: '(3)' }],
    });
    expect(row(pidOf('2A'))).toMatchObject({ hasRows: true, rows: [] });
  });

  it('counts the changes in each provision and in all round it', () => {
    const three = pidOf('2A', '(3)', '(g)');
    const { row, rows } = rowsFor([
      draft('A-001', typing(three, 'x'), typing(pidOf('2A', '(4)'), 'y')),
      draft('A-002', typing(pidOf('8', '(2)'), 'z')),
    ]);
    expect(row(pidOf('2A'))?.changes).toBe(2);
    expect(row(pidOf('2A', '(3)'))?.changes).toBe(1);
    expect(row(pidOf('2'))?.changes).toBe(0);
    expect(rows.map(({ changes }) => changes)).toEqual([2, 1, 0]);
  });

  it('keeps every row that says the same, and all of them when nothing new is said', () => {
    // Beyond the words that the row itself has of it.
    const far = (insert: string): TextEdit => ({ ...typing(pidOf('2A', '(4)'), insert), from: 100, to: 100 });
    const one = rowsFor([draft('A-001', far('x'))]).rows;
    expect(shareRows(one, rowsFor([draft('A-001', far('xx'))]).rows)).toBe(one);
    const two = shareRows(one, rowsFor([draft('A-001', far('x'), typing(two1, 'y'))]).rows);
    expect(two).not.toBe(one);
    expect(two.map((row, at) => row === one[at])).toEqual([false, true, true]);
    expect(two[0]?.rows.find(({ num }) => num === '2A')).toBe(one[0]?.rows.find(({ num }) => num === '2A'));
    expect(two[0]?.rows.find(({ num }) => num === '2')?.changes).toBe(1);
    expect(shareRows(two, one)).toEqual(one);
  });

  it('says of which text the words were not read, and which are not held', () => {
    const { row } = rowsFor([]);
    expect(row(pidOf('2A'))?.doubt).toBeNull();
    expect(row(pidOf('2B'))?.doubt).toBe('unverified');
    expect(row(pidOf('3A'))?.doubt).toBe('derived');
    expect(row(pidOf('8'))?.doubt).toBe('missing');
  });

  it('shows what is inserted and left out as such', () => {
    const parent = indexTree(act).parentOf.get(pidOf('2B'));
    const provision = {
      ...act,
      pid: 'n-1',
      kind: 'section' as const,
      num: '2C',
      heading: 'New',
      children: [],
    };
    const { row } = rowsFor([
      draft('A-001', { type: 'insert', parent: parent?.pid ?? '', after: pidOf('2B'), rank: 'm', provision }),
      draft('A-002', { type: 'omit', pid: pidOf('6') }),
    ]);
    expect(row('n-1')).toMatchObject({
      num: '2C',
      title: 'New',
      changeStatus: 'inserted',
      changes: 1,
      doubt: null,
    });
    expect(row(pidOf('6'))).toMatchObject({ changeStatus: 'deleted', changes: 1, title: 'Limitation' });
  });
});
