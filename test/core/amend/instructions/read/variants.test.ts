import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { clause, compact, said } from './compact.ts';

/** Ways of saying the same that real texts use: older Acts, Scottish, Welsh and secondary legislation (§3.4, §3.5). */
const VARIANTS: readonly (readonly [words: string, expected: readonly string[]])[] = [
  ['after “x” there shall be inserted “y”', [' | insert after “x”: “y”']],
  ['for “x” there is substituted “y”.', [' | for “x”: “y”']],
  [
    'there shall be inserted after section 5 the following section—⟦5A⟧',
    [' | insert after [section 5]: ⟦5A⟧'],
  ],
  [
    'after subsection (2), the following subsection is inserted—⟦(2A)⟧',
    [' | insert after [subsection (2)]: ⟦(2A)⟧'],
  ],
  ['For section 4 the following is substituted—⟦4⟧', [' | for [section 4]: ⟦4⟧']],
  ['Insert the following after section 5—⟦5A⟧', [' | insert after [section 5]: ⟦5A⟧']],
  [
    'insert, at the appropriate place, the following definition—⟦“x” means y;⟧',
    [' | insert at appropriate place []: ⟦definition⟧'],
  ],
  ['in alphabetical order insert—⟦“x” means y;⟧', [' | insert at appropriate place []: ⟦definition⟧']],
  [
    'insert “and” at the end of paragraph (a) and omit paragraph (aa) (including the “and” after it);',
    [' | insert at end [paragraph (a)]: “and”', ' | omit [paragraph (aa)] with link “and” after []'],
  ],
  ['at the end of paragraph (b) omit “and”;', [' | omit link “and” end [paragraph (b)]']],
  ['at the end of paragraph (c), for “.” substitute “; or”.', [' | for “.” #-1 in [paragraph (c)]: “; or”']],
  ['omit the word “or” at the end of paragraph (a)', [' | omit link “or” end [paragraph (a)]']],
  [
    'paragraph (c) and the word “or” immediately preceding it are omitted',
    [' | omit [paragraph (c)] with link “or” before []'],
  ],
  ['for “x” (in both places) substitute “y”', [' | for “x” both: “y”']],
  ['for “x”, wherever it occurs, substitute “y”', [' | for “x” each: “y”']],
  ['the words “x”, wherever occurring, shall be omitted', [' | omit “x” each']],
  ['after “x”, where it first occurs, insert “y”', [' | insert after “x” #1: “y”']],
  ['after “x”, where it occurs for the second time, insert “y”', [' | insert after “x” #2: “y”']],
  ['for “x”, in the second and third places it occurs, substitute “y”', [' | for “x” #2 & “x” #3: “y”']],
  ['for “x” substitute “y” in each place', [' | for “x” each: “y”']],
  ['omit “x” and “y”', [' | omit “x” & “y”']],
  ['omit the words from “x” onwards', [' | omit “x” to end']],
  ['for the words from the beginning to “x” substitute “y”', [' | for end to “x”: “y”']],
  [
    'for the words from “x”, in the first place it occurs, to “y” substitute “z”',
    [' | for “x” to “y” #1: “z”'],
  ],
  ['omit the words from “x” to the end of paragraph (b)', [' | omit “x” to end in [paragraph (b)]']],
  ['leave out from “x” to end and insert “y”', [' | for “x” to end: “y”']],
  ['leave out “x” and insert “y”', [' | for “x”: “y”']],
  [
    'for paragraph (b) and the words after it substitute—⟦(b)⟧',
    [' | for [paragraph (b)] & [words after [paragraph (b)]]: ⟦(b)⟧'],
  ],
  [
    'for paragraph (b) and the words after paragraph (b) substitute—⟦(b)⟧',
    [' | for [paragraph (b)] & [words after [paragraph (b)]]: ⟦(b)⟧'],
  ],
  [
    'the words between paragraphs (b) and (c) are repealed',
    [' | omit all of [words between [paragraph (b)] [paragraph (c)]]'],
  ],
  ['in the full-out words, omit “x”', ['closing | omit “x”']],
  ['in the second sentence, for “x” substitute “y”', ['sentence 2 | for “x”: “y”']],
  ['Omit the italic heading before section 5.', [' | omit all of [italic before [section 5]]']],
  ['Omit sections 5 to 7 (and the italic heading before section 5).', [' | omit [section 5..7] with italic']],
  ['For section 5 and the italic heading before it substitute—⟦5⟧', [' | for [section 5] with italic: ⟦5⟧']],
  ['in the heading of section 5, for “x” substitute “y”', ['section 5 > heading | for “x”: “y”']],
  ['in the cross-heading preceding section 5, omit “x”', ['italic before [section 5] | omit “x”']],
  ['the sidenote to section 5 becomes “x”', ['section 5 | for all of [heading]: “x”']],
  [
    'Section 5 is renumbered as subsection (1) of that section.',
    [' | renumber [section 5] as subsection (1)'],
  ],
  ['omit the “or” between paragraphs (b) and (c)', [' | omit link “or” end [paragraph (b)]']],
  ['section 5(2) ceases to have effect', [' | omit [section 5(2) (ceases to have effect)]']],
  ['section 5 shall cease to have effect', [' | omit [section 5 (ceases to have effect)]']],
  ['the Dogs Act 1906 is repealed', [' | omit [Dogs Act 1906]']],
  [
    'In the Dogs Regulations 2010(1), in regulation 3(1), for “x” substitute “y”.',
    ['Dogs Regulations 2010 > regulation 3(1) | for “x”: “y”'],
  ],
  [
    'in article 15A(2), in sub-paragraph (a), omit paragraph (i)',
    ['article 15A(2) > sub-paragraph (a) | omit [paragraph (i)]'],
  ],
  [
    'in section 5(2) and (3) and section 6(1), omit “x”',
    ['section 5(2) 5(3) | omit “x”', 'section 6(1) | omit “x”'],
  ],
  ['in section 5(1)(a) and (b), for “x” substitute “y”', ['section 5(1)(a) 5(1)(b) | for “x”: “y”']],
  ['omit paragraph 3, sub-paragraph (2)', ['paragraph 3 | omit [sub-paragraph (2)]']],
  ['in Schedule 1, paragraph 3(2), omit “x”', ['Schedule 1 > paragraph 3(2) | omit “x”']],
  [
    'In the table in section 5(2), in column 3 of entry 4, for “x” substitute “y”',
    ['section 5(2) > table > entry 4 > column 3 | for “x”: “y”'],
  ],
  ['in the entry for “x”, for “y” substitute “z”', ['entry “x” | for “y”: “z”']],
  [
    'in Part 3 of Schedule 1 to the Data Act 2018 (special categories), after paragraph 4 insert—⟦4A⟧',
    ['Data Act 2018 > Schedule 1 (special categories) > Part 3 | insert after [paragraph 4]: ⟦4A⟧'],
  ],
  [
    'After Part 5 insert the Part set out in Schedule 2.',
    [' | insert after [Part 5]: set out in [Schedule 2]'],
  ],
  ['Schedule 1 (minor amendments) has effect.', []],
  ['Schedule 2 contains consequential amendments.', []],
];

