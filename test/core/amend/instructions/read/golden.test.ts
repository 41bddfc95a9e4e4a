import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { clause, compact, said } from './compact.ts';

/** What is said, in lines, and what it must be read as. ⟦…⟧ holds the numbers of a quoted structure's provisions. */
type Row = readonly [id: string, lines: readonly string[], expected: readonly string[]];

/** The Acts that amended the Act of 1997: drafting-conventions.md §3.7. A14 is an application, which amends nothing. */
const ACTS: readonly Row[] = [
  [
    'A1',
    ['The Protection from Harassment Act 1997 (c. 40) is amended as follows.', 'Omit section 9.'],
    ['Protection from Harassment Act 1997 (c. 40) | omit [section 9]'],
  ],
  [
    'A2',
    ['In section 1 (prohibition of harassment), after subsection (1) insert—⟦(1A)⟧;'],
    ['section 1 (prohibition of harassment) | insert after [subsection (1)]: ⟦(1A)⟧'],
  ],
  [
    'A3',
    [
      'in subsection (2), after “amounts to” insert “or involves” and after “amounted to” insert “or involved”;',
    ],
    [
      'subsection (2) | insert after “amounts to”: “or involves”',
      'subsection (2) | insert after “amounted to”: “or involved”',
    ],
  ],
  [
    'A4',
    ['in subsection (3), after “Subsection (1)” insert “or (1A)”.'],
    ['subsection (3) | insert after “Subsection (1)”: “or (1A)”'],
  ],
  [
    'A5',
    ['In section 2(1) (offence of harassment) for “section 1” substitute “section 1(1) or (1A)”.'],
    ['section 2(1) (offence of harassment) | for “section 1”: “section 1(1) or (1A)”'],
  ],
  ['A6', ['After section 3 insert—⟦3A⟧'], [' | insert after [section 3]: ⟦3A⟧']],
  [
    'A7',
    ['In section 5(2) (restraining orders) after “victim” insert “or victims”'],
    ['section 5(2) (restraining orders) | insert after “victim”: “or victims”'],
  ],
  [
    'A8, A9',
    [
      'In section 5 of the Protection from Harassment Act 1997 (c. 40) (power to make restraining order where defendant convicted of offence under section 2 or 4 of that Act), in subsection (1) omit “under section 2 or 4”.',
      'After that section insert—⟦5A⟧',
    ],
    [
      'Protection from Harassment Act 1997 (c. 40) > section 5 (power to make restraining order where defendant convicted of offence under section 2 or 4 of that Act) > subsection (1) | omit “under section 2 or 4”',
      'Protection from Harassment Act 1997 (c. 40) | insert after [section 5 (power to make restraining order where defendant convicted of offence under section 2 or 4 of that Act)]: ⟦5A⟧',
    ],
  ],
  [
    'A10',
    ['After section 2 of the Protection from Harassment Act 1997 (offence of harassment) insert—⟦2A⟧'],
    ['Protection from Harassment Act 1997 | insert after [section 2 (offence of harassment)]: ⟦2A⟧'],
  ],
  [
    'A11',
    [
      'In section 2 (offence of harassment), for subsection (2) substitute—⟦(2)⟧',
      'For section 4 (putting people in fear of violence) substitute—⟦4⟧',
    ],
    [
      'section 2 (offence of harassment) | for [subsection (2)]: ⟦(2)⟧',
      ' | for [section 4 (putting people in fear of violence)]: ⟦4⟧',
    ],
  ],
  [
    'A12',
    [
      'in section 4 (putting people in fear of violence), in subsection (4)(a), for “five years” substitute “ten years”;',
    ],
    ['section 4 (putting people in fear of violence) > subsection (4)(a) | for “five years”: “ten years”'],
  ],
  [
    'A13',
    [
      'In the Crime and Disorder Act 1998, in section 32 (racially or religiously aggravated harassment etc), in subsection (4)(b) (which specifies the penalty), for “seven years” substitute “14 years”.',
    ],
    [
      'Crime and Disorder Act 1998 > section 32 (racially or religiously aggravated harassment etc) > subsection (4)(b) (which specifies the penalty) | for “seven years”: “14 years”',
    ],
  ],
  [
    'A14',
    [
      'The amendments made by this section apply only in relation to an offence committed on or after the day on which this section comes into force.',
    ],
    [],
  ],
  [
    'A15',
    [
      'In section 8 (harassment) of the Protection from Harassment Act 1997 (c.40), after subsection (1) insert––⟦(1A)⟧',
    ],
    [
      'Protection from Harassment Act 1997 (c.40) > section 8 (harassment) | insert after [subsection (1)]: ⟦(1A)⟧',
    ],
  ],
  [
    'A16',
    [
      'In section 8 (harassment) of the Protection from Harassment Act 1997 (c.40), after subsection (1) insert––⟦(1A)⟧',
      'In section 9(1) (breach of non-harassment order) of that Act, after “section 8” insert “or section 8A”.',
      'In section 18B(1) (actions of harassment) of the Prescription and Limitation (Scotland) Act 1973 (c.52), after “section 8” insert “or section 8A”.',
    ],
    [
      'Protection from Harassment Act 1997 (c.40) > section 8 (harassment) | insert after [subsection (1)]: ⟦(1A)⟧',
      'Protection from Harassment Act 1997 (c.40) > section 9(1) (breach of non-harassment order) | insert after “section 8”: “or section 8A”',
      'Prescription and Limitation (Scotland) Act 1973 (c.52) > section 18B(1) (actions of harassment) | insert after “section 8”: “or section 8A”',
    ],
  ],
  [
    'A17 (its kind)',
    ['In section 5A, for subsection (2) substitute—⟦(2) (2A) (2B) (2C) (2D) (2E) (2F)⟧'],
    ['section 5A | for [subsection (2)]: ⟦(2) (2A) (2B) (2C) (2D) (2E) (2F)⟧'],
  ],
];

