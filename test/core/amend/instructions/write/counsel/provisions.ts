import { act, after, before, type CounselDraft, ferries, omit, reads, replace } from './draft.ts';

const HARASSMENT = 'the Protection from Harassment Act 1997';
const FERRIES = 'the Ferries (Left Luggage) Act 1998';

const guidance = { num: '(1)', text: 'The Secretary of State may issue guidance about this Act.' };
const insurance = {
  kind: 'section',
  num: '8A',
  heading: 'Duty to insure',
  text: 'The ferry company must insure luggage.',
} as const;

/** Changes of whole provisions and groups. */
export const PROVISIONS: readonly CounselDraft[] = [
  {
    name: 'A section after the last under an italic heading',
    edits: [after('section 7', { num: '7A', heading: 'Guidance', children: [guidance] })],
    clause: [
      `After section 7 of ${HARASSMENT} (interpretation of this group of sections) insert—`,
      '        “7A Guidance',
      '            (1) The Secretary of State may issue guidance about this Act.”',
    ],
    follows: '§3.7 A10',
  },
  {
    name: 'A section between two groups, in neither',
    edits: [
      {
        type: 'insert',
        parent: act.root.pid,
        after: act.root.children.find(({ kind }) => kind === 'crossheading')?.pid ?? null,
        rank: 'V001',
        provision: {
          ...act.root,
          kind: 'section',
          pid: 'counsel-between',
          num: '7A',
          heading: 'Guidance',
          content: guidance.text,
          children: [],
        },
      },
    ],
    clause: [
      `After section 7 of ${HARASSMENT} (interpretation of this group of sections) insert—`,
      '        “7A Guidance',
      '        The Secretary of State may issue guidance about this Act.”',
    ],
    follows: '§3.7 A10: never “before the italic heading before section 8”',
  },
  {
    name: 'A section before the first under an italic heading',
    edits: [before('section 8', { num: '7A', heading: 'Guidance', children: [guidance] })],
    clause: [
      `Before section 8 of ${HARASSMENT} (harassment) insert—`,
      '        “7A Guidance',
      '            (1) The Secretary of State may issue guidance about this Act.”',
    ],
    follows:
      '§3.1, “insert a provision”; Employment Rights Bill says “(and the italic heading before it)” where it means before that',
  },
  {
    name: 'A section after the last of the Act',
    edits: [after('section 16', { num: '17', heading: 'Guidance', children: [guidance] })],
    clause: [
      `After section 16 of ${HARASSMENT} (short title) insert—`,
      '        “17 Guidance',
      '            (1) The Secretary of State may issue guidance about this Act.”',
    ],
    follows: '§2.1 N2',
  },
  {
    name: 'An italic heading with a section, between two groups',
    edits: [
      after('the italic heading before section 1', {
        kind: 'crossheading',
        num: '',
        heading: 'Northern Ireland',
        children: [{ kind: 'section', num: '7A', heading: 'Northern Ireland', children: [guidance] }],
      }),
    ],
    clause: [
      `After section 7 of ${HARASSMENT} (interpretation of this group of sections) insert—`,
      '        “Northern Ireland',
      '        7A Northern Ireland',
      '            (1) The Secretary of State may issue guidance about this Act.”',
    ],
    follows: '§3.1, “insert a provision”',
  },
  {
    name: 'A whole section anew',
    edits: [
      omit('section 2'),
      after('section 2', {
        num: '2',
        heading: 'Offence of harassment',
        children: [
          { num: '(1)', text: 'A person who harasses another commits an offence.' },
          { num: '(2)', text: 'The person is liable on summary conviction to a fine.' },
        ],
      }),
    ],
    clause: [
      `For section 2 of ${HARASSMENT} (offence of harassment) substitute—`,
      '        “2 Offence of harassment',
      '            (1) A person who harasses another commits an offence.',
      '            (2) The person is liable on summary conviction to a fine.”',
    ],
    follows: '§3.7 A11; §3.8 no 46',
  },
  {
    name: 'Sections left out with their italic heading',
    of: ferries,
    edits: [omit('the italic heading before section 3')],
    clause: [`In ${FERRIES}, omit sections 3 and 4 and the italic heading before section 3.`],
    follows: 'Employment Rights Bill: omit section 116B (…) and the italic heading before it;',
  },
  {
    name: 'A Part after a Part',
    of: ferries,
    edits: [after('Part 2', { kind: 'part', num: 'Part 2A', heading: 'Insurance', children: [insurance] })],
    clause: [
      `After Part 2 of ${FERRIES} insert—`,
      '        “Part 2A',
      '        Insurance',
      '        8A Duty to insure',
      '        The ferry company must insure luggage.”',
    ],
    follows:
      'Employment Rights Bill: In the Education Act 2002, after Part 8 insert— “Part 8A / School support staff in England …”',
  },
  {
    name: 'A Part with a Chapter in it',
    of: ferries,
    edits: [
      after('Part 2', {
        kind: 'part',
        num: 'Part 2A',
        heading: 'Insurance',
        children: [{ kind: 'chapter', num: 'Chapter 1', heading: 'Duties', children: [insurance] }],
      }),
    ],
    clause: [
      `After Part 2 of ${FERRIES} insert—`,
      '        “Part 2A',
      '        Insurance',
      '        Chapter 1',
      '        Duties',
      '        8A Duty to insure',
      '        The ferry company must insure luggage.”',
    ],
    follows:
      'Land Reform (Scotland) Bill: After Part 2 insert— “Part 2A / Lotting of large land holdings / Chapter 1 / Prohibitions on transfer / The prohibitions / 67C …”',
  },
  {
    name: 'A Chapter after a Chapter',
    of: ferries,
    edits: [
      after('Chapter 2 of Part 1', {
        kind: 'chapter',
        num: 'Chapter 3',
        heading: 'Insurance',
        children: [{ ...insurance, num: '6B' }],
      }),
    ],
    clause: [
      `In Part 1 of ${FERRIES}, after Chapter 2 insert—`,
      '        “Chapter 3',
      '        Insurance',
      '        6B Duty to insure',
      '        The ferry company must insure luggage.”',
    ],
    follows: '§3.8 no 5',
  },
  {
    name: 'A Schedule in Parts after the last',
    of: ferries,
    edits: [
      after('Schedule 2', {
        kind: 'schedule',
        num: 'Schedule 3',
        heading: 'Insurers',
        children: [
          {
            kind: 'part',
            num: 'Part 1',
            heading: 'Approval',
            children: [
              {
                kind: 'crossheading',
                num: '',
                heading: 'Who may be approved',
                children: [
                  {
                    kind: 'scheduleParagraph',
                    num: '1',
                    children: [
                      {
                        num: '(1)',
                        text: 'An insurer may be approved if it—',
                        children: [
                          { num: '(a)', text: 'is solvent, and' },
                          { num: '(b)', text: 'has insured a ferry before.' },
                        ],
                      },
                      { num: '(2)', text: 'Approval must be in writing.' },
                    ],
                  },
                ],
              },
            ],
          },
          {
            kind: 'part',
            num: 'Part 2',
            heading: 'Withdrawal of approval',
            children: [{ kind: 'scheduleParagraph', num: '2', text: 'Approval may be withdrawn.' }],
          },
        ],
      }),
    ],
    clause: [
      'After Schedule 2 to the Ferries (Left Luggage) Act 1998 (ferries to which this Act does not apply) insert—',
      '        “Schedule 3',
      '        Insurers',
      '            Part 1',
      '            Approval',
      '            Who may be approved',
      '                1(1) An insurer may be approved if it—',
      '                    (a) is solvent, and',
      '                    (b) has insured a ferry before.',
      '                (2) Approval must be in writing.',
      '            Part 2',
      '            Withdrawal of approval',
      '            2 Approval may be withdrawn.”',
    ],
    follows:
      'Employment Rights Bill: In the Education Act 2002, after Schedule 12 insert— “Schedule 12A … 1 (1) …”',
  },
  {
    name: 'A paragraph of a Schedule, and words in another',
    of: ferries,
    edits: [
      after('paragraph 2 of Schedule 1', {
        num: '2A',
        text: 'An inspector must leave a ferry when asked to.',
      }),
      replace('paragraph 3(1)(b) of Schedule 1', 'by force', 'by reasonable force'),
    ],
    clause: [
      '    (1) Schedule 1 to the Ferries (Left Luggage) Act 1998 (powers of inspectors) is amended as follows.',
      '    (2) After paragraph 2 insert—',
      '            “2A An inspector must leave a ferry when asked to.”',
      '    (3) In paragraph 3(1)(b), before “force” insert “reasonable”.',
    ],
    follows: '§3.8 no 24; §2.4 no 57',
  },
  {
    name: 'The heading of a Part, and of a Schedule',
    of: ferries,
    edits: [
      reads(ferries, 'Part 2', 'heading', 'Offences and enforcement'),
      reads(ferries, 'Schedule 1', 'heading', 'Further powers of inspectors'),
    ],
    clause: [
      `    (1) The Ferries (Left Luggage) Act 1998 is amended as follows.`,
      '    (2) In Part 2, for the heading substitute “Offences and enforcement”.',
      '    (3) In Schedule 1 (powers of inspectors), in the heading, for “Powers” substitute “Further powers”.',
    ],
    follows: '§3.8 nos 12 and 14',
  },
  {
    name: 'Several sections, in the Act’s order',
    edits: [
      replace(
        'section 1(3)(a)',
        'preventing or detecting crime',
        'preventing, detecting or prosecuting crime',
      ),
      after('section 2A(2)', {
        num: '(2A)',
        text: 'Acts or omissions may be associated with stalking once only.',
      }),
      replace('section 2A(4)', '51 weeks', 'two years'),
      after('section 2B', { num: '2C', heading: 'Guidance', children: [guidance] }),
      omit('section 6'),
    ],
    clause: [
      '    (1) The Protection from Harassment Act 1997 is amended as follows.',
      '    (2) In section 1(3)(a) (prohibition of harassment), for “preventing or detecting” substitute “preventing, detecting or prosecuting”.',
      '    (3) In section 2A (offence of stalking)—',
      '        (a) after subsection (2) insert—',
      '                “(2A) Acts or omissions may be associated with stalking once only.”;',
      '        (b) in subsection (4), for “51 weeks” substitute “two years”.',
      '    (4) After section 2B insert—',
      '            “2C Guidance',
      '                (1) The Secretary of State may issue guidance about this Act.”',
      '    (5) Omit section 6 (limitation).',
    ],
    follows: '§3.7 A1 and A2; §4.1',
  },
];
