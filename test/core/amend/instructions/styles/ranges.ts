import { done, go, into, refused, type StyleRow, turn } from './rows.ts';

/** Words from one point of a list to another: each point is in the place that its own words name. */
export const RANGES: readonly StyleRow[] = [
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from “reasons” in paragraph (b) to the end of paragraph (c) substitute “grounds”.',
    into('s2_1b', '(b) state the grounds,'),
    go('s2_1c'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from “state” in paragraph (b) to “plan” in paragraph (c) substitute “be made in person”.',
    into('s2_1b', '(b) be made in person,'),
    go('s2_1c'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, omit the words from the beginning of paragraph (b) to the end of paragraph (c).',
    go('s2_1b', 's2_1c'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, omit the words from “and” at the end of paragraph (b) to the end of paragraph (c).',
    into('s2_1b', '(b) state the reasons for it,'),
    go('s2_1c'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from “include” in paragraph (c) to the end of the subsection substitute “be published.”',
    into('s2_1c', '(c) be published.'),
    go('s2_1close'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from “a plan” in paragraph (c) to “must” in the closing words substitute “two plans, and are to”.',
    into('s2_1c', '(c) include two plans, and are to'),
    into('s2_1close', 'be published.'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, omit the words from “, and” at the end of paragraph (b) to the end of the closing words.',
    into('s2_1b', '(b) state the reasons for it.'),
    go('s2_1c', 's2_1close'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from the beginning to the end of paragraph (a) substitute “An application must”.',
    into('s2_1', '(1) An application must'),
    go('s2_1a'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from “must—” in the opening words to the end of paragraph (c) substitute “must be in writing”.',
    into('s2_1', '(1) An application for an order must be in writing, and must be published.'),
    go('s2_1a', 's2_1b', 's2_1c', 's2_1close'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words in paragraph (b) from “state” to “reasons” substitute “give the grounds”.',
    turn('s2_1b', ['state the reasons', 'give the grounds']),
  ),
  done(
    'In section 2 of the Harbours Act 1994, omit the words from the beginning of paragraph (b) of subsection (1) to the end of that subsection.',
    go('s2_1b', 's2_1c', 's2_1close'),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, for the words from the beginning to the end of paragraph (b) substitute “The Minister may refuse a late application.”',
    into('s2_2', '(2) The Minister may refuse a late application.'),
    go('s2_2a', 's2_2b'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, for the words from “, and must hold one” in subsection (1) to “of an inquiry,” in subsection (2) substitute “of which notice has been given”.',
    into(
      's4_1',
      '(1) The Minister may hold an inquiry of which notice has been given and the Authority may appear at it.',
    ),
    go('s4_2'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, omit the words from “and must hold” in subsection (1) to the end of subsection (2).',
    into('s4_1', '(1) The Minister may hold an inquiry.'),
    go('s4_2'),
  ),
  done(
    'In section 5(2) of the Harbours Act 1994, for the words from “on summary conviction” in paragraph (a) to “two years” in paragraph (b) substitute “to imprisonment for a term not exceeding five years”.',
    into('s5_2a', '(a) to imprisonment for a term not exceeding five years or to a fine, or to both.'),
    go('s5_2b'),
  ),
  done(
    'In section 5 of the Harbours Act 1994, for the words from “It is a defence” in subsection (3) to the end of that subsection substitute “Reasonable care is a defence.”',
    into('s5_3', '(3) Reasonable care is a defence.'),
    go('s5_3a', 's5_3ai', 's5_3aii', 's5_3b'),
  ),
  done(
    'In section 5(3) of the Harbours Act 1994, for the words from “the damage” in the opening words of paragraph (a) to the end of sub-paragraph (ii) substitute “there was an accident”.',
    into('s5_3a', '(a) there was an accident, and'),
    go('s5_3ai', 's5_3aii'),
  ),
  done(
    'In section 5(3)(a) of the Harbours Act 1994, for the words from “by accident” in sub-paragraph (i) to “weather” in sub-paragraph (ii) substitute “by storm”.',
    into('s5_3ai', '(i) by storm, and'),
    go('s5_3aii'),
  ),
  done(
    'In section 5(3) of the Harbours Act 1994, for the words from “the weather” in paragraph (a)(ii) to “care was” in paragraph (b) substitute “a storm”.',
    into('s5_3aii', '(ii) by a storm taken.'),
    go('s5_3b'),
  ),
  done(
    'In section 5(3) of the Harbours Act 1994, omit from “by accident” in paragraph (a)(i) to “weather, and” in paragraph (a)(ii).',
    go('s5_3ai', 's5_3aii'),
  ),
  done(
    'In section 6 of the Harbours Act 1994, for the words from “search” in paragraph (b) to the end of the section substitute “search a vessel.”',
    into('s6b', '(b) search a vessel.'),
    go('s6c'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, in the definition of “vessel”, for the words from “a ship” in paragraph (a) to the end of the definition substitute “a ship or boat”.',
    into('vessel_a', '(a) a ship or boat.'),
    go('vessel_b'),
  ),
  done(
    'In section 1(2) of the Harbours Act 1994, for the words from the beginning of the second sentence to the end substitute “A pier is a part of it.”',
    turn('s1_2', ['For this purpose a pier is part of the harbour.', 'A pier is a part of it.']),
  ),
  done(
    'In section 1(2) of the Harbours Act 1994, for the words from “harbour” in the first sentence to the end of the subsection substitute “harbour or pier.”',
    turn('s1_2', ['harbour. For this purpose a pier is part of the harbour.', 'harbour or pier.']),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994, omit the words from “consult” to “shall” in the second place it occurs.',
    turn('s1_4', ['consult the Authority and shall ', '']),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994, for the words from the beginning to “consult” substitute “The Minister shall first consult”.',
    turn('s1_4', ['Before making an order, the Minister shall consult', 'The Minister shall first consult']),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words from “must” in the closing words to the end substitute “are to be advertised.”',
    turn('s2_1close', ['must be published', 'are to be advertised']),
  ),
  refused(
    'In section 5(3) of the Harbours Act 1994, for the words from “to show” in the opening words to “caused” in paragraph (a) substitute “of accident”.',
    /the words end in section 5\(3\)\(a\), which goes on after them/,
  ),
  refused(
    'In section 2(1) of the Harbours Act 1994, omit the words from “plan” in paragraph (c) to “state” in paragraph (b).',
    /“state” does not occur after “plan” in section 2\(1\)\(b\)/,
  ),
  refused(
    'Omit the words from “statutory” in section 8 of the Harbours Act 1994 to the end of section 9 of that Act.',
    /the words would run from section 8 to section 9/,
  ),
];