const read = (words: string) =>
  readInstructions(clause(said(words)))
    .map(compact)
    .map((line) => (line.startsWith('?') ? '?' : line));

describe('other ways of saying it', () => {
  it.each(VARIANTS)('%s', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });

  it('takes an imperative, and sections that amend, for openers', () => {
    const lines = (...all: readonly string[]) =>
      readInstructions(clause(...all.map((line, at) => said(`(${at + 1})\t${line}`)))).map(compact);
    expect(lines('Amend the Dogs Act 1906 as follows.', 'Omit section 1.')).toEqual([
      'Dogs Act 1906 | omit [section 1]',
    ]);
    expect(lines('This section amends section 3 of the Dogs Act 1906.', 'Omit subsection (2).')).toEqual([
      'Dogs Act 1906 > section 3 | omit [subsection (2)]',
    ]);
    expect(
      lines(
        'Subsections (2) and (3) amend the Dogs Act 1906.',
        'Omit section 1.',
        'Omit section 2.',
        'Omit section 3.',
      ),
    ).toEqual([
      'Dogs Act 1906 | omit [section 1]',
      'Dogs Act 1906 | omit [section 2]',
      'Dogs Act 1906 | omit [section 3]',
    ]);
  });
});

describe('the title of an Act', () => {
  it.each([
    'Magistrates’ Courts Act 1980',
    'Abolition of Domestic Rates Etc. (Scotland) Act 1987',
    'Offices, Shops and Railway Premises Act 1963',
    'Local Government Finance Act 1992 (Recovery of Community Charge) Saving Order 1993',
    'Criminal Justice Act 2003 (Suitability) Order 2025',
  ])('is read whole: %s', (title) => {
    const read = readInstructions(clause(said(`In section 2 of the ${title}, omit “x”.`)));
    expect(read.map(compact)).toEqual([`${title} > section 2 | omit “x”`]);
  });
});
