import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainEdit } from '../../../../core/amend/edits/plain-edit.ts';
import { linesOf } from '../../../../core/amend/redline/lines.ts';
import { asAmendedOf, type Drafted, redline } from '../../../../core/amend/redline/redline.ts';
import { pointersIn } from '../../../../renderer/text/checks/pointers.ts';
import type { Pointers, TermUse } from '../../../../renderer/text/checks/protocol.ts';
import { partsOf } from '../../../../renderer/text/page/line-parts.ts';
import {
  cutAtPointers,
  placesOfParts,
  pointersAt,
} from '../../../../renderer/text/references/cut-at-pointers.ts';
import { actAt } from '../../../support/acts/act.ts';
import { drafted } from '../../../support/drafts/check-drafts.ts';

const act = actAt('current');

/** Every marked stretch of a draft's printed lines, joined by what it points to. */
function marked(selection: readonly Drafted[], original: boolean): ReadonlyMap<string, string> {
  const node = redline(act.root, selection);
  const { byPid } = pointersIn(original ? act.root : asAmendedOf(node), act.title);
  const joined = new Map<string, string>();
  for (const line of linesOf(node)) {
    for (const piece of [...line.label, ...line.body]) {
      const parts = partsOf(act.root, piece, new Map());
      for (const [part, place] of placesOfParts(piece, line.pid, parts, original)) {
        const pointers = pointersAt(byPid, place);
        const cuts = pointers ? cutAtPointers(part.text, place, pointers) : [{ text: part.text }];
        expect(cuts.map(({ text }) => text).join('')).toBe(part.text);
        for (const { text, ...what } of cuts) {
          const { reference } = { reference: undefined, ...what };
          if (reference) joined.set(reference.key, (joined.get(reference.key) ?? '') + text);
        }
      }
    }
  }
  return joined;
}

/** What is marked must be every reference of the text, each in its own words. */
function expectAll(selection: readonly Drafted[], original: boolean): void {
  const root = original ? act.root : asAmendedOf(redline(act.root, selection));
  const all = [...pointersIn(root, act.title).byPid.values()].flatMap(({ references }) => references);
  expect([...marked(selection, original)].sort()).toEqual(all.map(({ key, text }) => [key, text]).sort());
}

const DRAFTS: readonly (readonly [string, PlainEdit[]])[] = [
  ['nothing', []],
  ['words before a reference', [{ in: '4(5)', before: 'section 2 or 2A', insert: 'the new ' }]],
  ['words struck in a reference', [{ in: '1(2)', omit: '2A(2)(c)' }]],
  ['a reference half of which is new', [{ in: '2B(1)(a)', replace: '2A', with: '2B' }]],
  ['a section left out', [{ in: 'section 2A', omit: true }]],
  [
    'a provision put in',
    [{ after: '3(9)', insertProvision: { num: '(10)', text: 'See section 2 or (1).' } }],
  ],
];

describe('every reference is marked, in its own words', () => {
  it.each(DRAFTS)('with %s', (_, edits) => {
    const selection = edits.length > 0 ? [drafted(act, 'A-001', ...edits)] : [];
    expectAll(selection, false);
    expectAll(selection, true);
  });

  it('in the part that existing text becomes', () => {
    const section = act.root.children.flatMap((group) => group.children).find(({ num }) => num === '11');
    if (!section) throw new RangeError('No section 11');
    const divide = { type: 'divide', pid: section.pid, num: '(1)', newPid: 'new-1' } as const;
    const selection = [{ id: 'A-001', edits: [divide] }];
    expectAll(selection, false);
    expectAll(selection, true);
  });
});

describe('cutting', () => {
  const term = (from: number, text: string): TermUse => ({
    field: 'content',
    from,
    to: from + text.length,
    text,
    definition: `${from} ${text}`,
  });
  const place = { field: 'content', at: 0 } as const;

  it('marks the longer of two terms, and leaves what no longer says what it said', () => {
    const pointers: Pointers = {
      references: [],
      terms: [term(12, 'conduct'), term(2, 'course of conduct'), term(24, 'harassment')],
    };
    expect(
      cutAtPointers('a course of conduct or harrassment', place, pointers).map(({ text, term: use }) => [
        text,
        use?.text,
      ]),
    ).toEqual([
      ['a ', undefined],
      ['course of conduct', 'course of conduct'],
      [' or harrassment', undefined],
    ]);
  });

  it('never loses or moves a character, whatever it is told', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.nat(20),
        fc.array(fc.tuple(fc.nat(60), fc.string({ minLength: 1, maxLength: 8 })), { maxLength: 6 }),
        (words, at, uses) => {
          const terms = uses.map(([from, text]) => term(from, text));
          // Some that are there, too.
          if (words.length > 2)
            terms.push(term(at + 1, words.slice(1, 3)), term(Math.max(0, at - 1), `x${words.slice(0, 1)}`));
          const cuts = cutAtPointers(words, { field: 'content', at }, { references: [], terms });
          expect(cuts.map(({ text }) => text).join('')).toBe(words);
        },
      ),
    );
  });
});
