import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../../../core/act/citation.ts';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { referencesIn } from '../../../../core/act/references/references.ts';
import { indexTree, provision } from '../../../../core/act/tree.ts';
import { contextOf } from '../../../../core/amend/checks/context.ts';
import { pidsOf } from '../../../../core/amend/edits/edit.ts';
import { asAmendedOf, type Drafted } from '../../../../core/amend/redline/redline.ts';
import { numberFor } from '../../../../core/amend/structure/number-for.ts';
import { renumber } from '../../../../core/amend/structure/renumber.ts';
import { insertProvision } from '../../../../core/amend/structure/structural-edits.ts';
import { actAt } from '../../../support/acts/act.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { fixed, found } from '../../../support/drafts/check-drafts.ts';
import { drafts } from '../../../support/drafts/drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const act = actAt('current');
const sample: Instrument = {
  ...act,
  id: 'sample',
  title: 'Sample Act (no law)',
  root: sampleAct,
  notes: [],
  outstanding: [],
};

/** A change of the short title, in a section that nothing else is about. */
const short = parseCitation(act.root, '16') ?? '';
const elsewhere: Drafted = {
  id: 'A-009',
  edits: [{ type: 'text', pid: short, field: 'content', from: 9, to: 12, insert: 'must', rank: 'V9' }],
};
const isElsewhere = (selected: readonly Drafted[]): boolean =>
  selected.every(({ edits }) => edits.flatMap(pidsOf).every((pid) => pid !== short && pid !== act.root.pid));

describe('the checks over random drafts', () => {
  it.each([
    ['the Act', act, caseCount(15, 600)],
    ['an Act of odd texts', sample, caseCount(40, 600)],
  ] as const)('find things with keys of their own, in the text: %s', (_, instrument, numRuns) => {
    fc.assert(
      fc.property(drafts(instrument.root), ({ amendments }) => {
        const all = found(instrument, amendments);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        const { index, nodes } = contextOf({ instrument, selected: amendments, otherAmendments: [] });
        for (const { pid, field, from = 0, to = 0, message } of all) {
          expect(message).not.toMatch(/undefined|null|\[object/);
          expect(nodes.has(pid)).toBe(true);
          if (field) expect(index.byPid.get(pid)?.[field].length).toBeGreaterThanOrEqual(Math.max(from, to));
        }
      }),
      { numRuns },
    );
  });

  it('lay out the same text as the redline does', () => {
    fc.assert(
      fc.property(drafts(act.root), ({ amendments }) => {
        const { redline, amended, selected } = contextOf({
          instrument: act,
          selected: amendments,
          otherAmendments: [],
        });
        expect(amended).toEqual(asAmendedOf(redline));
        expect(contextOf({ instrument: act, selected, otherAmendments: [] }).redline).toBe(redline);
      }),
      { numRuns: caseCount(12, 300) },
    );
  });

  it('keep their keys, and find the same, when an unrelated section changes', () => {
    fc.assert(
      fc.property(
        drafts(act.root).filter(({ amendments }) => isElsewhere(amendments)),
        ({ amendments }) => {
          const before = found(act, amendments);
          const after = found(act, [...amendments, elsewhere]).filter(({ pid }) => pid !== short);
          expect(after).toEqual(before);
          expect(found(act, amendments)).toEqual(before);
        },
      ),
      { numRuns: caseCount(12, 300) },
    );
  });

  it('find the same of a number that is put in its own place, beside other changes and alone', () => {
    const nine = parseCitation(act.root, '9') ?? '';
    const same: Drafted = {
      id: 'A-001',
      edits: [{ type: 'text', pid: nine, field: 'num', from: 0, to: 1, insert: '9', rank: 'V' }],
    };
    const alone = found(act, [same]);
    expect(found(act, [same, elsewhere]).filter(({ pid }) => pid !== short)).toEqual(alone);
    const other: Drafted = { ...same, edits: same.edits.map((edit) => ({ ...edit, insert: '9A' })) };
    expect(found(act, [other]).map(({ check }) => check)).toContain('D24');
  });

  it('offer fixes that can be made', () => {
    fc.assert(
      fc.property(drafts(act.root, 6), ({ amendments }) => {
        const { selected } = contextOf({ instrument: act, selected: amendments, otherAmendments: [] });
        const fixable = found(act, selected).filter(({ fix }) => fix);
        fc.pre(fixable.length > 0);
        for (const finding of fixable) {
          const context = contextOf({
            instrument: act,
            selected: fixed(act, selected, finding),
            otherAmendments: [],
          });
          expect([context.faulty, context.leftOut]).toEqual([[], []]);
        }
      }),
      { numRuns: caseCount(4, 150) },
    );
  });
});

describe('references over random drafts', () => {
  it('lie in the text, and have keys of their own', () => {
    fc.assert(
      fc.property(drafts(act.root), ({ amendments }) => {
        const { amended } = contextOf({ instrument: act, selected: amendments, otherAmendments: [] });
        const all = referencesIn(amended, act.title);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        const { byPid } = indexTree(amended);
        for (const { pid, field, from, to, text, targets, state } of all) {
          expect(byPid.get(pid)?.[field].slice(from, to)).toBe(text);
          for (const target of targets) expect(byPid.has(target)).toBe(true);
          if (state === 'valid') expect(targets.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: caseCount(30, 600) },
    );
  });
});

describe('numbers that were given by the rules', () => {
  it('are found no fault with', () => {
    const places = [...indexTree(act.root).byPid.values()].filter(
      ({ kind }) => kind === 'subsection' || kind === 'paragraph',
    );
    const commands = fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(commands, (given) => {
        let all: readonly Drafted[] = [1, 2, 3].map((at) => ({ id: `A-00${at}`, edits: [] }));
        for (const [nth, [place, whose, first]] of given.entries()) {
          const node = places[place % 6 === 0 ? nth : place % places.length];
          const parent = node && indexTree(act.root).parentOf.get(node.pid);
          if (!node || !parent) continue;
          const me = `A-00${whose + 1}`;
          const where = first ? { firstIn: parent.pid } : { after: node.pid };
          const num = numberFor(act.root, all, where, node.kind);
          if (!num.ok) continue;
          const made = provision({ pid: `new-${nth}`, kind: node.kind, num: num.value, content: 'Text.' });
          const put = insertProvision(act.root, all, me, where, made, false, {
            numbering: { locked: false },
          });
          if (!put.ok) continue;
          all = all.map((amendment) => ({
            ...amendment,
            edits: put.value.get(amendment.id) ?? amendment.edits,
          }));
          const { changes } = renumber(act.root, all);
          all = all.map((amendment) => ({
            ...amendment,
            edits: changes.get(amendment.id) ?? amendment.edits,
          }));
        }
        const numbering = found(act, all.slice(0, 2), { otherAmendments: all.slice(2) }).filter(
          ({ check }) => check === 'D06',
        );
        expect(numbering.map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: caseCount(12, 300) },
    );
  });
});
