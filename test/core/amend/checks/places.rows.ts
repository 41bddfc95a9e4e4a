import {
  act,
  draft,
  drafted,
  omit,
  pid,
  type Row,
  replace,
  section,
  subsection,
} from '../../../support/drafts/check-drafts.ts';

/** What a draft amends, refers to and numbers: checks D01 to D06 of drafting-conventions.md §6. */
export const PLACES: readonly Row[] = [
  [
    'D01',
    'an edit beyond the text',
    [
      {
        id: 'A-001',
        edits: [
          { type: 'text', pid: pid('2(1)'), field: 'content', from: 900, to: 901, insert: 'x', rank: 'V' },
        ],
      },
    ],
    [
      'error at s. 2(1): A-001 can’t be made in this text: There is no 900..901 in 99 characters (section 2(1), content)',
    ],
  ],
  [
    'D01',
    'two that change the same words',
    [
      drafted(act, 'A-001', replace('2(2)', 'six months', 'two years')),
      drafted(act, 'A-002', replace('2(2)', 'exceeding six months', 'exceeding 51 weeks')),
    ],
    [
      'error at s. 2(2): A-002 and A-001 change the same words, in section 2(2): only one of them can be applied',
    ],
  ],
  ['D01', 'one that can be made', draft(replace('2(2)', 'six months', 'two years')), []],
  [
    'D02',
    'a section that others refer to',
    draft(omit('section 2A')),
    [
      'error at s. 1(2): “section 2A(2)(c)” in section 1(2) refers to section 2A(2)(c), which A-001 omits',
      'error at s. 2B(1)(a): “section 2A” in section 2B(1)(a) refers to section 2A, which A-001 omits',
      'error at s. 4(5): “2A” in section 4(5) refers to section 2A, which A-001 omits',
      'error at s. 4(6): “2A” in section 4(6) refers to section 2A, which A-001 omits',
      'error at s. 4A(7): “2A” in section 4A(7) refers to section 2A, which A-001 omits',
      'error at s. 4A(8): “2A” in section 4A(8) refers to section 2A, which A-001 omits',
    ],
  ],
  [
    'D02',
    'the end of a range',
    draft(omit('3(9)')),
    [
      'error at s. 3A(3): “(9)” in section 3A(3) refers to section 3(9), which A-001 omits: a range loses its end',
    ],
  ],
  [
    'D02',
    'what a label stands for',
    draft(replace('5A(1)', ' (“the defendant”)', '')),
    [
      'error at s. 5A(1): “the defendant” is still used in section 5A(1), but nothing says who that is any more',
    ],
  ],
  [
    'D02',
    'a reference of the draft’s own to what it leaves out',
    draft(omit('2A(6)'), replace('2(1)', 'section 1(1)', 'section 2A(6)')),
    ['error at s. 2(1): “section 2A(6)” in section 2(1) refers to section 2A(6), which A-001 omits'],
  ],
  [
    'D02',
    'a subsection that is moved',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'move',
            pid: pid('3(6)'),
            parent: pid('section 2'),
            after: pid('2(3)'),
            rank: 'V',
            num: '(4)',
          },
        ],
      },
    ],
    [
      'error at s. 2(4)(a): “subsection (3)(a)” in section 2(4)(a) no longer leads to section 3(3)(a), because A-001 moves these words',
      'error at s. 3(7): “subsection (6)” in section 3(7) refers to section 3(6), which A-001 moves',
      'error at s. 3(8): “subsection (6)” in section 3(8) refers to section 3(6), which A-001 moves',
      'error at s. 3(9): “subsection (6)” in section 3(9) refers to section 3(6), which A-001 moves',
    ],
  ],
  [
    'D02',
    'a reference that by its new place names something else',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'move',
            pid: pid('3(7)'),
            parent: pid('section 5'),
            after: pid('5(7)'),
            rank: 'V',
            num: '(8)',
          },
        ],
      },
    ],
    [
      'error at s. 5(8): “subsection (6)” in section 5(8) meant section 3(6), and would now mean section 5(6)',
    ],
  ],
  ['D02', 'what nothing refers to', draft(omit('2A(6)')), []],
  [
    'D02',
    'a section and all that refers to it',
    draft(omit('2B'), replace('15(2)', 'Sections 3 and 6', 'Section 6')),
    [],
  ],
  [
    'D03',
    'a number that never was',
    draft(subsection('2(2)', '(2A)', 'This is subject to section 17(2).')),
    ['error at s. 2(2A): “section 17(2)” in section 2(2A) names nothing. There is no section 17 in this Act'],
  ],
  [
    'D03',
    'nothing to point back to',
    draft(subsection('2(2)', '(2A)', 'That Schedule applies.')),
    [
      'warning at s. 2(2A): Keeling can’t tell what “That Schedule” in section 2(2A) means. No Schedule was named before “that Schedule”',
    ],
  ],
  [
    'D03',
    'a provision that the draft inserts',
    draft(section('2B', '2C', 'A.'), subsection('2(2)', '(2A)', 'See section 2C(1).')),
    [],
  ],
  ['D03', 'another Act', draft(subsection('2(2)', '(2A)', 'See section 99 of the Theft Act 1968.')), []],
  [
    'D04',
    'a description of something else',
    draft(subsection('2(2)', '(2A)', 'Section 12 (civil remedy) applies.')),
    [
      'warning at s. 2(2A): “(civil remedy)” in section 2(2A) doesn’t fit the heading of section 12, “National security, etc.”',
    ],
  ],
  [
    'D04',
    'a fair paraphrase',
    draft(subsection('2(2)', '(2A)', 'Section 12 (certificates on national security) applies.')),
    [],
  ],
  [
    'D05',
    'a number that is taken',
    draft(subsection('2A(3)', '(4)', 'Text.')),
    ['error at s. 2A(4): Two are called section 2A(4): there is one already'],
  ],
  [
    'D05',
    'the number of a shell',
    draft(subsection('2(2)', '(3)', 'Text.')),
    ['error at s. 2(3): Two are called section 2(3): there is one already'],
  ],
  [
    'D05',
    'a section’s number in another group',
    draft(section('9', '2B', 'Text.')),
    ['error at s. 2B: Two are called section 2B: there is one already'],
  ],
  [
    'D05',
    'the number of what another amendment leaves out',
    [drafted(act, 'A-001', subsection('2A(5)', '(6)', 'Text.')), drafted(act, 'A-002', omit('2A(6)'))],
    [
      'error at s. 2A(6): Two are called section 2A(6): A-002 removes one, and its number can’t be used again',
    ],
  ],
  ['D05', 'one substituted for another', draft(omit('2A(6)'), subsection('2A(6)', '(6)', 'Text.')), []],
  ['D05', 'a free number', draft(subsection('2A(3)', '(3A)', 'Text.')), []],
  [
    'D06',
    'a number out of its place',
    draft(subsection('2A(3)', '(3B)', 'Text.')),
    ['warning at s. 2A(3B): (3B) would by the rules be numbered (3A)'],
  ],
  [
    'D06',
    'paragraphs that don’t begin at (a)',
    draft({
      after: '2(2)',
      insertProvision: {
        num: '(4)',
        text: 'If—',
        children: [
          { num: '(b)', text: 'x, or' },
          { num: '(c)', text: 'y,' },
        ],
        wrapUp: 'then z.',
      },
    }),
    [
      'warning at s. 2(4): (4) would by the rules be numbered (2A)',
      'warning at s. 2(4)(b): (b) would by the rules be numbered (a)',
    ],
  ],
  [
    'D06',
    'a provision renumbered',
    [
      {
        id: 'A-001',
        edits: [{ type: 'text', pid: pid('2A(6)'), field: 'num', from: 1, to: 2, insert: '7', rank: 'V' }],
      },
    ],
    ['warning at s. 2A(7): (6) becomes (7): what is there already keeps its number'],
  ],
  [
    'D06',
    'numbers that a person chose, and said why',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'text',
            pid: pid('2A(6)'),
            field: 'num',
            from: 1,
            to: 2,
            insert: '7',
            rank: 'V',
            reason: 'A slip.',
          },
        ],
      },
      {
        id: 'A-002',
        edits: drafted(act, 'A-002', subsection('2A(3)', '(3B)', 'Text.')).edits.map((edit) => ({
          ...edit,
          numbering: { locked: true, override: { reason: 'As in the Bill.' } },
        })),
      },
    ],
    [],
  ],
  [
    'D06',
    'numbers by the rules',
    draft(
      section('2B', '2C', 'Text.'),
      section('2B', '2D', 'Text.'),
      subsection('2A(3)', '(3A)', 'Text.'),
      subsection('7(3A)', '(3B)', 'Text.'),
      { before: '1(1)', insertProvision: { num: '(A1)', text: 'Text.' } },
      { after: '2A(3)(a)', insertProvision: { num: '(aa)', text: 'text,' } },
      { after: '2A(3)(c)(i)', insertProvision: { num: '(ia)', text: 'text, or' } },
    ),
    [],
  ],
];
