import { act, after, type CounselDraft, ferries, omit, reads, replace } from './draft.ts';

const HARASSMENT = 'the Protection from Harassment Act 1997';
const FERRIES = 'the Ferries (Left Luggage) Act 1998';
const INJUNCTIONS = '(injunctions to protect persons from harassment within section 1(1A))';

/** Changes of words. */
export const WORDS: readonly CounselDraft[] = [
  {
    name: 'One court for two',
    edits: [replace('section 3A(2)', 'the High Court or the county court', 'a court')],
    clause: [
      `In section 3A(2) of ${HARASSMENT} ${INJUNCTIONS}, in the words after paragraph (b), for “the High Court or the county court” substitute “a court”.`,
    ],
    follows: '§3.1, “substitute words”; §3.8 no 47, the words after paragraph (c)',
  },
  {
    name: 'One court for two, typed over no more than need be',
    edits: [replace('section 3A(2)', 'the High Court or the county', 'a')],
    clause: [
      `In section 3A(2) of ${HARASSMENT} ${INJUNCTIONS}, in the words after paragraph (b), for “the High Court or the county court” substitute “a court”.`,
    ],
    follows: '§3.1, “substitute words”: whole phrases, however they were typed',
  },
  {
    name: 'Two changes in one sentence',
    edits: [
      replace('section 2A(4)', '51 weeks', 'two years'),
      replace('section 2A(4)', ' not exceeding level 5 on the standard scale', ''),
    ],
    clause: [
      `In section 2A(4) of ${HARASSMENT} (offence of stalking)—`,
      '    (a) for “51 weeks” substitute “two years”;',
      '    (b) omit “not exceeding level 5 on the standard scale”.',
    ],
    follows: '§3.7 A12; §3.1, “omit”',
  },
  {
    name: 'One word of a phrase',
    edits: [replace('section 5A(2D)', 'reasonable excuse', 'lawful excuse')],
    clause: [
      `In section 5A(2D) of ${HARASSMENT} (restraining orders on acquittal), for “reasonable excuse” substitute “lawful excuse”.`,
    ],
    follows: '§3.7 A12: “five years”, not “five”',
  },
  {
    name: 'Words left out in the middle of a sentence',
    edits: [replace('section 1(2)', ' in possession of the same information', '')],
    clause: [
      `In section 1(2) of ${HARASSMENT} (prohibition of harassment), omit “in possession of the same information”.`,
    ],
    follows: '§3.7 A8',
  },
  {
    name: 'A word in the second place where it stands',
    of: ferries,
    edits: [
      replace(
        'section 9(2)',
        'and regulations under section 8 may make',
        'and regulations under section 8 must make',
      ),
    ],
    clause: [
      `In section 9(2) of ${FERRIES} (regulations), for “may”, in the second place it occurs, substitute “must”.`,
    ],
    follows:
      'Sentencing Bill, HL Bill 159: In section 244(1A) (…), for “and”, in the second place it occurs, substitute …',
  },
  {
    name: 'Words after the second of two phrases that are alike',
    of: ferries,
    edits: [
      replace(
        'section 4(2)',
        'or give unclaimed luggage away',
        'or give unclaimed luggage or its contents away',
      ),
    ],
    clause: [
      `In section 4(2) of ${FERRIES} (unclaimed luggage), after “give unclaimed luggage” insert “or its contents”.`,
    ],
    follows: '§3.7 A3: “after”, with as much as stands there once',
  },
  {
    name: 'One more section in two references',
    edits: ['section 4(5)', 'section 4(6)'].map((place) =>
      replace(place, 'section 2 or 2A', 'section 2, 2A or 2B'),
    ),
    clause: [
      `In section 4 of ${HARASSMENT} (putting people in fear of violence), in subsections (5) and (6), for “section 2 or 2A” substitute “section 2, 2A or 2B”.`,
    ],
    follows: '§3.7 A5; §3.1, “several provisions, one change”',
  },
  {
    name: 'The same change in two paragraphs of one subsection',
    edits: ['section 3(9)(a)', 'section 3(9)(b)'].map((place) =>
      replace(place, 'imprisonment', 'imprisonment or detention'),
    ),
    clause: [
      `In section 3(9)(a) and (b) of ${HARASSMENT} (civil remedy), after “imprisonment” insert “or detention”.`,
    ],
    follows:
      'Employment Rights Bill: in subsection (6)(a) and (b) (inserted by section 6), for “prescribed” substitute “specified”;',
  },
  {
    name: 'The same change in paragraphs of several subsections',
    edits: ['section 3(4)(a)', 'section 3(4)(b)', 'section 3(5)(b)', 'section 3(6)(b)'].map((place) =>
      replace(place, 'the injunction', 'the injunction or order'),
    ),
    clause: [
      `In section 3 of ${HARASSMENT} (civil remedy), in each of subsections (4)(a) and (b), (5)(b) and (6)(b), after “injunction” insert “or order”.`,
    ],
    follows: '§3.8 no 32: in each of subsections (3)(d), (5) and (5A), for …',
  },
  {
    name: 'A phrase in the opening words, and another in a paragraph',
    edits: [
      replace('section 2A(2)', 'amounts to stalking of another person', 'amounts to the stalking of another'),
      replace('section 2A(2)(a)', 'that person', 'the other'),
    ],
    clause: [
      `In section 2A(2) of ${HARASSMENT} (offence of stalking)—`,
      '    (a) in the opening words, for “stalking of another person” substitute “the stalking of another”;',
      '    (b) in paragraph (a), for “that person” substitute “the other”.',
    ],
    follows: '§3.8 no 33',
  },
  {
    name: 'Words in the closing words',
    edits: [reads(act, 'section 3(6)', 'wrapUp', 'the defendant commits an offence.')],
    clause: [
      `In section 3(6) of ${HARASSMENT} (civil remedy), in the words after paragraph (b), for “he is guilty of an offence” substitute “the defendant commits an offence”.`,
    ],
    follows: '§3.8 no 47',
  },
  {
    name: 'Closing words after the last paragraph, which ends with a full stop',
    edits: [
      reads(act, 'section 2A(1)(b)', 'content', 'the course of conduct amounts to stalking,'),
      reads(act, 'section 2A(1)', 'wrapUp', 'whether or not the person intended it to.'),
    ],
    clause: [
      `In section 2A(1) of ${HARASSMENT} (offence of stalking)—`,
      '    (a) in paragraph (b), for “stalking.” substitute “stalking,”;',
      '    (b) after paragraph (b), and on a new line, insert “whether or not the person intended it to.”',
    ],
    follows: '§3.6, “and on a new line”; the full stop is dealt with by itself',
  },
  {
    name: 'All after a point put otherwise',
    edits: [
      replace(
        'section 5A(1)',
        'make an order prohibiting the defendant from doing anything described in the order.',
        'make a restraining order.',
      ),
    ],
    clause: [
      `In section 5A(1) of ${HARASSMENT} (restraining orders on acquittal), for the words from “an order” to the end substitute “a restraining order”.`,
    ],
    follows: '§3.1, “substitute a span”; §3.8 no 9',
  },
  {
    name: 'A long stretch in the middle',
    edits: [
      replace(
        'section 2B(1)',
        'issue a warrant authorising a constable to enter and search premises if the justice of the peace is satisfied',
        'authorise entry if satisfied',
      ),
    ],
    clause: [
      `In section 2B(1) of ${HARASSMENT} (power of entry in relation to offence of stalking), in the opening words, for the words from “issue a warrant” to “satisfied” substitute “authorise entry if satisfied”.`,
    ],
    follows: '§3.8 no 41: for the words from “For the purpose” to “they” substitute “Those conditions”.',
  },
  {
    name: 'Pronouns that are no longer wanted',
    edits: [
      replace('section 4(1)', 'against him is guilty', 'against the other is guilty'),
      replace(
        'section 4(1)',
        'he knows or ought to know that his course of conduct',
        'the person knows or ought to know that the course of conduct',
      ),
    ],
    clause: [
      `In section 4(1) of ${HARASSMENT} (putting people in fear of violence)—`,
      '    (a) for “him” substitute “the other”;',
      '    (b) for “he” substitute “the person”;',
      '    (c) for “his” substitute “the”.',
    ],
    follows: '§3.1, “substitute words”: what stays is not quoted',
  },
  {
    name: 'A heading in part, a heading anew, an italic heading anew',
    edits: [
      reads(act, 'section 2B', 'heading', 'Power of entry and seizure in relation to offence of stalking'),
      reads(act, 'section 4', 'heading', 'Fear of violence'),
      reads(act, 'the italic heading before section 12', 'heading', 'Supplementary'),
    ],
    clause: [
      '    (1) The Protection from Harassment Act 1997 is amended as follows.',
      '    (2) In section 2B (power of entry in relation to offence of stalking), in the heading, after “entry” insert “and seizure”.',
      '    (3) In section 4 (putting people in fear of violence), for the heading substitute “Fear of violence”.',
      '    (4) For the italic heading before section 12 substitute “Supplementary”.',
    ],
    follows:
      '§3.8 nos 12 and 14; Employment Rights Bill: for the italic heading before section 235 substitute …',
  },
  {
    name: 'Words in a definition, and a definition left out',
    of: ferries,
    edits: [
      replace('the definition of “ferry” in section 10(1)', 'a hovercraft', 'a hovercraft and a raft'),
      omit('the definition of “voyage” in section 10(1)'),
    ],
    clause: [
      `In section 10(1) of ${FERRIES} (interpretation)—`,
      '    (a) in the definition of “ferry”, after “hovercraft” insert “and a raft”;',
      '    (b) omit the definition of “voyage”.',
    ],
    follows: '§3.8 nos 29 and 37',
  },
  {
    name: 'A reference that a new subsection makes longer',
    edits: [
      replace('section 5A(4)(b)', 'under subsection (3)', 'under subsection (3) or (3A)'),
      after('section 5A(3)', {
        num: '(3A)',
        text: 'A court to which a case is remitted under subsection (3) may proceed under this section.',
      }),
    ],
    clause: [
      `    (1) Section 5A of ${HARASSMENT} (restraining orders on acquittal) is amended as follows.`,
      '    (2) After subsection (3) insert—',
      '            “(3A) A court to which a case is remitted under subsection (3) may proceed under this section.”',
      '    (3) In subsection (4)(b), after “subsection (3)” insert “or (3A)”.',
    ],
    follows: '§3.7 A2 and A4',
  },
  {
    name: 'A word before another',
    of: ferries,
    edits: [replace('paragraph 4 of Schedule 1', 'a record', 'a full record')],
    clause: [
      'In paragraph 4 of Schedule 1 to the Ferries (Left Luggage) Act 1998 (powers of inspectors), before “record” insert “full”.',
    ],
    follows: '§3.1, “insert words”: no article is quoted without its noun',
  },
];
