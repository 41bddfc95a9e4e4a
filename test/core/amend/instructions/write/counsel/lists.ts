import { act, after, at, before, type CounselDraft, ferries, omit, reads, replace, under } from './draft.ts';

const HARASSMENT = 'the Protection from Harassment Act 1997';
const FERRIES = 'the Ferries (Left Luggage) Act 1998';

/** Changes of lists and of subsections. */
export const LISTS: readonly CounselDraft[] = [
  {
    name: 'An item after the last, which ends with a full stop, in a list without a linking word',
    edits: [
      reads(act, 'section 2A(3)(g)', 'content', 'watching or spying on a person,'),
      after('section 2A(3)(g)', { num: '(h)', text: 'impersonating a person.' }),
    ],
    clause: [
      `In section 2A(3) of ${HARASSMENT} (offence of stalking)—`,
      '    (a) in paragraph (g), for “person.” substitute “person,”;',
      '    (b) after paragraph (g) insert—',
      '            “(h) impersonating a person.”',
    ],
    follows: '§3.2 R3.2, with the full stop in (g) dealt with: no linking word takes its place',
  },
  {
    name: 'An item after the last, with the “and” moved',
    edits: [
      reads(
        act,
        'section 2A(2)(b)',
        'content',
        'the acts or omissions involved are ones associated with stalking,',
      ),
      reads(act, 'section 2A(2)(c)', 'content', at(act, 'section 2A(2)(c)').content.replace(/\.$/, ', and')),
      after('section 2A(2)(c)', { num: '(d)', text: 'the conduct is not reasonable.' }),
    ],
    clause: [
      `In section 2A(2) of ${HARASSMENT} (offence of stalking)—`,
      '    (a) omit the “and” at the end of paragraph (b);',
      '    (b) at the end of paragraph (c) insert “, and',
      '            (d) the conduct is not reasonable.”',
    ],
    follows:
      '§3.2 R3.2; Employment Rights Bill: omit the “and” at the end of paragraph (a); after paragraph (b) insert “, and (c) …”',
  },
  {
    name: 'An item before the last, the “or” after it',
    edits: [
      reads(act, 'section 1(3)(b)', 'content', at(act, 'section 1(3)(b)').content.replace(/ or$/, '')),
      after('section 1(3)(b)', {
        num: '(ba)',
        text: 'that it was pursued in the performance of a public function, or',
      }),
    ],
    clause: [
      `In section 1(3) of ${HARASSMENT} (prohibition of harassment), omit the “or” at the end of paragraph (b) and insert—`,
      '        “(ba) that it was pursued in the performance of a public function, or”.',
    ],
    follows: '§3.8 no 42',
  },
  {
    name: 'Two items in the middle of a list',
    edits: [
      after('section 2A(3)(c)', { num: '(ca)', text: 'sending any thing to a person,' }),
      after('section 2A(3)(c)', { num: '(cb)', text: 'following the movements of a person’s vehicle,' }),
    ],
    clause: [
      `In section 2A(3) of ${HARASSMENT} (offence of stalking), after paragraph (c) insert—`,
      '        “(ca) sending any thing to a person,',
      '        (cb) following the movements of a person’s vehicle,”.',
    ],
    follows: '§3.2 R3.5',
  },
  {
    name: 'The last item left out, the “or” moved up',
    edits: [
      reads(act, 'section 1(3)(a)', 'content', `${at(act, 'section 1(3)(a)').content} or`),
      reads(act, 'section 1(3)(b)', 'content', at(act, 'section 1(3)(b)').content.replace(/, or$/, '.')),
      omit('section 1(3)(c)'),
    ],
    clause: [
      `In section 1(3) of ${HARASSMENT} (prohibition of harassment)—`,
      '    (a) at the end of paragraph (a) insert “or”;',
      '    (b) in paragraph (b), for “enactment, or” substitute “enactment.”;',
      '    (c) omit paragraph (c).',
    ],
    follows: '§3.8 nos 38 to 40, with the full stop dealt with',
  },
  {
    name: 'Three items left out',
    edits: [omit('section 2A(3)(d)'), omit('section 2A(3)(e)'), omit('section 2A(3)(f)')],
    clause: [`In section 2A(3) of ${HARASSMENT} (offence of stalking), omit paragraphs (d) to (f).`],
    follows: '§3.8 no 51; §1.1 R1.3',
  },
  {
    name: 'A subsection left out, and another put in at the same place',
    edits: [
      omit('section 2(2)'),
      under(act, 'section 2', 'section 2(2)', {
        kind: 'subsection',
        num: '(2A)',
        content:
          'A person guilty of an offence under this section is liable on summary conviction to a fine.',
      }),
    ],
    clause: [
      `In section 2 of ${HARASSMENT} (offence of harassment), for subsection (2) substitute—`,
      '        “(2A) A person guilty of an offence under this section is liable on summary conviction to a fine.”',
    ],
    follows: '§3.7 A11',
  },
  {
    name: 'Two subsections left out, and one put in at their place',
    edits: [
      omit('section 5A(2B)'),
      omit('section 5A(2C)'),
      under(act, 'section 5A', 'section 5A(2C)', {
        kind: 'subsection',
        num: '(2CA)',
        content: 'Subsections (4) and (4A) of section 5 apply to an order under this section.',
      }),
    ],
    clause: [
      `In section 5A of ${HARASSMENT} (restraining orders on acquittal), for subsections (2B) and (2C) substitute—`,
      '        “(2CA) Subsections (4) and (4A) of section 5 apply to an order under this section.”',
    ],
    follows: '§3.8 no 57',
  },
  {
    name: 'A subsection left out, and another put in elsewhere',
    edits: [
      omit('section 5A(2A)'),
      after('section 5A(2F)', {
        num: '(2G)',
        text: 'Nothing in this section limits any other power of the court.',
      }),
    ],
    clause: [
      `    (1) Section 5A of ${HARASSMENT} (restraining orders on acquittal) is amended as follows.`,
      '    (2) Omit subsection (2A).',
      '    (3) After subsection (2F) insert—',
      '            “(2G) Nothing in this section limits any other power of the court.”',
    ],
    follows: '§4.1: in the order of the amended Act',
  },
  {
    name: 'A subsection put in, and those after it renumbered',
    edits: [
      after('section 2A(4)', { num: '(5)', text: 'A court may not deal with an offence otherwise.' }),
      reads(act, 'section 2A(5)', 'num', '(6)'),
      reads(act, 'section 2A(6)', 'num', '(7)'),
    ],
    clause: [
      `    (1) Section 2A of ${HARASSMENT} (offence of stalking) is amended as follows.`,
      '    (2) Subsection (6) is renumbered as subsection (7).',
      '    (3) Subsection (5) is renumbered as subsection (6).',
      '    (4) After subsection (4) insert—',
      '            “(5) A court may not deal with an offence otherwise.”',
    ],
    follows:
      '§3.6, “is renumbered”; no number is had by two at any time (§2.1 N1 tells the drafter not to renumber at all)',
  },
  {
    name: 'A subsection renumbered',
    edits: [reads(act, 'section 2A(6)', 'num', '(7)')],
    clause: [
      `In section 2A of ${HARASSMENT} (offence of stalking), subsection (6) is renumbered as subsection (7).`,
    ],
    follows: '§3.6, “is renumbered”',
  },
  {
    name: 'Two subsections after the last',
    edits: [
      after('section 2A(6)', {
        num: '(7)',
        text: 'The Secretary of State may issue guidance about this section.',
      }),
      after('section 2A(6)', { num: '(8)', text: 'Guidance under subsection (7) must be published.' }),
    ],
    clause: [
      `In section 2A of ${HARASSMENT} (offence of stalking), after subsection (6) insert—`,
      '        “(7) The Secretary of State may issue guidance about this section.',
      '        (8) Guidance under subsection (7) must be published.”',
    ],
    follows: '§3.7 A15; §2.1 N2',
  },
  {
    name: 'A subsection before the first',
    edits: [before('section 7(1)', { num: '(A1)', text: 'This section is about the meaning of words.' })],
    clause: [
      `In section 7 of ${HARASSMENT} (interpretation of this group of sections), before subsection (1) insert—`,
      '        “(A1) This section is about the meaning of words.”',
    ],
    follows: '§2.1 N6; §3.8 no 21',
  },
  {
    name: 'A section divided',
    of: ferries,
    edits: [
      { type: 'divide', pid: at(ferries, 'section 2').pid, num: '(1)', newPid: 'counsel-part' },
      {
        type: 'insert',
        parent: at(ferries, 'section 2').pid,
        after: 'counsel-part',
        rank: 'V001',
        provision: { ...at(ferries, 'section 6(3)'), pid: 'counsel-second', num: '(2)' },
      },
    ],
    clause: [
      `    (1) Section 2 of ${FERRIES} (safe keeping) is amended as follows.`,
      '    (2) The existing text becomes subsection (1).',
      '    (3) After subsection (1) insert—',
      '            “(2) A waiver may be withdrawn.”',
    ],
    follows: '§2.1 N13; §3.8 no 52',
  },
  {
    name: 'One definition more, in its alphabetical place',
    of: ferries,
    edits: [
      after('the definition of “luggage” in section 10(1)', {
        kind: 'definition',
        num: '',
        text: '“master” means the person in command of a ferry;',
      }),
    ],
    clause: [
      `In section 10(1) of ${FERRIES} (interpretation), at the appropriate place insert—`,
      '        ““master” means the person in command of a ferry;”.',
    ],
    follows: '§2.1 N12; §3.8 no 43',
  },
  {
    name: 'Two definitions more, in their places',
    of: ferries,
    edits: [
      after('the definition of “ferry” in section 10(1)', {
        kind: 'definition',
        num: '',
        text: '“ferry company” means a person who operates a ferry;',
      }),
      after('the definition of “luggage” in section 10(1)', {
        kind: 'definition',
        num: '',
        text: '“master” means the person in command of a ferry;',
      }),
    ],
    clause: [
      `In section 10(1) of ${FERRIES} (interpretation), at the appropriate places insert—`,
      '        ““ferry company” means a person who operates a ferry;',
      '        “master” means the person in command of a ferry;”.',
    ],
    follows: '§2.1 N12, of several at once',
  },
  {
    name: 'Words that become paragraphs',
    edits: [
      replace(
        'section 2(2)',
        ' imprisonment for a term not exceeding six months, or a fine not exceeding level 5 on the standard scale, or both.',
        '—',
      ),
      under(act, 'section 2(2)', null, {
        kind: 'paragraph',
        num: '(a)',
        content: 'imprisonment for a term not exceeding six months, or',
      }),
      under(act, 'section 2(2)', null, { kind: 'paragraph', num: '(b)', content: 'a fine.' }, 'W'),
    ],
    clause: [
      `In section 2(2) of ${HARASSMENT} (offence of harassment), for the words from “imprisonment” to the end substitute “—`,
      '        (a) imprisonment for a term not exceeding six months, or',
      '        (b) a fine.”',
    ],
    follows: '§3.8 no 9',
  },
];
