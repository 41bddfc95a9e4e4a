import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNumber } from '../../../../core/act/numbering.ts';
import { indexTree, type Kind, type Provision, provision, walk } from '../../../../core/act/tree.ts';
import type { AmendmentState } from '../../../../core/amend/edits/amendment.ts';
import { type Edit, type InsertEdit, newPidsOf } from '../../../../core/amend/edits/edit.ts';
import { numberFor } from '../../../../core/amend/structure/number-for.ts';
import {
  type Numbered,
  renumber,
  withChanges,
  withoutReplaced,
} from '../../../../core/amend/structure/renumber.ts';
import { outdatedReferences } from '../../../../core/amend/structure/renumbered-references.ts';
import { insertProvision } from '../../../../core/amend/structure/structural-edits.ts';
import type { Where } from '../../../../core/amend/structure/with-inserted.ts';
import { withInsertions } from '../../../../core/amend/structure/with-insertions.ts';
import { allSeries } from '../../../../core/amend/text/series.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { realAct } from '../../../support/drafts/drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const act = realAct();
const named = (kind: Kind, num: string, root: Provision = act) => {
  const found = [...walk(root)].find((node) => node.kind === kind && node.num === num);
  if (!found) throw new Error(`There is no ${kind} ${num}`);
  return found.pid;
};
const FREE = { locked: false };
const insert = (
  pid: string,
  num: string,
  after: string,
  more: Partial<InsertEdit> & { readonly parts?: readonly Provision[]; readonly kind?: Kind } = {},
): InsertEdit => {
  const { parts = [], kind = 'section', ...rest } = more;
  return {
    type: 'insert',
    parent: indexTree(act).parentOf.get(after)?.pid ?? '',
    after,
    rank: 'V',
    provision: provision({ pid, kind, num, children: [...parts] }),
    numbering: FREE,
    ...rest,
  };
};
const numbersIn = (amendments: readonly Numbered[]) =>
  Object.fromEntries(
    amendments.flatMap(({ edits }) =>
      edits.flatMap((edit) =>
        edit.type === 'insert' ? [...walk(edit.provision)].map(({ pid, num }) => [pid, num]) : [],
      ),
    ),
  );
const renumberedIn = (amendments: readonly Numbered[]): readonly Numbered[] =>
  withChanges(amendments, renumber(act, amendments).changes);

