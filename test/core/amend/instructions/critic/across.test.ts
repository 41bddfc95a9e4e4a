import { describe } from 'vitest';
import { widgetsAct } from '../../../../support/acts/critic-act.ts';
import { judge, type Row } from './table.ts';

const FEES = [
  '-2 Fees An applicant must pay to the authority—',
  '-(a) a fee of £50, or',
  '-(b) such other fee as may be prescribed.',
];
const KEEPER = [
  '-(1) A keeper must—',
  '-(a) keep records;',
  '-(b) keep widgets safe; and',
  '-(c) report losses.',
];

/** Words that run from a provision’s opening words into its paragraphs, and other words in their place. */
const ACROSS: readonly Row[] = [
  [
    'In section 2, for the words from “to the authority” to the end substitute “a fee”.',
    [...FEES, '+2 Fees An applicant must pay a fee.'],
    'sub sec_2 Replace',
  ],
  [
    'In section 2, for the words from “the authority” to “prescribed” substitute “the council a fee”.',
    [...FEES, '+2 Fees An applicant must pay to the council a fee.'],
  ],
  [
    'In section 2, omit the words from “to the authority” to “£50, or”.',
    [...FEES.slice(0, 2), '+2 Fees An applicant must pay'],
  ],
  [
    'In section 2, omit the words from “to the authority” to the end.',
    [...FEES, '+2 Fees An applicant must pay.'],
    'del sec_2 Replace',
  ],
  [
    'In section 5(1), for the words from “keep records” to “safe” substitute “keep widgets”.',
    [...KEEPER.slice(1, 3), '+(a) keep widgets; and'],
  ],
  [
    'In section 5(1), for the words from “must” to “keep widgets” substitute “must keep widgets”.',
    [...KEEPER.slice(0, 3), '+(1) A keeper must keep widgets safe; and'],
  ],
  [
    'In section 5(1), for the words from “records” to “keep” substitute “records of”.',
    [...KEEPER.slice(1, 3), '+(a) keep records of widgets safe; and'],
  ],
];

/** Closing words of which nothing but a stop would be left. */
const CLOSING: readonly Row[] = [
  [
    'In section 1(1), omit the words from “but” to the end.',
    ['-but a body corporate may not apply.'],
    'del sec_1__subsec_1 Replace',
  ],
  ['In section 1(1), omit “but a body corporate may not apply”.', ['-but a body corporate may not apply.']],
  [
    'In section 1(1), omit the words from “a body” to the end.',
    ['-but a body corporate may not apply.', '+but.'],
  ],
];

/** New words that end with a linking word of their own. */
const LINKED: readonly Row[] = [
  [
    'In section 5(1)(b), for the words from “keep” to the end substitute “keep widgets dry; and”.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets dry; and'],
  ],
  [
    'In section 5(1)(b), for the words from “keep” to the end substitute “keep widgets dry, or”.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets dry, or'],
  ],
  [
    'In section 5(1)(b), for the words from “keep” to the end substitute “keep widgets dry;”.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets dry; and'],
  ],
];

/** Words alone, in the place of several provisions: they would stand once in each. */
const ONE_FOR_SEVERAL: readonly Row[] = [
  // All the items of one list are one place: the line that led to them.
  [
    'In section 2, for paragraphs (a) and (b) substitute “a fee”.',
    [
      '-2 Fees An applicant must pay to the authority—',
      '-(a) a fee of £50, or',
      '-(b) such other fee as may be prescribed.',
      '+2 Fees An applicant must pay to the authority a fee.',
    ],
  ],
  ['In section 5(1), for paragraphs (a) and (b) substitute “keep records”.', /several provisions/],
  ['In section 8, for subsections (1) to (3) substitute “A person may appeal.”.', /several provisions/],
  [
    'In section 6(1), for the definitions of “animal” and “keeper” substitute “a bird”.',
    /several provisions/,
  ],
  [
    'In section 5(1), for paragraph (c) substitute “report thefts.”.',
    ['-(c) report losses.', '+(c) report thefts.'],
  ],
];

describe('words across provisions', () => judge(widgetsAct, ACROSS));
describe('closing words', () => judge(widgetsAct, CLOSING));
describe('new words with a linking word of their own', () => judge(widgetsAct, LINKED));
describe('words in the place of several provisions', () => judge(widgetsAct, ONE_FOR_SEVERAL));
