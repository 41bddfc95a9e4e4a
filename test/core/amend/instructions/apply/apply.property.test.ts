import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kind, type Provision, walk } from '../../../../../core/act/tree.ts';
import { checkEdits } from '../../../../../core/amend/edits/check.ts';
import { applyInstruction } from '../../../../../core/amend/instructions/apply/apply.ts';
import { takeWork } from '../../../../../core/amend/instructions/apply/apply-session.ts';
import { currentProvision } from '../../../../../core/amend/instructions/apply/live-node.ts';
import type {
  Instruction,
  Location,
  Locus,
  Occurrence,
  Operation,
  UnitName,
} from '../../../../../core/amend/instructions/syntax.ts';
import { originalOf, redline } from '../../../../../core/amend/redline/redline.ts';
import { instructedAct } from '../../../../support/acts/instructed-act.ts';
import {
  act as actStep,
  amendedText,
  applySession,
  instruction,
  piece,
  say,
  unit,
} from '../../../../support/drafts/instruct.ts';

const UNITS: Partial<Record<Kind, UnitName>> = {
  section: 'section',
  subsection: 'subsection',
  paragraph: 'paragraph',
  part: 'Part',
  schedule: 'Schedule',
  scheduleParagraph: 'paragraph',
  scheduleSubparagraph: 'sub-paragraph',
};

/** Every provision's location, as wording would name it. */
function locationsIn(root: Provision): readonly { readonly at: Location; readonly node: Provision }[] {
  const found: { at: Location; node: Provision }[] = [];
  const visit = (node: Provision, above: Location): void => {
    const name = UNITS[node.kind];
    const label = node.num.replace(/^(?:Part|Schedule) /, '');
    const own: Location = name && label ? [...above, unit(name, label)] : above;
    if (name && label) found.push({ at: own, node });
    for (const child of node.children) visit(child, node.kind === 'part' ? above : own);
  };
  visit(root, []);
  return found;
}

const text = (node: Provision): string =>
  [...walk(node)]
    .map(({ intro, content, wrapUp }) => [intro, content, wrapUp].filter(Boolean).join(' '))
    .join(' ');

interface Choice {
  readonly place: number;
  readonly kind: number;
  readonly from: number;
  readonly length: number;
  readonly where: Occurrence;
  readonly insert: string;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  place: fc.nat(10_000),
  kind: fc.nat(10_000),
  from: fc.nat(10_000),
  length: fc.integer({ min: 1, max: 4 }),
  where: fc.constantFrom<Occurrence>(
    { type: 'once' },
    { type: 'once' },
    { type: 'both' },
    { type: 'each' },
    { type: 'nth', nth: 1 },
    { type: 'nth', nth: -1 },
  ),
  insert: fc.constantFrom('or asked', ', or asked,', '(if asked)', 'Another sentence.', '; and', '— x', 'it'),
});

/** An instruction on a text as it reads by then: most can be carried out, some can't. */
function made(root: Provision, { place, kind, from, length, where, insert }: Choice): Instruction {
  const places = locationsIn(root);
  const { at, node } = places[place % places.length] ?? { at: [], node: root };
  const words = text(node).split(' ').filter(Boolean);
  const start = from % Math.max(words.length, 1);
  const quoted = words.slice(start, start + length).join(' ') || 'x';
  const target = { type: 'quoted', words: quoted, where, in: [] } as const;
  const sibling = {
    ...piece(node.kind, node.num.replace(/(\d+|[a-z])(?=\)?$)/, '$1A'), 'New words.'),
    heading: '',
  };
  const operations: readonly Operation[] = [
    { type: 'insert', at: [{ type: 'words', side: 'after', words: target }], newText: say(insert) },
    { type: 'insert', at: [{ type: 'words', side: 'before', words: target }], newText: say(insert) },
    { type: 'substituteWords', targets: [target], newText: say(insert) },
    { type: 'omitWords', targets: [target] },
    {
      type: 'omitWords',
      targets: [{ type: 'span', from: quoted, to: null, where: { type: 'once' }, in: [] }],
    },
    {
      type: 'substituteWords',
      targets: [{ type: 'span', from: quoted, to: words.at(-1) ?? null, where: { type: 'once' }, in: [] }],
      newText: say('—', piece('paragraph', '(a)', 'one, and'), piece('paragraph', '(b)', 'two.')),
    },
    { type: 'insert', at: [{ type: 'edge', edge: 'end', of: [] }], newText: say(insert) },
    { type: 'insert', at: [{ type: 'edge', edge: 'beginning', of: [] }], newText: say(insert) },
    { type: 'insert', at: [{ type: 'provision', side: 'after', of: [] }], newText: say('', sibling) },
    { type: 'insert', at: [{ type: 'provision', side: 'before', of: [] }], newText: say('', sibling) },
    { type: 'omitProvisions', targets: [{ at: [] }] },
    { type: 'substituteProvisions', targets: [{ at: [] }], newText: say('', sibling) },
    { type: 'renumber', at: [], as: unit('subsection', '(1)') },
  ];
  const operation = operations[kind % operations.length];
  if (!operation) throw new RangeError(`There is no operation ${kind}`);
  return instruction([actStep('Act'), ...at] satisfies readonly Locus[], operation);
}

describe('instructions on one text, one after another', () => {
  it('make the text that their edits make, and leave all as it was where they fail', () => {
    let applied = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 14 }), fc.boolean(), (choices, alone) => {
        const base = instructedAct();
        let session = applySession(base, { mayOvertake: () => alone });
        let now = base;
        for (const [at, one] of choices.entries()) {
          const am = alone ? `A-${`${at + 1}`.padStart(3, '0')}` : 'A-001';
          const before = session.amendments;
          const result = applyInstruction(session, made(now, one), am);
          session = result.session;
          if (result.status !== 'applied') {
            refused++;
            expect(['not-applied', 'already-made']).toContain(result.status);
            expect(session.amendments).toEqual(before);
            continue;
          }
          applied++;
          for (const { edits } of session.amendments) {
            const checked = checkEdits(base, edits);
            if (!checked.ok) throw new Error(checked.error.message);
          }
          now = amendedText(session);
          const again = applySession(base, { amendments: session.amendments });
          expect(currentProvision(takeWork(again).text.root)).toEqual(now);
        }
        expect(originalOf(redline(base, session.amendments))).toEqual(base);
        expect(currentProvision(takeWork(session).text.root)).toEqual(amendedText(session));
      }),
      { numRuns: 120 },
    );
    expect(applied).toBeGreaterThan(refused);
  });
});