describe('renumbering', () => {
  const s2B = named('section', '2B');
  const drafts = (state: AmendmentState = 'draft'): readonly Numbered[] => [
    { id: 'A-001', state, edits: [insert('a', '2C', s2B)] },
    { id: 'A-002', edits: [insert('b', '2D', s2B, { rank: 'W' })] },
    { id: 'A-003', edits: [insert('c', '2E', s2B, { rank: 'X', numbering: { locked: true } })] },
    { id: 'A-004', edits: [insert('d', '2F', s2B, { rank: 'Y' })] },
  ];

  it('changes nothing where every number fits', () => {
    expect(renumber(act, drafts())).toEqual({ changes: new Map(), renumbered: [], unable: [] });
  });

  it('moves those after a withdrawn one up, but not the locked', () => {
    const { renumbered, changes } = renumber(act, drafts('withdrawn'));
    expect(renumbered).toEqual([{ am: 'A-002', pid: 'b', kind: 'section', from: '2D', to: '2C' }]);
    expect([...changes.keys()]).toEqual(['A-002']);
    expect(numbersIn(renumberedIn(drafts('withdrawn')))).toEqual({ a: '2C', b: '2C', c: '2E', d: '2F' });
  });

  it('leaves what was agreed as it was agreed', () => {
    const first = insert('z', '', s2B, { rank: 'A' });
    const made = renumberedIn([...drafts('agreed'), { id: 'A-005', edits: [first] }]);
    expect(numbersIn(made)).toEqual({ a: '2C', b: '2D', c: '2E', d: '2F', z: '2BA' });
  });

  it('numbers from the first on when one comes between', () => {
    const first = insert('z', '', s2B, { rank: 'A' });
    const made = renumberedIn([...drafts(), { id: 'A-005', edits: [first] }]);
    expect(numbersIn(made)).toEqual({ z: '2C', a: '2D', b: '2DA', c: '2E', d: '2F' });
  });

  it('follows the order in which they stand', () => {
    const turned = drafts().map((one) => ({
      ...one,
      edits: one.edits.map((edit) =>
        edit.type === 'insert' && edit.provision.pid === 'a' ? { ...edit, rank: 'Wz' } : edit,
      ),
    }));
    expect(renumber(act, turned).renumbered.map(({ pid, from, to }) => [pid, from, to])).toEqual([
      ['b', '2D', '2C'],
      ['a', '2C', '2D'],
    ]);
  });

  it('numbers what is in an inserted provision from the beginning, save what is locked', () => {
    const part = (pid: string, num: string) => provision({ pid, kind: 'subsection', num });
    const parts = [part('p', '(1)'), part('q', ''), part('r', '(2)'), part('s', '(7)')];
    const edit = insert('a', '2C', s2B, { parts, numberingInside: { s: { locked: true } } });
    expect(numbersIn(renumberedIn([{ id: 'A-001', edits: [edit] }]))).toEqual({
      a: '2C',
      p: '(1)',
      q: '(2)',
      r: '(3)',
      s: '(7)',
    });
  });

  it('leaves alone what a person or a file numbered, what takes another’s place, and what is quoted', () => {
    const quoted = provision({
      pid: 'q',
      kind: 'quotation',
      quote: { start: '“', end: '”' },
      children: [provision({ pid: 'q9', kind: 'section', num: '9' })],
    });
    const edits = [
      { ...insert('a', '2X', s2B), numbering: undefined },
      { type: 'omit', pid: named('section', '3'), pair: 'x' } as const,
      insert('b', '3', named('section', '3'), { pair: 'x' }),
      insert('c', '3ZA', named('section', '3'), { rank: 'A', parts: [quoted] }),
    ];
    const made = renumberedIn([{ id: 'A-001', edits }]);
    expect(numbersIn(made)).toEqual({ a: '2X', b: '3', c: '2Y', q: '', q9: '9' });
  });

  it('says what it can’t number, and leaves it', () => {
    const locked = insert('c', '2A', s2B, { rank: 'X', numbering: { locked: true } });
    const { unable, renumbered } = renumber(act, [
      { id: 'A-001', edits: [locked, insert('b', '9Z', s2B, { rank: 'W' })] },
    ]);
    expect(unable).toEqual([
      { am: 'A-001', pid: 'b', num: '9Z', why: expect.stringMatching(/between 2B and 2A/) },
    ]);
    expect(renumbered).toEqual([]);
  });

  it('counts what is moved in its new place, and its old number as taken', () => {
    const s4 = named('section', '4');
    const parent = indexTree(act).parentOf.get(s2B)?.pid ?? '';
    const move = {
      type: 'move',
      pid: s4,
      parent,
      after: s2B,
      rank: 'W',
      num: '2X',
      numbering: FREE,
    } as const;
    const made = renumber(act, [{ id: 'A-001', edits: [insert('a', '2C', s2B), move] }]);
    expect(made.renumbered).toEqual([{ am: 'A-001', pid: s4, kind: 'section', from: '2X', to: '2D' }]);
    expect(
      numberFor(act, [{ id: 'A-001', edits: [move] }], { after: named('section', '3A') }, 'section'),
    ).toEqual({
      ok: true,
      value: '3B',
    });
  });

  it('calls a Schedule that is the only one the Schedule, and counts two', () => {
    const last = act.children.at(-1)?.pid ?? '';
    const schedule = (pid: string, rank: string) =>
      insert(pid, '', last, {
        kind: 'schedule',
        rank,
        parts: [provision({ pid: `${pid}1`, kind: 'scheduleParagraph' })],
      });
    const one = { id: 'A-001', edits: [schedule('s', 'V')] };
    expect(numberFor(act, [], { after: last }, 'schedule')).toEqual({ ok: true, value: 'The Schedule' });
    expect(numbersIn(renumberedIn([one]))).toEqual({ s: 'The Schedule', s1: '1' });
    const two: Numbered = { id: 'A-002', edits: [schedule('t', 'W')] };
    expect(numbersIn(renumberedIn([one, two]))).toMatchObject({ s: 'Schedule 1', t: 'Schedule 2', t1: '1' });
    expect(numbersIn(renumberedIn([one, { ...two, state: 'withdrawn' }]))).toMatchObject({
      s: 'The Schedule',
    });
  });

  it('reports what in the draft names a number that is gone, and changes none of it', () => {
    const amendments: readonly Numbered[] = [
      { id: 'A-001', state: 'withdrawn', edits: [insert('a', '2C', s2B)] },
      {
        id: 'A-002',
        edits: [
          insert('b', '2D', s2B, {
            rank: 'W',
            parts: [provision({ pid: 'b1', kind: 'subsection', num: '(1)', content: 'x' })],
          }),
        ],
      },
      {
        id: 'A-003',
        edits: [
          {
            type: 'insert',
            parent: s2B,
            after: null,
            rank: 'V',
            provision: provision({
              pid: 'w',
              kind: 'subsection',
              num: '(A1)',
              content: 'Subject to section 2D(1).',
            }),
          },
        ],
      },
    ];
    const live = amendments.slice(1);
    const { renumbered, changes } = renumber(act, amendments);
    expect(changes.has('A-003')).toBe(false);
    expect(outdatedReferences(act, live, renumbered, 'Protection from Harassment Act 1997')).toEqual([
      {
        pid: 'w',
        field: 'content',
        am: 'A-003',
        place: 'section 2B(A1)',
        text: 'section 2D(1)',
        target: 'b',
        from: '2D',
        to: '2C',
      },
    ]);
  });
});

