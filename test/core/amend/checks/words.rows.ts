import { provision } from '../../../../core/act/tree.ts';
import {
  draft,
  omit,
  pid,
  type Row,
  replace,
  section,
  subsection,
} from '../../../support/drafts/check-drafts.ts';

/** Wording, quotation marks, make-up and endings: checks D13 to D19, and D31 to D36, of drafting-conventions.md §6. */
export const WORDS: readonly Row[] = [
  [
    'D13',
    '“shall” in a section that says “must”',
    draft(subsection('2A(3)', '(3A)', 'The court shall have regard to guidance.')),
    [
      'warning at s. 2A(3A): “shall” is avoided in new text: an obligation is “must”, and a statement of the law is in the present tense.',
    ],
  ],
  [
    'D13',
    '“shall” in a section of “shall”',
    draft(subsection('8(2)', '(2A)', 'The court shall have regard to guidance.')),
    [
      'information at s. 8(2A): “shall” is avoided in new text: an obligation is “must”, and a statement of the law is in the present tense. The section already does this.',
    ],
  ],
  [
    'D13',
    '“must”, and “shall” only quoted',
    draft(subsection('2A(3)', '(3A)', 'The court must omit “shall”.')),
    [],
  ],
  [
    'D14',
    'words for one sex',
    draft(section('2B', '2C', 'The chairman must say that he agrees.')),
    [
      'warning at s. 2C(1): “chairman” is for one sex: repeat the noun, use a letter, or write “they”.',
      'warning at s. 2C(1): “he” is for one sex: repeat the noun, use a letter, or write “they”.',
    ],
  ],
  ['D14', 'words for anyone', draft(section('2B', '2C', 'The chair must say that they agree.')), []],
  [
    'D15',
    'archaic words',
    draft(section('2B', '2C', 'Notwithstanding the said rule, this applies.')),
    [
      'information at s. 2C(1): “Notwithstanding” is archaic: “despite” says it.',
      'information at s. 2C(1): “the said” is archaic: “the” says it.',
    ],
  ],
  ['D15', 'plain words', draft(section('2B', '2C', 'Despite that rule, this applies.')), []],
  [
    'D16',
    'a long sentence',
    draft(subsection('2A(3)', '(3A)', `A court must ${'have regard to this and '.repeat(12)}act.`)),
    ['information at s. 2A(3A): A sentence of 64 words'],
  ],
  [
    'D16',
    'a section of many subsections',
    draft(subsection('3(9)', '(10)', 'One.'), subsection('3(9)', '(11)', 'Two.')),
    ['information at s. 3: 11 subsections in section 3: could it be two sections?'],
  ],
  ['D16', 'short sentences', draft(subsection('3(9)', '(10)', 'One. And two.')), []],
  [
    'D17',
    'a mark without a partner',
    draft(replace('16', 'be cited', 'be “cited')),
    ['error at s. 16: A “ in section 16 has no matching mark'],
  ],
  [
    'D17',
    'straight marks',
    draft(replace('16', 'be cited', 'be "cited"')),
    ['error at s. 16: Straight quotation marks in section 16: the Act’s are curly'],
  ],
  [
    'D17',
    'marks in pairs, and apostrophes',
    draft(replace('16', 'be cited', 'be “cited ‘so’”, at one’s choice,')),
    [],
  ],
  [
    'D18',
    'a label of another kind, and no heading',
    draft({
      after: '2B',
      insertProvision: { num: '2C', children: [{ num: '(a)', kind: 'subsection', text: 'Text.' }] },
    }),
    [
      'error at s. 2C: A new section needs a heading (section 2C)',
      'error at s. 2C(a): (a) is not a number for a subsection, which has a number in brackets, like (1A) (section 2C(a))',
    ],
  ],
  [
    'D18',
    'a subsection in a section that has none',
    draft({
      ...({ after: '13(b)' } as const),
      insertProvision: { num: '(2)', kind: 'subsection', text: 'Text.' },
    }),
    [
      'error at s. 13: Some text of this section is outside its subsections. Put all its text in subsections, or use none (section 13)',
    ],
  ],
  [
    'D18',
    'nothing said',
    draft(subsection('2A(3)', '(3A)', '')),
    ['error at s. 2A(3A): A new subsection has no words (section 2A(3A))'],
  ],
  [
    'D18',
    'a section divided and added to',
    [
      {
        id: 'A-001',
        edits: [
          { type: 'divide', pid: pid('section 16'), num: '(1)', newPid: 'A-001-part' },
          {
            type: 'insert',
            parent: pid('section 16'),
            after: 'A-001-part',
            rank: 'V',
            provision: provision({ pid: 'A-001-new', kind: 'subsection', num: '(2)', content: 'Text.' }),
          },
        ],
      },
    ],
    [],
  ],
  ['D18', 'a section well made', draft(section('2B', '2C', 'Text.')), []],
  [
    'D19',
    'a sentence that doesn’t end',
    draft(subsection('2A(3)', '(3A)', 'Text')),
    ['warning at s. 2A(3A): Section 2A(3A) should end with a full stop'],
  ],
  [
    'D19',
    'a definition that runs into the next',
    draft({
      after: 'the definition of “conduct” in section 8(3)',
      insertProvision: { kind: 'definition', num: '', text: '“court” means a court' },
    }),
    [
      'warning at the definition of “court” in s. 8(3): The definition of “court” in section 8(3) has something after it, and should end with a comma, a semi-colon or a linking word',
    ],
  ],
  [
    'D19',
    'a last item that is no longer the last',
    draft({ after: '2A(3)(g)', insertProvision: { num: '(h)', text: 'entering a home.' } }),
    [
      'warning at s. 2A(3)(g): Section 2A(3)(g) has something after it, and should end with a comma, a semi-colon or a linking word',
    ],
  ],
  [
    'D19',
    'a last item left out',
    draft(omit('2A(3)(g)')),
    ['warning at s. 2A(3)(f): Section 2A(3)(f) should end with a full stop'],
  ],
  [
    'D19',
    'opening words and a heading',
    draft(
      replace('2A(3)', 'stalking—', 'stalking'),
      replace('2A', 'Offence of stalking', 'Offence of stalking.'),
    ),
    [
      'warning at s. 2A: The heading of section 2A should have no full stop',
      'warning at s. 2A(3): The opening words of section 2A(3) should end with a dash',
    ],
  ],
  [
    'D19',
    'opening words rewritten',
    draft({
      after: '2(2)',
      insertProvision: {
        num: '(2A)',
        text: 'If',
        children: [
          { num: '(a)', text: 'x, or' },
          { num: '(b)', text: 'y.' },
        ],
      },
    }),
    ['warning at s. 2(2A): The opening words of section 2(2A) should end with a dash'],
  ],
  [
    'D19',
    'sentences and items that end well',
    draft(section('2B', '2C', 'Text.'), {
      after: '2A(3)(a)',
      insertProvision: { num: '(aa)', text: 'to decide,' },
    }),
    [],
  ],
  [
    'D31',
    'characters that nobody can see',
    draft(subsection('2A(3)', '(3A)', 'Harass\u00ADment by \u202Ea\u202C person.')),
    ['error at s. 2A(3A): 3 characters in section 2A(3A) are invisible'],
  ],
  [
    'D31',
    'letters of another alphabet, and two in one',
    draft(subsection('2A(3)', '(3A)', 'H\u0430rassment by an o\uFB03cer.')),
    [
      'error at s. 2A(3A): “\u0430” in “H\u0430rassment” only looks like “a”, and so does 1 more in section 2A(3A)',
    ],
  ],
  [
    'D31',
    'one word put beside the Act’s own',
    draft(replace('2(2)', 'six months', 'six\u2003months')),
    ['error at s. 2(2): “\u2003” in “six\u2003months,” only looks like “ ”'],
  ],
  [
    'D31',
    'words of other alphabets that look like none of ours, and accents',
    draft(
      subsection('2A(3)', '(3A)', 'In Welsh, tŷ; in Greek, λόγος and οἶκος; in Russian, жук — “café”, £5.'),
    ),
    [],
  ],
  [
    'D32',
    'what stands for words to come',
    draft(subsection('2A(3)', '(3A)', 'The fine is £XX, or [ ] per cent, from [date], TBC, ???.')),
    [
      'error at s. 2A(3A): “XX” is a placeholder for words still to be written',
      'error at s. 2A(3A): “[ ]” is a placeholder for words still to be written',
      'error at s. 2A(3A): “[date]” is a placeholder for words still to be written',
      'error at s. 2A(3A): “TBC” is a placeholder for words still to be written',
      'error at s. 2A(3A): “???” is a placeholder for words still to be written',
    ],
  ],
  [
    'D32',
    'words that may be settled later',
    draft(subsection('2A(3)', '(3A)', 'The court may [with the consent of A] do so within X days….')),
    [
      'error at s. 2A(3A): “X” is a placeholder for words still to be written',
      'error at s. 2A(3A): “…” is a placeholder for words still to be written',
      'warning at s. 2A(3A): “[with the consent of A]” is in square brackets: are these words still to be settled?',
    ],
  ],
  [
    'D32',
    'labels, numbers of Parts and the Act’s own words',
    draft(
      subsection(
        '2A(3)',
        '(3A)',
        'In Part XX, Schedule XXX and Chapters X to XX, X is a person (“X”) and Y is not.',
      ),
    ),
    [],
  ],
  [
    'D32',
    'paragraphs whose labels are x or twenty',
    draft(
      subsection(
        '2A(3)',
        '(3A)',
        'See paragraphs (w), (x) and (xx), section 5(1)(x) and Class (XX); not (XX).',
      ),
    ),
    ['error at s. 2A(3A): “XX” is a placeholder for words still to be written'],
  ],
  [
    'D33',
    'days of the week and of the month',
    draft(
      subsection(
        '2A(3)',
        '(3A)',
        'On Monday 3 March 2026 or 31 April 2026, or on Wednesday, 29th of February 2028.',
      ),
    ),
    [
      'error at s. 2A(3A): 3 March 2026 is a Tuesday, not a Monday',
      'error at s. 2A(3A): There is no 31 April 2026',
      'error at s. 2A(3A): 29 February 2028 is a Tuesday, not a Wednesday',
    ],
  ],
  [
    'D33',
    'dates that are right, and those before the present calendar',
    draft(subsection('2A(3)', '(3A)', 'On Tuesday 3 March 2026, 29 February 2024 or Monday 1 January 1700.')),
    [],
  ],
  [
    'D34',
    'words that are not their figures',
    draft(
      subsection(
        '2A(3)',
        '(3A)',
        'Within 28 (twenty-nine) days, a hundred and five (150) weeks or £1,000 (one thousand).',
      ),
    ),
    [
      'error at s. 2A(3A): “twenty-nine” and “28” are not the same number',
      'error at s. 2A(3A): “a hundred and five” and “150” are not the same number',
    ],
  ],
  [
    'D34',
    'words that are, and labels',
    draft(
      subsection(
        '2A(3)',
        '(3A)',
        'Within 28 (twenty-eight) days of paragraph (3), in subsections (1) and (2).',
      ),
    ),
    [],
  ],
  [
    'D34',
    'a list of another length',
    draft({
      after: '2A(3)',
      insertProvision: {
        num: '(3A)',
        text: 'This applies if the following three conditions are met—',
        children: [
          { num: '(a)', text: 'one,' },
          { num: '(b)', text: 'two.' },
        ],
      },
    }),
    ['warning at s. 2A(3A): section 2A(3A) says “the following three conditions”, and 2 follow'],
  ],
  [
    'D34',
    'a length of time before a list',
    draft({
      after: '2A(3)',
      insertProvision: {
        num: '(3A)',
        text: 'During the following 28 days—',
        children: [
          { num: '(a)', text: 'one,' },
          { num: '(b)', text: 'two.' },
        ],
      },
    }),
    [],
  ],
  [
    'D35',
    'an italic heading whose sections all go',
    draft(...['8', '8A', '9', '10', '11'].map((num) => omit(`section ${num}`))),
    [
      'warning at the italic heading “Scotland”: Nothing is left under the italic heading “Scotland”. Omit that as well, unless something new is to go there',
    ],
  ],
  [
    'D35',
    'a subsection whose words all go',
    draft(
      replace(
        'section 2(1)',
        'A person who pursues a course of conduct in breach of section 1(1) or (1A) is guilty of an offence.',
        '',
      ),
    ),
    [
      'warning at s. 2(1): Nothing is left in section 2(1). Omit that as well, unless something new is to go there',
    ],
  ],
  [
    'D35',
    'a section whose subsections all go, told of once',
    draft(omit('section 14(1)'), omit('section 14(2)'), omit('section 14(3)')),
    [
      'warning at s. 14: Nothing is left in section 14. Omit that as well, unless something new is to go there',
    ],
  ],
  [
    'D35',
    'a heading that goes with its sections, and one with a section left',
    draft(omit('the italic heading before section 8'), omit('section 12'), omit('section 13')),
    [],
  ],
  [
    'D35',
    'a new section where all the others go',
    draft(
      ...['8', '8A', '9', '10', '11'].map((num) => omit(`section ${num}`)),
      section('11', '11A', 'A court may make an order.', 'Orders'),
    ),
    [],
  ],
  [
    'D36',
    'a maximum of which another subsection speaks',
    draft(replace('section 2A(4)', '51 weeks', '12 months')),
    [
      'information at s. 2A(5): section 2A(5) still says “51 weeks”, which A-001 changes in section 2A(4) to “12 months”',
    ],
  ],
  [
    'D36',
    'a figure changed letter by letter, and one changed in both places',
    draft(
      replace('section 2A(4)', '51', '12'),
      replace('section 2A(4)', 'week', 'month'),
      replace('section 2A(5)', '51 weeks', '12 months'),
    ),
    [],
  ],
  [
    'D36',
    'a figure that other sections have of their own',
    draft(replace('section 2(2)', 'six months', '12 months')),
    [],
  ],
  [
    'D36',
    'a phrase that the section uses again',
    draft(replace('section 2A(1)', 'amounts to stalking', 'involves stalking behaviour')),
    [
      'information at s. 2A(2): section 2A(2) still says “amounts to stalking”, which A-001 changes in section 2A(1)(b) to “involves stalking behaviour”',
    ],
  ],
];
