import { act, after, at, before, type CounselDraft, ferries, omit, reads, replace } from './draft.ts';
import { moorings } from './moorings.ts';

const HARASSMENT = 'the Protection from Harassment Act 1997';
const MOORINGS = 'the Moorings Act 2004';
const of = moorings;

/** Stretches that run over more than one level, lists of numbers, Schedules, and odd places. */
export const RANGES: readonly CounselDraft[] = [
  {
    name: 'The end of the opening words and all the paragraphs, for words',
    of: act,
    edits: [
      reads(
        act,
        'section 5(2)',
        'intro',
        at(act, 'section 5(2)').intro.replace('conduct which—', 'harassment,'),
      ),
      omit('section 5(2)(a)'),
      omit('section 5(2)(b)'),
    ],
    clause: [
      `In section 5(2) of ${HARASSMENT} (restraining orders on conviction), for the words from “conduct” to the end of paragraph (b) substitute “harassment,”.`,
    ],
    follows: '§3.8 no 9, in which the range runs over the paragraphs',
  },
  {
    name: 'All the paragraphs, for words in the sentence',
    of,
    edits: [
      reads(of, 'section 5(1)', 'intro', 'A mooring master may board a vessel which is moored'),
      omit('section 5(1)(a)'),
      omit('section 5(1)(b)'),
    ],
    clause: [
      `In section 5(1) of ${MOORINGS} (powers of mooring masters), for the words from “master may” to “anchor,” substitute “master may board a vessel which is moored”.`,
    ],
    follows: '§3.8 no 9',
  },
  {
    name: 'Sub-paragraphs and the words that lead to them left out',
    of,
    edits: [
      reads(of, 'section 2(2)(b)', 'intro', 'of its own motion,'),
      omit('section 2(2)(b)(i)'),
      omit('section 2(2)(b)(ii)'),
    ],
    clause: [
      `In section 2(2) of ${MOORINGS} (conditions), for paragraph (b) substitute—`,
      '        “(b) of its own motion,”.',
    ],
    follows: '§3.8 no 27: a paragraph of which little is left is set out',
  },
  {
    name: 'Everything after a point in the opening words, for a shorter end',
    of,
    edits: [
      reads(of, 'section 2(2)', 'intro', 'The harbour board may vary a condition of a licence at any time.'),
      omit('section 2(2)(a)'),
      omit('section 2(2)(b)'),
      reads(of, 'section 2(2)', 'wrapUp', ''),
    ],
    clause: [
      `In section 2 of ${MOORINGS} (conditions), for subsection (2) substitute—`,
      '        “(2) The harbour board may vary a condition of a licence at any time.”',
    ],
    follows: '§3.7 A11: a subsection of which little is left is set out',
  },
  {
    name: 'The end of a list with the closing words',
    of,
    edits: [
      reads(of, 'section 2(2)(b)', 'intro', 'of its own motion.'),
      omit('section 2(2)(b)(i)'),
      omit('section 2(2)(b)(ii)'),
      reads(of, 'section 2(2)', 'wrapUp', ''),
    ],
    clause: [
      `In section 2(2) of ${MOORINGS} (conditions)—`,
      '    (a) for paragraph (b) substitute—',
      '            “(b) of its own motion.”;',
      '    (b) omit the words after paragraph (b).',
    ],
    follows: '§3.8 nos 27 and 55',
  },
  {
    name: 'The opening words and the first two paragraphs, for other words',
    of: act,
    edits: [
      reads(
        act,
        'section 2A(2)',
        'intro',
        'A person’s course of conduct amounts to stalking of another person if the conduct is harassment and—',
      ),
      omit('section 2A(2)(a)'),
      omit('section 2A(2)(b)'),
    ],
    clause: [
      `In section 2A of ${HARASSMENT} (offence of stalking), for subsection (2) substitute—`,
      '        “(2) A person’s course of conduct amounts to stalking of another person if the conduct is harassment and—',
      '            (c) the person whose course of conduct it is knows or ought to know that the course of conduct amounts to harassment of the other person.”',
    ],
    follows: '§3.7 A11',
  },
  {
    name: 'A list of numbers, for a range',
    of,
    edits: [reads(of, 'section 1(5)', 'content', 'Sections 2 to 12 apply to a renewed licence.')],
    clause: [
      `In section 1(5) of ${MOORINGS} (licences for moorings), for “2, 4, 5, 7 and 11” substitute “2 to 12”.`,
    ],
    follows: '§3.8 no 47: the list is replaced as a whole',
  },
  {
    name: 'Two numbers of a list left out',
    of,
    edits: [reads(of, 'section 1(5)', 'content', 'Sections 2, 4 and 7 apply to a renewed licence.')],
    clause: [
      `In section 1(5) of ${MOORINGS} (licences for moorings), for “2, 4, 5, 7 and 11” substitute “2, 4 and 7”.`,
    ],
    follows: '§3.8 no 47',
  },
  {
    name: 'A list of numbers left out but for one',
    of,
    edits: [reads(of, 'section 1(5)', 'content', 'Section 2 applies to a renewed licence.')],
    clause: [
      `In section 1(5) of ${MOORINGS} (licences for moorings), for “Sections 2, 4, 5, 7 and 11 apply” substitute “Section 2 applies”.`,
    ],
    follows: '§3.8 no 47',
  },
  {
    name: 'A range and more, typed number by number',
    of,
    edits: [replace('section 1(5)', '2, 4', '2 to 4'), replace('section 1(5)', '7 and 11', '7, 11 and 12')],
    clause: [
      `In section 1(5) of ${MOORINGS} (licences for moorings), for “2, 4, 5, 7 and 11” substitute “2 to 4, 5, 7, 11 and 12”.`,
    ],
    follows: '§3.8 no 47',
  },
  {
    name: 'One number of a list left out',
    of,
    edits: [reads(of, 'section 1(5)', 'content', 'Sections 2, 4, 7 and 11 apply to a renewed licence.')],
    clause: [`In section 1(5) of ${MOORINGS} (licences for moorings), omit “5,”.`],
    follows: '§3.8 no 26',
  },
  {
    name: 'One number more in a list',
    of,
    edits: [
      reads(of, 'section 1(5)', 'content', 'Sections 2, 4, 5, 7, 8 and 11 apply to a renewed licence.'),
    ],
    clause: [`In section 1(5) of ${MOORINGS} (licences for moorings), after “7” insert “, 8”.`],
    follows: '§3.7 A16',
  },
  {
    name: 'One number more at the end of a list',
    of,
    edits: [
      reads(of, 'section 1(5)', 'content', 'Sections 2, 4, 5, 7, 11 and 12 apply to a renewed licence.'),
    ],
    clause: [
      `In section 1(5) of ${MOORINGS} (licences for moorings), for “7 and 11” substitute “7, 11 and 12”.`,
    ],
    follows: '§3.8 no 47',
  },
  {
    name: 'A second section in a reference',
    of,
    edits: [replace('section 1(1)(d)', 'section 3', 'sections 3 and 4')],
    clause: [
      `In section 1(1)(d) of ${MOORINGS} (licences for moorings), for “section 3” substitute “sections 3 and 4”.`,
    ],
    follows: '§3.7 A5',
  },
  {
    name: 'A new Schedule with its reference',
    of,
    edits: [
      after('Schedule 2', {
        kind: 'schedule',
        num: 'Schedule 3',
        heading: 'Mooring masters',
        text: 'Section 4(1)',
        children: [{ kind: 'scheduleParagraph', num: '1', text: 'A mooring master is not a constable.' }],
      }),
    ],
    clause: [
      `After Schedule 2 to ${MOORINGS} (fees for vessels) insert—`,
      '        “Schedule 3',
      '        Section 4(1)',
      '        Mooring masters',
      '            1 A mooring master is not a constable.”',
    ],
    follows: '§4.1: number, reference to its section, heading',
  },
  {
    name: 'A new first Schedule with its reference, in Parts',
    of: ferries,
    edits: [
      before('Schedule 1', {
        kind: 'schedule',
        num: 'Schedule A1',
        heading: 'Pursers',
        text: '(introduced by section 2)',
        children: [
          {
            kind: 'part',
            num: 'Part 1',
            heading: 'Duties',
            children: [{ kind: 'scheduleParagraph', num: '1', text: 'A purser must keep a book.' }],
          },
        ],
      }),
    ],
    clause: [
      `Before Schedule 1 to the Ferries (Left Luggage) Act 1998 (powers of inspectors) insert—`,
      '        “Schedule A1',
      '        (introduced by section 2)',
      '        Pursers',
      '            Part 1',
      '            Duties',
      '            1 A purser must keep a book.”',
    ],
    follows: '§4.1; §2.1 N6',
  },
  {
    name: 'The sections under an italic heading left out one by one, and the heading kept',
    of,
    edits: [omit('section 6'), omit('section 7')],
    clause: [`In ${MOORINGS}, omit sections 6 and 7.`],
    follows: '§3.8 no 45; D35 says of the heading that it stands over nothing',
  },
  {
    name: 'A word of the long title, and of the short title',
    of,
    edits: [
      replace('section 12', 'Moorings', 'Moorings and Buoys'),
      reads(
        of,
        'the long title',
        'content',
        'An Act to make provision about moorings, buoys and mooring masters.',
      ),
    ],
    clause: [
      `    (1) The Moorings Act 2004 is amended as follows.`,
      '    (2) In the long title, after “moorings” insert “, buoys”.',
      '    (3) In section 12 (short title), after “Moorings” insert “and Buoys”.',
    ],
    follows: '§1.2; Local Government Act 2003: In the long title, after …',
  },
  {
    name: 'A fee in a table',
    of,
    edits: [replace('the table in paragraph 1 of Schedule 2', '£40', '£45')],
    clause: [
      `In the table in paragraph 1 of Schedule 2 to ${MOORINGS} (fees for vessels), in the entry for “A ship”, in column 2, for “£40” substitute “£45”.`,
    ],
    follows: '§3.1, “Tables”',
  },
  {
    name: 'An age, an offence and a fine in three sections',
    of,
    edits: [
      replace('section 1(1)(a)', '18', '16'),
      replace('section 6(1)', 'moors a vessel', 'moors or anchors a vessel'),
      replace('section 7(2)', 'level 2', 'level 5'),
    ],
    clause: [
      `    (1) The Moorings Act 2004 is amended as follows.`,
      '    (2) In section 1(1)(a) (licences for moorings), for “18” substitute “16”.',
      '    (3) In section 6(1) (mooring without a licence), after “moors” insert “or anchors”.',
      '    (4) In section 7(2) (obstruction), for “level 2” substitute “level 5”.',
    ],
    follows: '§3.8 nos 1 and 8',
  },
  {
    name: 'The term that a section lasts for, twice in one sentence',
    of,
    edits: [
      reads(
        of,
        'section 9(3)',
        'content',
        'A disqualification lasts for 3 years or, if the court so orders, 6 years.',
      ),
    ],
    clause: [
      `In section 9(3) of ${MOORINGS} (disqualification), for “2 years” substitute “3 years” and for “5 years” substitute “6 years”.`,
    ],
    follows: '§3.7 A3',
  },
  {
    name: 'From the opening words over all the paragraphs into the closing words',
    of: act,
    edits: [
      reads(
        act,
        'section 5(2)',
        'intro',
        at(act, 'section 5(2)').intro.replace('conduct which—', 'harassment,'),
      ),
      omit('section 5(2)(a)'),
      omit('section 5(2)(b)'),
      reads(act, 'section 5(2)', 'wrapUp', 'forbid the defendant to do anything described in the order.'),
    ],
    clause: [
      `In section 5(2) of ${HARASSMENT} (restraining orders on conviction), for the words from “conduct” to “doing” substitute “harassment, forbid the defendant to do”.`,
    ],
    follows: '§3.8 no 9: one range, and no instruction that names no place',
  },
  {
    name: 'From the opening words over all the paragraphs, and words further on in the closing words',
    of,
    edits: [
      reads(of, 'section 5(1)', 'intro', 'A mooring master may board any vessel,'),
      omit('section 5(1)(a)'),
      omit('section 5(1)(b)'),
      reads(
        of,
        'section 5(1)',
        'wrapUp',
        'and may order the vessel to be moved if it is a danger to navigation.',
      ),
    ],
    clause: [
      `In section 5(1) of ${MOORINGS} (powers of mooring masters)—`,
      '    (a) in the words after paragraph (b), for “any other vessel” substitute “navigation”;',
      '    (b) for the words from “master may” to the end of paragraph (b) substitute “master may board any vessel,”.',
    ],
    follows: '§3.8 nos 9 and 47: the words are named by a paragraph while it is there',
  },
  {
    name: 'The closing words where all the paragraphs go',
    of,
    edits: [
      omit('section 5(1)(a)'),
      omit('section 5(1)(b)'),
      reads(of, 'section 5(1)', 'wrapUp', 'and may move the vessel if it is a danger to any other vessel.'),
    ],
    clause: [
      `In section 5(1) of ${MOORINGS} (powers of mooring masters)—`,
      '    (a) omit paragraphs (a) and (b);',
      '    (b) in the closing words, for “order the vessel to be moved” substitute “move the vessel”.',
    ],
    follows: '§3.8 no 55: the words are named, and not only the subsection',
  },
  {
    name: 'Two definitions more, with one between them left out',
    of,
    edits: [
      after('the definition of “beacon” in section 11(1)', {
        kind: 'definition',
        num: '',
        text: '“berth” includes a quay;',
      }),
      omit('the definition of “buoy” in section 11(1)'),
      after('the definition of “mooring” in section 11(1)', {
        kind: 'definition',
        num: '',
        text: '“owner” includes a charterer;',
      }),
    ],
    clause: [
      `In section 11(1) of ${MOORINGS} (interpretation)—`,
      '    (a) at the appropriate places insert—',
      '            ““berth” includes a quay;',
      '            “owner” includes a charterer;”;',
      '    (b) omit the definition of “buoy”.',
    ],
    follows: '§2.1 N12; Sentencing Bill amendments: at the appropriate places insert—',
  },
  {
    name: 'A paragraph of which little is left, in a subsection that else stays',
    of,
    edits: [
      reads(of, 'section 5(1)(b)', 'intro', 'inspect anything on the vessel'),
      omit('section 5(1)(b)(i)'),
      omit('section 5(1)(b)(ii)'),
      omit('section 5(1)(b)(iii)'),
    ],
    clause: [
      `In section 5(1)(b) of ${MOORINGS} (powers of mooring masters), for the words from “inspect” to “anchor,” substitute “inspect anything on the vessel”.`,
    ],
    follows: '§3.1, “substitute a span”',
  },
];
