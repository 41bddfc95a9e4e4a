import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FIELDS, type Provision, walk } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { editSchema } from '../../../../core/amend/edits/edit-schema.ts';
import { asAmendedOf, type RedlineNode, type Run, redline } from '../../../../core/amend/redline/redline.ts';
import {
  compose,
  invert,
  mapBack,
  mapForward,
  normalise,
  spliced,
} from '../../../../core/amend/typing/algebra.ts';
import { amendedText, fieldState } from '../../../../core/amend/typing/typing.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts, WORDS } from '../../../support/drafts/drafts.ts';
import { expectCanonical } from '../../../support/drafts/redline-theorems.ts';
import { fieldOf } from '../../../support/people/typing.ts';
import { caseCount } from '../../../support/run/amount.ts';

const selections = drafts(sampleAct).map(({ shuffled }) => chooseCompatible(sampleAct, shuffled).chosen);

function* nodesOf(node: RedlineNode): Generator<RedlineNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}
const without = (runs: readonly Run[], leave: Run['kind']) =>
  runs.map((run) => (run.kind === leave ? '' : run.text)).join('');

describe('the canonical form', () => {
  it('joins what touches, drops what was put back, and keeps document order', () => {
    const text = (from: number, to: number, insert: string, rank = 'V', pid = 's1-2-b') =>
      ({ type: 'text', pid, field: 'content', from, to, insert, rank }) as const;
    const edits = [
      text(8, 9, ''),
      { type: 'omit', pid: 's2' } as const,
      text(6, 8, ''),
      text(8, 8, 'new'),
      text(1, 2, 'a'),
      text(0, 1, 'x', 'V', 's1-1'),
    ];
    expect(normalise(sampleAct, { id: 'A-001', edits })).toEqual([
      text(0, 1, 'x', 'V', 's1-1'),
      text(6, 9, 'new'),
      { type: 'omit', pid: 's2' },
    ]);
  });

  it('reads the same with any of the others, and is its own canonical form', () => {
    expectCanonical(sampleAct, 500);
  });
});

describe('inverting and composing', () => {
  it('gives the base back from the amended text', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        for (const node of nodesOf(redline(sampleAct, selection))) {
          for (const field of FIELDS) {
            const runs = node.fields[field];
            expect(spliced(without(runs, 'deleted'), invert(runs))).toBe(without(runs, 'inserted'));
          }
        }
      }),
      { numRuns: caseCount(300, 3000) },
    );
  });

  it('makes of a change to the amended text one amendment of the base', () => {
    const pieces = fc.array(fc.tuple(fc.nat(6), fc.nat(3), fc.constantFrom(...WORDS)), { maxLength: 4 });
    const bases = fc.constantFrom('the the the must', 'aaa', 'one two three four');
    fc.assert(
      fc.property(bases, pieces, pieces, (base, first, second) => {
        let state = fieldOf(base);
        for (const steps of [first, second]) {
          const text = amendedText(state);
          let at = 0;
          const splices = steps.map(([skip, length, insert]) => {
            const start = Math.min(at + skip, text.length);
            const remove = Math.min(length, text.length - start);
            at = start + remove;
            return { at: start, remove, insert };
          });
          if (
            splices.some((splice) =>
              /[\uDC00-\uDFFF]/.test(text.charAt(splice.at) + text.charAt(splice.at + splice.remove)),
            )
          )
            return;
          const { changes, touched } = compose(state, 'A-001', splices);
          expect(touched).toEqual([]);
          state = fieldOf(base, new Map([...state.edits, ...changes]));
          expect(amendedText(state)).toBe(spliced(text, splices));
        }
      }),
      { numRuns: caseCount(1000, 10_000) },
    );
  });
});

describe('offsets', () => {
  const runs: readonly Run[] = [
    { kind: 'kept', text: 'ab' },
    { kind: 'deleted', text: 'cd', am: 'A-001' },
    { kind: 'inserted', text: 'XYZ', am: 'A-001' },
    { kind: 'kept', text: 'e' },
  ];

  it('map forward to where the words are, or were', () => {
    expect([0, 1, 2, 3, 4, 5].map((offset) => mapForward(runs, offset, 'before'))).toEqual([
      0, 1, 2, 2, 2, 6,
    ]);
    expect([0, 1, 2, 3, 4, 5].map((offset) => mapForward(runs, offset, 'after'))).toEqual([0, 1, 2, 2, 5, 6]);
    expect(() => mapForward(runs, 6, 'after')).toThrow(RangeError);
  });

  it('map back to the base text, or to whose insertion they are in', () => {
    expect(mapBack(runs, 2, 'before')).toEqual({ kind: 'base', offset: 2 });
    expect(mapBack(runs, 2, 'after')).toEqual({ kind: 'inserted', am: 'A-001', gap: 4, within: 0 });
    expect(mapBack(runs, 4, 'before')).toEqual({ kind: 'inserted', am: 'A-001', gap: 4, within: 2 });
    expect(mapBack(runs, 5, 'after')).toEqual({ kind: 'base', offset: 4 });
    expect(mapBack(runs, 6, 'after')).toEqual({ kind: 'base', offset: 5 });
    expect(() => mapBack(runs, 7, 'before')).toThrow(RangeError);
  });

  it('come back from a journey there and back', () => {
    fc.assert(
      fc.property(selections, fc.constantFrom('before' as const, 'after' as const), (selection, side) => {
        for (const node of nodesOf(redline(sampleAct, selection))) {
          for (const field of FIELDS) {
            const own = node.fields[field];
            const text = without(own, 'deleted');
            let last = 0;
            for (let offset = 0; offset <= without(own, 'inserted').length; offset++) {
              const there = mapForward(own, offset, side);
              expect(there).toBeGreaterThanOrEqual(last);
              last = there;
            }
            for (let offset = 0; offset <= text.length; offset++) {
              const origin = mapBack(own, offset, side);
              if (origin.kind === 'base') expect(mapForward(own, origin.offset, side)).toBe(offset);
            }
          }
        }
      }),
      { numRuns: caseCount(60, 600) },
    );
  });
});

describe('an edit', () => {
  it('goes to JSON and comes back the same', () => {
    fc.assert(
      fc.property(drafts(sampleAct), ({ amendments }) => {
        for (const { edits } of amendments) {
          expect(z.array(editSchema).parse(JSON.parse(JSON.stringify(edits)))).toEqual(edits);
        }
      }),
      { numRuns: caseCount(150, 1500) },
    );
  });

  it('is found in the state of its field, and in no other', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        const marked: Provision = asAmendedOf(redline(sampleAct, selection));
        const left = new Map([...walk(marked)].map((node) => [node.pid, node]));
        const structural = selection.flatMap(({ edits }) => edits).filter(({ type }) => type !== 'text');
        for (const node of walk(sampleAct)) {
          const here = structural.filter((edit) => 'pid' in edit && edit.pid === node.pid);
          const divide = here.find(({ type }) => type === 'divide');
          for (const field of FIELDS) {
            if (field === 'num' && here.some((edit) => edit.type === 'move' && edit.num)) continue;
            const inPart = divide?.type === 'divide' && field !== 'num' && field !== 'heading';
            const amended = left.get(inPart ? divide.newPid : node.pid);
            if (amended) expect(amendedText(fieldState(node, field, selection))).toBe(amended[field]);
          }
        }
      }),
      { numRuns: caseCount(150, 1500) },
    );
  });
});
