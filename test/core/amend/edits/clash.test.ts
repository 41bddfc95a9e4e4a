import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Provision, provision } from '../../../../core/act/tree.ts';
import { chooseCompatible, clashesOf, editsClash } from '../../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { type Drafted, redline } from '../../../../core/amend/redline/redline.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { type Draft, drafts, realAct } from '../../../support/drafts/drafts.ts';

const act = realAct();

const text = (from: number, to: number, insert = 'x', pid = 's1-1'): Edit => ({
  type: 'text',
  pid,
  field: 'content',
  from,
  to,
  insert,
  rank: 'V',
});
const omit = (pid: string): Edit => ({ type: 'omit', pid });
const insert = (parent: string, after: string | null, pid = 'new'): Edit => ({
  type: 'insert',
  parent,
  after,
  rank: 'V',
  provision: provision({ pid, kind: 'paragraph' }),
});

describe('two edits', () => {
  it.each<[boolean, string, Edit, Edit]>([
    [true, 'strike the same words', text(0, 4), text(2, 6)],
    [true, 'strike words within the other’s', text(0, 6), text(2, 3, '')],
    [true, 'strike and replace exactly the same', text(1, 2, 'a'), text(1, 2, 'a')],
    [true, 'insert inside what the other strikes', text(2, 2), text(0, 4, '')],
    [false, 'insert where the other’s deletion begins', text(2, 2), text(2, 4, '')],
    [false, 'insert where the other’s deletion ends', text(4, 4), text(2, 4, 'y')],
    [false, 'strike words that meet', text(0, 2), text(2, 4)],
    [false, 'insert in one gap', text(2, 2, 'a'), text(2, 2, 'b')],
    [false, 'are in different provisions', text(0, 4), text(0, 4, 'x', 's1-2-b')],
    [true, 'leave out, and edit inside', omit('s1-2'), text(0, 0, 'x', 's1-2-a')],
    [true, 'leave out, and insert inside', omit('s1-2'), insert('s1-2', 's1-2-a')],
    [false, 'leave out, and insert after', omit('s1-2'), insert('s1', 's1-2')],
    [true, 'leave out the same', omit('s1-2'), omit('s1-2')],
    [true, 'leave out one within the other', omit('s1-2'), omit('s1-2-b')],
    [false, 'leave out different ones', omit('s1-2-a'), omit('s1-2-b')],
    [false, 'insert different provisions in one gap', insert('s1-2', null, 'n1'), insert('s1-2', null, 'n2')],
    [true, 'insert one and the same provision', insert('s1-2', null), insert('s1-2', 's1-2-a')],
  ])('clash: %s, when they %s', (wanted, _, a, b) => {
    expect(editsClash(a, b, sampleAct)).toBe(wanted);
    expect(editsClash(b, a, sampleAct)).toBe(wanted);
    const pair = [
      { id: 'A-001', edits: [a] },
      { id: 'A-002', edits: [b] },
    ];
    expect(clashesOf(sampleAct, pair)).toHaveLength(wanted ? 1 : 0);
  });
});

const canBeMade = (base: Provision, selection: readonly Drafted[]): boolean => {
  try {
    redline(base, selection);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The pairs that clash by the definition alone: every edit of one against every edit of the other. */
const pairsOf = (base: Provision, list: readonly Drafted[]) =>
  list.flatMap((a, at) =>
    list
      .slice(at + 1)
      .filter((b) => a.edits.some((x) => b.edits.some((y) => editsClash(x, y, base))))
      .map((b) => `${a.id} ${b.id}`),
  );

type Choose = typeof chooseCompatible;

function holds(base: Provision, { shuffled }: Draft, choose: Choose): void {
  const clashes = clashesOf(base, shuffled);
  expect(clashes.map(({ a, b }) => `${a} ${b}`)).toEqual(pairsOf(base, shuffled));
  for (const { a, b, places } of clashes) {
    expect(places.length).toBeGreaterThan(0);
    expect(
      canBeMade(
        base,
        shuffled.filter(({ id }) => id === a || id === b),
      ),
    ).toBe(false);
  }
  const { chosen, leftOut } = choose(base, shuffled);
  expect([...chosen.map(({ id }) => id), ...leftOut.map(({ id }) => id)].sort()).toEqual(
    shuffled.map(({ id }) => id).sort(),
  );
  expect(pairsOf(base, chosen)).toEqual([]);
  expect(canBeMade(base, chosen)).toBe(true);
  expect(chosen.every((amendment) => shuffled.includes(amendment))).toBe(true);
  for (const { id, with: others } of leftOut) {
    const place = shuffled.findIndex((amendment) => amendment.id === id);
    for (const other of others) {
      expect(chosen.some((amendment) => amendment.id === other)).toBe(true);
      expect(shuffled.findIndex((amendment) => amendment.id === other)).toBeLessThan(place);
    }
    expect(others.length).toBeGreaterThan(0);
  }
}

describe('alternatives among random drafts', () => {
  it('are never both chosen, and none is lost', () => {
    for (const [base, numRuns] of [
      [act, 2000],
      [sampleAct, 3000],
    ] as const) {
      fc.assert(
        fc.property(drafts(base), (draft) => holds(base, draft, chooseCompatible)),
        { numRuns },
      );
    }
  });

  it.each<[string, Choose]>([
    ['chose everything', (_, wanted) => ({ chosen: wanted, leftOut: [] })],
    ['left out without a word', (base, wanted) => ({ ...chooseCompatible(base, wanted), leftOut: [] })],
    [
      'dropped the edits that clash',
      (base, wanted) => ({
        chosen: wanted.map((amendment) => ({
          ...amendment,
          edits: amendment.edits.filter(
            (edit) =>
              !wanted.some(
                (other) => other !== amendment && other.edits.some((x) => editsClash(x, edit, base)),
              ),
          ),
        })),
        leftOut: [],
      }),
    ],
  ])('would show it if choosing %s', (_, choose) => {
    const found = fc.check(
      fc.property(drafts(sampleAct), (draft) => holds(sampleAct, draft, choose)),
      { numRuns: 2000 },
    );
    expect(found.failed).toBe(true);
  });

  it('refuses an amendment that is wanted twice', () => {
    const twice = [
      { id: 'A-001', edits: [] },
      { id: 'A-001', edits: [] },
    ];
    expect(() => chooseCompatible(sampleAct, twice)).toThrow(RangeError);
  });
});
