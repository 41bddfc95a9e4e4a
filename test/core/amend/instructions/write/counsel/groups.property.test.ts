import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instrument } from '../../../../../../core/act/instrument.ts';
import { nextNumber } from '../../../../../../core/act/numbering.ts';
import type { Kind } from '../../../../../../core/act/tree.ts';
import type { PlainProvision } from '../../../../../../core/amend/edits/plain-edit.ts';
import { WORDING_STYLES } from '../../../../../../core/amend/edits/wording-style.ts';
import { writeClause } from '../../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../../core/amend/instructions/write/clause-text.ts';
import { checkEditedWording } from '../../../../../../core/amend/instructions/write/edited.ts';
import { writeInstructions } from '../../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../../core/amend/instructions/write/prove.ts';
import { drafted } from '../../../../../support/drafts/check-drafts.ts';
import { caseCount } from '../../../../../support/run/amount.ts';
import { after, ferries } from './draft.ts';

const HEADINGS = [
  'Insurers',
  'Withdrawal of approval',
  'Who may be approved: supplementary',
  'Meaning of “insurer”',
  'Fees, charges and costs',
  'Part-time insurers',
  'Duties of insurers etc',
] as const;
const SENTENCES = [
  'An insurer must be approved.',
  'Approval may be withdrawn, but only in writing.',
  'In this Act “insurer” means a person who insures luggage.',
] as const;

const heading = fc.constantFrom(...HEADINGS);
const sentence = fc.constantFrom(...SENTENCES);

/** Provisions numbered one after another, from a number. */
const numbered = (
  kind: Kind,
  first: string | null,
  given: readonly PlainProvision[],
): readonly PlainProvision[] => {
  let num = first;
  return given.map((one) => {
    num = nextNumber(kind, num, null);
    return { ...one, kind, num };
  });
};

const items = (kind: Kind) =>
  fc.tuple(sentence, sentence).map(([one, two]) =>
    numbered(kind, null, [
      { num: '', text: one },
      { num: '', text: two },
    ]),
  );

/** A section, or a paragraph of a Schedule: a sentence, or two below it; its number is given later. */
const leaf = (kind: 'section' | 'scheduleParagraph') =>
  fc
    .tuple(heading, sentence, fc.boolean(), items(kind === 'section' ? 'subsection' : 'scheduleSubparagraph'))
    .map(
      ([title, text, isDivided, children]): PlainProvision => ({
        num: '',
        kind,
        ...(kind === 'section' ? { heading: title } : {}),
        ...(isDivided ? { children } : { text }),
      }),
    );

const under = (leaves: fc.Arbitrary<PlainProvision>): fc.Arbitrary<readonly PlainProvision[]> =>
  fc.oneof(
    fc.array(leaves, { minLength: 1, maxLength: 2 }),
    fc
      .array(fc.tuple(heading, fc.array(leaves, { minLength: 1, maxLength: 2 })), {
        minLength: 1,
        maxLength: 2,
      })
      .map((all) =>
        all.map(
          ([title, children]): PlainProvision => ({
            num: '',
            kind: 'crossheading',
            heading: title,
            children,
          }),
        ),
      ),
  );

const group = (kind: 'part' | 'chapter', inner: fc.Arbitrary<readonly PlainProvision[]>) =>
  fc.array(fc.tuple(heading, inner), { minLength: 1, maxLength: 2 }).map((all) =>
    numbered(
      kind,
      null,
      all.map(([title, children]) => ({ num: '', heading: title, children })),
    ),
  );

/** Gives what is numbered through a whole its numbers, from the one after `last`. */
function counted(root: PlainProvision, kind: Kind, last: string | null): PlainProvision {
  let num = last;
  const visit = (node: PlainProvision): PlainProvision => {
    if (node.kind === kind) num = nextNumber(kind, num, num === null || kind !== 'section' ? null : '9');
    const own = node.kind === kind ? { num: num ?? '' } : {};
    return { ...node, ...own, ...(node.children ? { children: node.children.map(visit) } : {}) };
  };
  return visit(root);
}

const newPart = fc
  .tuple(heading, fc.oneof(under(leaf('section')), group('chapter', under(leaf('section')))))
  .map(([title, children]) =>
    after('Part 2', counted({ kind: 'part', num: 'Part 2A', heading: title, children }, 'section', '8')),
  );

const inSchedule = fc.oneof(
  under(leaf('scheduleParagraph')),
  group('part', under(leaf('scheduleParagraph'))),
);

/** A Schedule after another, or the first of an Act. */
const newSchedule = (place: string, ...nums: readonly string[]) =>
  fc
    .tuple(heading, fc.constantFrom(...nums), inSchedule)
    .map(([title, num, children]) =>
      after(place, counted({ kind: 'schedule', num, heading: title, children }, 'scheduleParagraph', null)),
    );

/** The Act without its Schedules. */
const without: Instrument = {
  ...ferries,
  root: { ...ferries.root, children: ferries.root.children.filter(({ kind }) => kind !== 'schedule') },
};

const drafts = fc.oneof(
  fc.tuple(fc.constant(ferries), fc.oneof(newPart, newSchedule('Schedule 2', 'Schedule 3'))),
  fc.tuple(
    fc.constant(without),
    newSchedule('Part 3', 'The Schedule', 'SCHEDULE', 'Schedule 1', 'SCHEDULE 1'),
  ),
);

it('sets out a new Part or Schedule, whatever is in it, so that its text makes it again', () => {
  fc.assert(
    fc.property(drafts, fc.constantFrom(...WORDING_STYLES), ([of, edit], style) => {
      const { root, title } = of;
      const selection = [drafted(of, 'A-001', edit)];
      const { instructions, inexpressible } = writeInstructions(root, selection, { title });
      expect(inexpressible).toEqual([]);
      expect(instructions).toHaveLength(1);
      const clause = writeClause(instructions, style, { actTitle: title });
      expect(faultsOf(root, selection, clause, title)).toEqual([]);
      const told = checkEditedWording(root, selection, clauseText(clause), title);
      expect(told).toEqual({ ok: true, value: { isSame: true } });
    }),
    { numRuns: caseCount(60, 400) },
  );
});