describe('random runs', () => {
  const KINDS = ['section', 'subsection', 'paragraph', 'schedule', 'scheduleParagraph'] as const;
  const step = fc.tuple(
    fc.nat(9),
    fc.constantFrom('A-001', 'A-002', 'A-003', 'A-004'),
    fc.constantFrom(...KINDS),
    fc.nat(600),
    fc.boolean(),
  );

  /** Every series is in order and without a number twice. */
  function inOrder(base: Provision, amendments: readonly Numbered[]): void {
    const live = amendments.filter(({ state }) => state !== 'withdrawn');
    const text = withoutReplaced(withInsertions(base, live), live);
    for (const series of allSeries(text)) {
      const labels = series.map(({ num }) => num).filter(Boolean);
      expect(new Set(labels).size).toBe(labels.length);
      // The text's own only Schedule keeps its name, whatever is put in beside it.
      const isOwn = [...walk(base)].some(({ num }) => num === 'The Schedule');
      if (labels.includes('The Schedule') && !isOwn) expect(labels).toHaveLength(1);
      else
        for (const [at, label] of labels.slice(1).entries())
          nextNumber(series[0]?.kind ?? 'act', labels[at] ?? null, label);
    }
  }

  it.each([
    ['the Act', act],
    ['a sample with a Schedule', sampleAct],
  ])(
    'of inserting, withdrawing, restoring and locking in %s never give a number twice or out of order',
    (_, base) => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 16 }), (steps) => {
          let amendments: readonly Numbered[] = [];
          let made = 0;
          for (const [what, me, kind, place, isAfter] of steps) {
            const text = withInsertions(base, amendments);
            if (what < 2) {
              const state = what === 0 ? 'withdrawn' : 'draft';
              amendments = amendments.map((one) => (one.id === me ? { ...one, state } : one));
            } else if (what === 2) {
              const lock = (edit: Edit) =>
                edit.type === 'insert' && edit.provision.kind === kind && kind !== 'schedule'
                  ? { ...edit, numbering: { locked: true } }
                  : edit;
              amendments = amendments.map((one) =>
                one.id === me && one.state !== 'withdrawn' ? { ...one, edits: one.edits.map(lock) } : one,
              );
            } else {
              const anchors = [...walk(text)].filter((node) => node.kind === kind);
              const anchor = anchors[place % Math.max(anchors.length, 1)];
              if (!anchor) continue;
              const parent = indexTree(text).parentOf.get(anchor.pid);
              const where: Where = isAfter || !parent ? { after: anchor.pid } : { firstIn: parent.pid };
              // A sample Schedule has no number to count on from.
              const num = numberFor(base, amendments, where, kind);
              if (!num.ok) continue;
              const pid = `n${++made}`;
              const result = insertProvision(
                base,
                amendments,
                me,
                where,
                provision({ pid, kind, num: num.value }),
                false,
                {
                  numbering: FREE,
                },
              );
              if (!result.ok) continue;
              const known = new Map(amendments.map((one) => [one.id, one]));
              for (const [id, edits] of result.value) known.set(id, { ...known.get(id), id, edits });
              amendments = [...known.values()];
              const owner = amendments.find(({ edits }) =>
                edits.some((edit) => newPidsOf(edit).includes(pid)),
              );
              const { changes, unable } = renumber(base, amendments);
              expect(unable).toEqual([]);
              amendments = withChanges(amendments, changes);
              if (owner?.state !== 'withdrawn') expect(numbersIn(amendments)[pid]).toBe(num.value);
            }
            amendments = withChanges(amendments, renumber(base, amendments).changes);
            inOrder(base, amendments);
            expect(renumber(base, amendments)).toEqual({ changes: new Map(), renumbered: [], unable: [] });
          }
        }),
        { numRuns: caseCount(40, 240) },
      );
    },
  );
});
