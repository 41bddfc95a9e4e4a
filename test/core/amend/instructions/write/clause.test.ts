import { describe, expect, it } from 'vitest';
import { provision, walk } from '../../../../../core/act/tree.ts';
import type { WordingStyle } from '../../../../../core/amend/edits/wording-style.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { makeBill } from '../../../../../core/amend/instructions/write/bill.ts';
import { type Clause, writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../core/amend/instructions/write/prove.ts';
import type { Drafted } from '../../../../../core/amend/redline/redline.ts';
import { act, draft, drafted, omit, pid, replace } from '../../../../support/drafts/check-drafts.ts';

const { root, title } = act;

const clauseOf = (selection: readonly Drafted[], style: WordingStyle = 'uk', heading = ''): Clause =>
  writeClause(writeInstructions(root, selection, { title }).instructions, style, {
    actTitle: title,
    heading,
  });

const textOf = (selection: readonly Drafted[], style?: WordingStyle): string =>
  clauseText(clauseOf(selection, style));

const beside = (id: string, rank: string, num: string, after: string): Drafted => ({
  id,
  edits: [
    {
      type: 'insert',
      parent: pid('section 2A'),
      after: pid(after),
      rank,
      provision: provision({ pid: `${id}-new`, kind: 'subsection', num, content: 'New.' }),
    },
  ],
});

describe('a provision that another amendment puts in (N15)', () => {
  const selection = [
    beside('A-001', 'V', '(2A)', 'section 2A(2)'),
    beside('A-002', 'W', '(2B)', 'section 2A(2)'),
    drafted(act, 'A-003', omit('section 6')),
  ];

  it('is named with what puts it in, in the words of the amending text', () => {
    expect(textOf(selection)).toContain('(b) after subsection (2A) (inserted by paragraph (a)) insert—');
    expect(textOf(selection, 'si')).toContain(
      'after subsection (2A) (inserted by sub-paragraph (a)) insert—',
    );
    expect(faultsOf(root, selection, clauseOf(selection), title)).toEqual([]);
  });

  it('keeps whose change each instruction is', () => {
    const { instructions } = writeInstructions(root, selection, { title });
    expect(instructions.map(({ amendments }) => amendments)).toEqual([['A-001'], ['A-002'], ['A-003']]);
  });
});

describe('what is not said', () => {
  it('is listed with its place and reason, and the rest is written', () => {
    const enacting = root.children.find(({ kind }) => kind === 'enactingWords');
    const selection: Drafted[] = [
      {
        id: 'A-001',
        edits: [
          {
            type: 'text',
            pid: enacting?.pid ?? '',
            field: 'content',
            from: 0,
            to: 2,
            insert: 'May it be',
            rank: 'V',
          },
        ],
      },
      drafted(act, 'A-002', replace('section 2A(4)', '51 weeks', '2 years')),
    ];
    const { instructions, inexpressible } = writeInstructions(root, selection, { title });
    expect(instructions).toHaveLength(1);
    expect(inexpressible).toMatchObject([
      { amendments: ['A-001'], place: 'the enacting words', spacesOnly: false },
    ]);
    expect(inexpressible[0]?.reason).toMatch(/\S/);
  });

  it('is a change of spaces, which is listed as such', () => {
    const { instructions, inexpressible } = writeInstructions(
      root,
      draft(replace('section 2A(4)', 'or both', 'or  both')),
      {
        title,
      },
    );
    expect(instructions).toEqual([]);
    expect(inexpressible).toMatchObject([{ place: 'section 2A(4)', spacesOnly: true }]);
  });
});

it('says the number of the Act where it is given', () => {
  const selection = draft(replace('section 2A(4)', '51 weeks', '2 years'), omit('section 6'));
  const { instructions } = writeInstructions(root, selection, { title });
  const clause = writeClause(instructions, 'uk', { actTitle: title, actNumber: act.number });
  expect(clauseText(clause)).toContain(
    'The Protection from Harassment Act 1997 (c. 40) is amended as follows.',
  );
  expect(faultsOf(root, selection, clause, title)).toEqual([]);
});

describe('the styles', () => {
  const selection = draft(
    replace('section 2A(4)', '51 weeks', '2 years'),
    replace('section 5A(2A)', 'both ', ''),
    omit('section 8(1A)'),
  );

  it.each([
    ['uk', 'omit “both”.', 'omit subsection (1A).'],
    ['scottish', 'the word “both” is repealed.', 'subsection (1A) is repealed.'],
    ['si', 'omit “both”.', 'omit subsection (1A).'],
  ] as const)('%s', (style, words, whole) => {
    const text = textOf(selection, style);
    expect(text).toContain(words);
    expect(text).toContain(whole);
  });
});

it('makes a Bill: long title, enacting words, clauses, extent, commencement, short title', () => {
  const clause = clauseOf(
    draft(replace('section 2A(4)', '51 weeks', '2 years')),
    'uk',
    'Offence of stalking: penalty',
  );
  const made = makeBill([clause, clause], {
    longTitle: 'A Bill to increase the maximum penalty for stalking.',
    shortTitle: 'Stalking (Penalties) Act 2027',
    commencement: 'This Act comes into force on the day on which it is passed.',
  });
  expect(made.heading).toBe('Stalking (Penalties) Bill');
  expect(made.children.map(({ kind, num, heading }) => [kind, num, heading])).toEqual([
    ['longTitle', '', ''],
    ['enactingWords', '', ''],
    ['section', '1', 'Offence of stalking: penalty'],
    ['section', '2', 'Offence of stalking: penalty'],
    ['section', '3', 'Extent'],
    ['section', '4', 'Commencement'],
    ['section', '5', 'Short title'],
  ]);
  expect(made.children.at(-1)?.content).toBe('This Act may be cited as the Stalking (Penalties) Act 2027.');
  // Whatever it was typed as, an Act is cited as one.
  for (const shortTitle of ['Stalking (Penalties) Bill 2027', 'Stalking (Penalties) Bill'])
    expect(
      makeBill([clause], { longTitle: 'A Bill', shortTitle, commencement: 'On passing.' }).children.at(-1)
        ?.content,
    ).toMatch(/^This Act may be cited as the Stalking \(Penalties\) Act(?: 2027)?\.$/);
  const pids = [...walk(made)].map((node) => node.pid);
  expect(new Set(pids).size).toBe(pids.length);
  expect(readInstructions(made).filter(({ read }) => read)).toHaveLength(2);
});