/** Sixty-one more, from Bills: §3.8. */
const BILLS: readonly Row[] = [
  [
    '1',
    ['The Sentencing Code is amended as follows.', 'omit section 9.'],
    ['Sentencing Code | omit [section 9]'],
  ],
  [
    '2',
    ['The Sentencing Code is amended in accordance with subsections (2) to (5).', 'omit section 9.'],
    ['Sentencing Code | omit [section 9]'],
  ],
  [
    '3',
    [
      'In consequence of the amendments made by subsections (3) and (6), the Sentencing Act 2020 is amended as follows—',
      'omit section 9.',
    ],
    ['Sentencing Act 2020 | omit [section 9]'],
  ],
  ['4', ['After section 264 insert—⟦264A⟧'], [' | insert after [section 264]: ⟦264A⟧']],
  [
    '5',
    [
      'In the Sentencing Code, in Part 7 (financial orders and orders relating to property), after Chapter 4 insert—⟦Chapter 5⟧',
    ],
    [
      'Sentencing Code > Part 7 (financial orders and orders relating to property) | insert after [Chapter 4]: ⟦Chapter 5⟧',
    ],
  ],
  ['6', ['after subsection (2) insert—⟦(2A)⟧;'], [' | insert after [subsection (2)]: ⟦(2A)⟧']],
  [
    '7',
    ['for the words before paragraph (a) substitute “This subsection applies if—”;'],
    [' | for all of [words before [paragraph (a)]]: “This subsection applies if—”'],
  ],
  [
    '8',
    ['in subsection (2), for “2 years” substitute “the maximum term”;'],
    ['subsection (2) | for “2 years”: “the maximum term”'],
  ],
  [
    '9',
    ['In subsection (2), for the words from “more than” to the end of the subsection substitute “—⟦(a) (b)⟧'],
    ['subsection (2) | for “more than” to end: “—” ⟦(a) (b)⟧'],
  ],
  [
    '10',
    ['In section 255, in subsection (2), omit “x”.', 'After that subsection insert—⟦(2A)⟧'],
    ['section 255 > subsection (2) | omit “x”', 'section 255 | insert after [subsection (2)]: ⟦(2A)⟧'],
  ],
  [
    '11',
    ['In the italic heading before section 252A, for “terrorist” substitute “certain”.'],
    ['italic before [section 252A] | for “terrorist”: “certain”'],
  ],
  ['12', ['in the heading, for “terrorist” substitute “certain”;'], ['heading | for “terrorist”: “certain”']],
  ['13', ['In the heading, omit “Terrorism”.'], ['heading | omit “Terrorism”']],
  [
    '14',
    [
      'In Schedule 13, omit paragraph 2.',
      'For the Schedule heading substitute “Offences specified for the purpose of section 205ZC (sentence with fixed licence period)”.',
    ],
    [
      'Schedule 13 | omit [paragraph 2]',
      'Schedule 13 | for all of [heading]: “Offences specified for the purpose of section 205ZC (sentence with fixed licence period)”',
    ],
  ],
  [
    '15',
    [
      'Schedule 13 is amended as follows.',
      'After the Schedule heading (and so that the existing text in the Schedule becomes Part 1 of the Schedule) insert—⟦Part 1⟧',
    ],
    [
      'Schedule 13 | renumber [] as Part 1',
      'Schedule 13 | insert after [heading (and so that the existing text in the Schedule becomes Part 1 of the Schedule)]: ⟦Part 1⟧',
    ],
  ],
  [
    '16',
    ['in paragraph (b), after “this”, in the first place it occurs, insert “Part of this”.'],
    ['paragraph (b) | insert after “this” #1: “Part of this”'],
  ],
  [
    '17',
    [
      'in sub-paragraph (i), at the beginning insert “if listed in Part 1 of Schedule 13 (offences involving or connected with terrorism),”;',
    ],
    [
      'sub-paragraph (i) | insert at beginning []: “if listed in Part 1 of Schedule 13 (offences involving or connected with terrorism),”',
    ],
  ],
  [
    '18',
    ['after sub-paragraph (i), but before the “or” at the end of it, insert—⟦(ia)⟧.'],
    [' | insert after [sub-paragraph (i)] before link “or”: ⟦(ia)⟧'],
  ],
  [
    '19',
    [
      'In section 163(2) (availability of driving disqualification), at the end insert “(including where the court makes a community order).”',
    ],
    [
      'section 163(2) (availability of driving disqualification) | insert at end []: “(including where the court makes a community order).”',
    ],
  ],
  [
    '20',
    [
      'In section 201 (community order requirements table), in the table, after the entry relating to the prohibited activity requirement insert—⟦row⟧',
    ],
    [
      'section 201 (community order requirements table) > table | insert after [entry “the prohibited activity requirement”]: ⟦row⟧',
    ],
  ],
  [
    '21',
    ['before the italic heading before subsection (1) insert—⟦(A1)⟧;'],
    [' | insert before [italic before [subsection (1)]]: ⟦(A1)⟧'],
  ],
  [
    '22',
    [
      'In section 207 (availability of community order requirements), after subsection (A1) (inserted by section 14(4)(a)) insert—⟦(B1)⟧',
    ],
    [
      'section 207 (availability of community order requirements) | insert after [subsection (A1) (inserted by section 14(4)(a))]: ⟦(B1)⟧',
    ],
  ],
  [
    '23',
    [
      'In section 407(1)(b) (regulations and rules), before the “or” before sub-paragraph (iii) insert—⟦(iia)⟧.',
    ],
    [
      'section 407(1)(b) (regulations and rules) | insert before link “or” before [sub-paragraph (iii)]: ⟦(iia)⟧',
    ],
  ],
  [
    '24',
    [
      'In Schedule 23 (powers to amend Sentencing Code), after paragraph 13 (but in Part 6 of that Schedule) insert—⟦13A⟧',
    ],
    [
      'Schedule 23 (powers to amend Sentencing Code) | insert after [paragraph 13 (but in Part 6 of that Schedule)]: ⟦13A⟧',
    ],
  ],
  [
    '25',
    ['in subsection (7), after “appropriate” insert “—⟦(a) (b)⟧;'],
    ['subsection (7) | insert after “appropriate”: “—” ⟦(a) (b)⟧'],
  ],
  [
    '26',
    [
      'in section 43 (places for the detention of young offenders), in the table in subsection (4), in the second column for the entry for “secure training centres or secure colleges” omit “5,”.',
    ],
    [
      'section 43 (places for the detention of young offenders) > subsection (4) > table > entry “secure training centres or secure colleges” > column 2 | omit “5,”',
    ],
  ],
  [
    '27',
    [
      'in subsection (1)(b), for sub-paragraph (i) (but not the “and” at the end of that sub-paragraph) substitute—⟦(i)⟧;',
    ],
    ['subsection (1)(b) | for [sub-paragraph (i)] keeping “and”: ⟦(i)⟧'],
  ],
  [
    '28',
    ['in subsection (4), omit paragraph (b) (and the “and” before it).'],
    ['subsection (4) | omit [paragraph (b)] with link “and” before []'],
  ],
  [
    '29',
    [
      'In section 246(6) (power to release prisoners on licence before being required to do so: interpretation), in the definition of “the requisite custodial period”, after “paragraph (a)”, in both places it occurs, insert “, (aa)”.',
    ],
    [
      'section 246(6) (power to release prisoners on licence before being required to do so: interpretation) > definition “the requisite custodial period” | insert after “paragraph (a)” both: “, (aa)”',
    ],
  ],
  [
    '30',
    [
      'after “imposed”, in the second place it occurs, insert “(whether or not under section 250 of the Code)”;',
    ],
    [' | insert after “imposed” #2: “(whether or not under section 250 of the Code)”'],
  ],
  ['31', ['before paragraph (a) insert—⟦(za) (zb)⟧;'], [' | insert before [paragraph (a)]: ⟦(za) (zb)⟧']],
  [
    '32',
    [
      'In section 373 (orders, regulations and rules), in each of subsections (3)(d), (5) and (5A), for “177J(8)” substitute “177J(8A)”.',
    ],
    ['section 373 (orders, regulations and rules) > subsection (3)(d) (5) (5A) | for “177J(8)”: “177J(8A)”'],
  ],
  [
    '33',
    ['in subsection (2), in the opening words, for “(1)(a)” substitute “(1)”;'],
    ['subsection (2) > opening | for “(1)(a)”: “(1)”'],
  ],
  [
    '34',
    ['in subsection (1), in sub-paragraph (i), omit “x”;', 'at the end of that sub-paragraph insert “and”;'],
    [
      'subsection (1) > sub-paragraph (i) | omit “x”',
      'subsection (1) | insert at end [sub-paragraph (i)]: “and”',
    ],
  ],
  [
    '35',
    ['omit sub-paragraph (ii) and the “and” at the end of that sub-paragraph;'],
    [' | omit [sub-paragraph (ii)] with link “and” end [sub-paragraph (ii)]'],
  ],
  [
    '36',
    ['for the definition of “the requisite custodial period” substitute—⟦“the requisite custodial period”—⟧'],
    [' | for [definition “the requisite custodial period”]: ⟦definition⟧'],
  ],
  ['37', ['omit the definition of “term of imprisonment”.'], [' | omit [definition “term of imprisonment”]']],
  ['38', ['at the end of paragraph (a) insert “, and”;'], [' | insert at end [paragraph (a)]: “, and”']],
  ['39', ['omit the “and” at the end of paragraph (b);'], [' | omit link “and” end [paragraph (b)]']],
  ['40', ['omit paragraph (c);'], [' | omit [paragraph (c)]']],
  [
    '41',
    ['in subsection (2), for the words from “For the purpose” to “they” substitute “Those conditions”.'],
    ['subsection (2) | for “For the purpose” to “they”: “Those conditions”'],
  ],
  [
    '42',
    ['omit the “and” at the end of paragraph (g) and insert—⟦(ga)⟧;'],
    [' | omit link “and” end [paragraph (g)]', ' | insert after [paragraph (g)]: ⟦(ga)⟧'],
  ],
  [
    '43',
    [
      'In section 330(5)(a) (orders subject to affirmative procedure), at the appropriate place insert—⟦section 254(6A),⟧',
    ],
    [
      'section 330(5)(a) (orders subject to affirmative procedure) | insert at appropriate place []: ⟦section 254(6A),⟧',
    ],
  ],
  [
    '44',
    [
      'in the Legal Aid, Sentencing and Punishment of Offenders Act 2012, in Schedule 14, omit paragraph 6(3)(b);',
    ],
    ['Legal Aid, Sentencing and Punishment of Offenders Act 2012 > Schedule 14 | omit [paragraph 6(3)(b)]'],
  ],
  [
    '45',
    [
      'in the Home Detention Curfew and Requisite and Minimum Custodial Periods (Amendment) Order 2024 (S.I. 2024/1331) omit articles 3 and 4.',
    ],
    [
      'Home Detention Curfew and Requisite and Minimum Custodial Periods (Amendment) Order 2024 (S.I. 2024/1331) | omit [article 3 4]',
    ],
  ],
  ['46', ['For section 255A substitute—⟦255A⟧'], [' | for [section 255A]: ⟦255A⟧']],
  [
    '47',
    ['in the words after paragraph (c), for “paragraphs 8A, 19A and 19B” substitute “paragraph 19A”.'],
    ['words after [paragraph (c)] | for “paragraphs 8A, 19A and 19B”: “paragraph 19A”'],
  ],
  [
    '48',
    ['omit “paragraph 8(1) or 10(5) of Schedule 19A,” (and the “or” that appears before those words).'],
    [' | omit “paragraph 8(1) or 10(5) of Schedule 19A,” & link “or” before []'],
  ],
  [
    '49',
    [
      'In subsection (1)(b) (before its substitution by paragraph 6(a)(ii) of Schedule 8 to the Counter-Terrorism and Sentencing Act 2021), after “listed in” insert “Part 1 or 2 of”.',
    ],
    [
      'subsection (1)(b) (before its substitution by paragraph 6(a)(ii) of Schedule 8 to the Counter-Terrorism and Sentencing Act 2021) | insert after “listed in”: “Part 1 or 2 of”',
    ],
  ],
  [
    '50',
    [
      'On the coming into force of paragraph 2 of Schedule 8 to the Counter-Terrorism and Sentencing Act 2021, in subsection (1B) of section 224A (as inserted by paragraph 5 of this Schedule), in paragraph (c), omit “x”.',
    ],
    [
      'section 224A (as inserted by paragraph 5 of this Schedule) > subsection (1B) > paragraph (c) | if <On the coming into force of paragraph 2 of Schedule 8 to the Counter-Terrorism and Sentencing Act 2021> omit “x”',
    ],
  ],
  ['51', ['In sub-paragraph (3), omit paragraph (c).'], ['sub-paragraph (3) | omit [paragraph (c)]']],
  ['52', ['The existing text becomes subsection (1).'], [' | renumber [] as subsection (1)']],
  [
    '53',
    ['The section title becomes “Duty to facilitate implementation of National Park Plans”.'],
    ['that section | for all of [heading]: “Duty to facilitate implementation of National Park Plans”'],
  ],
  [
    '54',
    ['the “and” immediately following paragraph (a) is repealed,'],
    [' | omit link “and” after [paragraph (a)]'],
  ],
  ['55', ['the closing words are repealed.'], [' | omit all of [closing]']],
  ['56', ['Subsection (8) is repealed.'], [' | omit [subsection (8)]']],
  ['57', ['For subsections (4) and (5) substitute—⟦(4)⟧.'], [' | for [subsection (4) (5)]: ⟦(4)⟧']],
  [
    '58',
    [
      'In section 9(6) (general purpose and functions of National Park authority), for “1(a)” in each place it occurs substitute “1(1)(a)”.',
    ],
    ['section 9(6) (general purpose and functions of National Park authority) | for “1(a)” each: “1(1)(a)”'],
  ],
  [
    '59',
    ['in subsection (7), after “party” in each place where it occurs insert “or officer”.'],
    ['subsection (7) | insert after “party” each: “or officer”'],
  ],
  [
    '60',
    ['subsection (1)(b) and “or” immediately preceding it are repealed,'],
    [' | omit [subsection (1)(b)] with link “or” before []'],
  ],
  [
    '61',
    ['Section 23D of the 1995 Act (restriction on bail in certain solemn cases) is repealed.'],
    ['1995 Act | omit [section 23D (restriction on bail in certain solemn cases)]'],
  ],
];

const read = (lines: readonly string[]) =>
  readInstructions(clause(...lines.map((line, at) => said(`(${at + 1})\t${line}`)))).map(compact);

describe('wording of real Acts and Bills', () => {
  it.each(ACTS)('%s', (_id, lines, expected) => {
    expect(read(lines)).toEqual(expected);
  });
  it.each(BILLS)('%s', (_id, lines, expected) => {
    expect(read(lines)).toEqual(expected);
  });
});
