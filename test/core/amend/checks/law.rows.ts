import {
  draft,
  omit,
  pid,
  type Row,
  replace,
  section,
  subsection,
} from '../../../support/drafts/check-drafts.ts';

/** Extent, commencement, penalties, other Acts and titles: checks D20 to D30 of drafting-conventions.md §6. */
export const LAW: readonly Row[] = [
  [
    'D20',
    'a section that the extent clause does not reach',
    draft(section('7', '7A', 'Text.')),
    [
      'error at s. 7A: Section 14(1) gives the extent of sections 1 to 7, and so not that of new section 7A, which would have the extent of the rest of the Act',
    ],
  ],
  [
    'D20',
    'changes in England and Wales and in Scotland by one amendment',
    draft(replace('2(2)', 'six months', 'two years'), replace('9(1)(b)', 'six months', 'two years')),
    [
      'information at s. 2(2): A-001 changes provisions of different extents (England and Wales; Scotland): its own extent follows each of them',
    ],
  ],
  [
    'D20',
    'a section moved to another jurisdiction',
    [
      {
        id: 'A-001',
        edits: [
          {
            type: 'move',
            pid: pid('section 2B'),
            parent: pid('the italic heading before section 8'),
            after: pid('section 9'),
            rank: 'V',
            num: '9A',
          },
        ],
      },
    ],
    [
      'error at s. 9A: Section 9A extends to England and Wales, and would by its new place extend to Scotland',
      'information at s. 9A: A-001 changes provisions of different extents (England and Wales; Scotland): its own extent follows each of them',
    ],
  ],
  ['D20', 'a section in a range', draft(section('2B', '2C', 'Text.')), []],
  [
    'D21',
    'a section that a range takes in',
    draft(section('8A', '8B', 'Text.')),
    [
      'warning at s. 8B: A range in section 15(1) covers new section 8B by its place, as if it came into force with the others: the Act that inserts it must say when it does',
    ],
  ],
  [
    'D21',
    'a section that nothing brings into force',
    draft(section('2B', '2C', 'Text.')),
    [
      'information at s. 2C: Section 15 does not bring new section 2C into force: the Act that inserts it must',
    ],
  ],
  ['D21', 'a change of words', draft(replace('2(2)', 'six months', 'two years')), []],
  [
    'D22',
    'a longer term',
    draft(replace('2(2)', 'six months', 'two years')),
    [
      'warning at s. 2(2): A-001 makes a heavier penalty in section 2(2), and doesn’t say that it applies only to offences committed on or after commencement',
    ],
  ],
  [
    'D22',
    'a new offence',
    draft(subsection('2A(3)', '(3A)', 'A person who lies about it commits an offence.')),
    [
      'warning at s. 2A(3A): A-001 makes a new offence in section 2A(3A), and doesn’t say that it applies only to offences committed on or after commencement',
    ],
  ],
  ['D22', 'a shorter term', draft(replace('4(4)(a)', 'ten years', 'five years')), []],
  [
    'D22',
    'a longer term of two words',
    draft(replace('4(4)(a)', 'ten years', 'twenty-five years')),
    [
      'warning at s. 4(4)(a): A-001 makes a heavier penalty in section 4(4)(a), and doesn’t say that it applies only to offences committed on or after commencement',
    ],
  ],
  [
    'D22',
    'a longer term with its application',
    draft(
      replace('2(2)', 'six months', 'two years'),
      subsection(
        '2(2)',
        '(2A)',
        'In relation to an offence committed before 1 May 2027, subsection (2) has effect as if it said six months.',
      ),
    ),
    [],
  ],
  [
    'D23',
    'a section that another Act refers to',
    draft(omit('section 3')),
    [
      'warning at s. 3: A-001 omits section 3, to which Limitation Act 1980, section 11(1A) refers: does it need a consequential amendment? (verified: section 6 of this Act)',
      'warning at s. 3: A-001 omits section 3, and a Schedule to the Elections Act 2022 lists this Act: does it need a consequential amendment? (verified: it lists this Act; which of its provisions was not read)',
      'warning at s. 3: A-001 omits section 3, and a Schedule to the Digital Markets, Competition and Consumers Act 2024 lists this Act: does it need a consequential amendment? (verified: it lists this Act; which of its provisions was not read)',
    ],
  ],
  [
    'D23',
    'a penalty that another Act goes by',
    draft(replace('4(4)(a)', 'ten years', 'fourteen years')),
    [
      'warning at s. 4: The draft raises a penalty in section 4; Crime and Disorder Act 1998, section 32(4)(b) sets one that goes with it: does it need a consequential amendment? (verified: Policing and Crime Act 2017, section 175(2))',
    ],
  ],
  ['D23', 'words that no other Act goes by', draft(replace('2(2)', 'six months', 'two years')), []],
  [
    'D24',
    'a section with an outstanding effect',
    draft(replace('9(1)(b)', 'six months', 'two years')),
    [
      'warning at s. 9: A-001 amends section 9, to which there is an outstanding effect. Criminal Justice (Scotland) Acts 2003 and 2016: words in s. 9(1) changed; s. 9(3) and (4) inserted (power of arrest). This is unverified. Not read. Whether these changes are in force, and how far they overlap, must be checked on legislation.gov.uk.',
    ],
  ],
  [
    'D24',
    'a new section, whose number may be taken',
    draft(section('2B', '2C', 'Text.')),
    [
      'information at s. 2C: 2C may already be taken. Crime and Policing Act 2026 (c. 20): whole provisions yet to be inserted into this Act. This is unverified.',
    ],
  ],
  ['D24', 'a section without one', draft(replace('2(2)', 'six months', 'two years')), []],
  [
    'D25',
    'a repealed subsection',
    draft(omit('2(3)')),
    ['error at s. 2(3): A-001 amends section 2(3), which is already repealed'],
  ],
  ['D25', 'a subsection beside it', draft(subsection('2(3)', '(4)', 'Text.')), []],
  [
    'D26',
    'a later provision first',
    draft(replace('9(1)(b)', 'six months', 'two years'), replace('2(2)', 'six months', 'two years')),
    [
      'information at s. 2(2): A-001 changes section 2(2) after its change to a later provision: instructions follow the order of the Act',
    ],
  ],
  [
    'D26',
    'a section after what is in the one before it',
    draft(
      subsection('2(2)', '(2A)', 'Text.'),
      section('section 2', '2ZA', 'Text.'),
      replace('2A', 'Offence', 'The offence'),
    ),
    [],
  ],
  [
    'D26',
    'the order of the Act',
    draft(replace('2(2)', 'six months', 'two years'), replace('9(1)(b)', 'six months', 'two years')),
    [],
  ],
  [
    'D27',
    'a heading of what is gone',
    draft(omit('2B(1)'), replace('2B(2)', 'authorised under subsection (1)', 'allowed')),
    [
      'information at s. 2B: The heading of section 2B, “Power of entry in relation to offence of stalking”, may no longer fit: the section no longer uses “entry”, “offence”',
    ],
  ],
  ['D27', 'a heading that still fits', draft(replace('2A(4)', '51 weeks', 'two years')), []],
  [
    'D28',
    'a section that an Act inserted',
    draft(omit('section 2B')),
    [
      'information at s. 2B: What amended section 2B may be spent, and could be omitted too: Protection of Freedoms Act 2012 (c. 9), s. 112',
    ],
  ],
  ['D28', 'words of it', draft(omit('2B(3)')), []],
  [
    'D29',
    'the law of England and Wales alone',
    draft(replace('2(2)', 'six months', 'two years')),
    [
      'information at the italic heading before s. 8: The draft changes the law of England and Wales; the provisions for Scotland under “Scotland” stay as they are. Is this intended?',
    ],
  ],
  [
    'D29',
    'both',
    draft(replace('2(2)', 'six months', 'two years'), replace('9(1)(b)', 'six months', 'two years')),
    [],
  ],
  [
    'D30',
    'a year before its title',
    draft(subsection('2(2)', '(2A)', 'See section 5 of the 1980 Act.')),
    ['warning at s. 2(2A): “The 1980 Act” in section 2(2A) comes before the full short title of that Act'],
  ],
  [
    'D30',
    'a wrong year and a wrong chapter',
    draft(
      subsection(
        '2(2)',
        '(2A)',
        'See the Limitation Act 1981 and the Protection of Freedoms Act 2012 (c. 19).',
      ),
    ),
    [
      'warning at s. 2(2A): “Limitation Act 1981” in section 2(2A): is this the Limitation Act 1980?',
      'warning at s. 2(2A): The Protection of Freedoms Act 2012 is c. 9, not c. 19, in section 2(2A)',
    ],
  ],
  [
    'D30',
    'a full title, then its year',
    draft(subsection('2(2)', '(2A)', 'See the Limitation Act 1980 (c. 58) and the 1980 Act.')),
    [],
  ],
];
