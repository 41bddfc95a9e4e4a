import { after, done, go, into, refused, type StyleRow, slips, turn } from './rows.ts';

const INQUIRY = ['an inquiry', 'a hearing'] as const;
const s4 = (...lines: readonly ('s4_1' | 's4_2' | 's4_2A' | 's4_3')[]) =>
  lines.map((line) => (line === 's4_2A' ? turn(line, ['An inquiry', 'A hearing']) : turn(line, INQUIRY)));

/** Forms of today's Bills, of statutory instruments, and of notes that people make of what they want changed. */
export const FORMS: readonly StyleRow[] = [
  // What an opening sentence is about, for all that “in” stands before it.
  done(
    '(1) In section 4 (inquiries) of the Harbours Act 1994 is amended as follows.\n(2) Omit subsection (2A).',
    go('s4_2A'),
  ),
  done(
    'In section 4 of the Harbours Act 1994 is amended as follows—\n(a) omit subsection (2A).',
    go('s4_2A'),
  ),
  // A place alone.
  done('Section 2(3) of the Harbours Act 1994: replace “£10” with “£20”.', turn('s2_3', ['£10', '£20'])),
  done('Section 2(3) of the Harbours Act 1994, replace “£10” by “£20”.', turn('s2_3', ['£10', '£20'])),
  done('Section 2(3) of the Harbours Act 1994—for “£10” substitute “£20”.', turn('s2_3', ['£10', '£20'])),
  done('Section 2(3) of the Harbours Act 1994: “£10” becomes “£20”.', turn('s2_3', ['£10', '£20'])),
  done(
    'In s. 2(3) of the Harbours Act 1994, delete “for an application”.',
    turn('s2_3', [' for an application', '']),
  ),
  done(
    'The Harbours Act 1994 is amended as follows.\nSection 4(2A): delete “in public”.\nSection 4: after subsection (3) insert—\n“(4) There is no appeal.”',
    turn('s4_2A', [' in public', '']),
    after('s4_3', '(4) There is no appeal.'),
  ),
  // Lists with bullets, and with half a bracket.
  done(
    'In section 4 of the Harbours Act 1994—\n• in subsection (1), for “may hold” substitute “must hold”;\n• omit subsection (2A).',
    turn('s4_1', ['may hold', 'must hold']),
    go('s4_2A'),
  ),
  done(
    'The Harbours Act 1994 is amended as follows:\n- in section 2(3), for “£10” substitute “£20”\n- in section 4, omit subsection (2A)\n- omit section 8',
    turn('s2_3', ['£10', '£20']),
    go('s4_2A', 's8'),
  ),
  done(
    'In section 4 of the Harbours Act 1994—\na) in subsection (1), for “may hold” substitute “must hold”;\nb) omit subsection (2A).',
    turn('s4_1', ['may hold', 'must hold']),
    go('s4_2A'),
  ),
  // In how many of the places.
  done(
    'In section 4 of the Harbours Act 1994, for “inquiry” in the first three places substitute “hearing”.',
    turn('s4_1', ['inquiry', 'hearing']),
    turn('s4_2', ['inquiry', 'hearing']),
    turn('s4_2A', ['inquiry', 'hearing']),
  ),
  done(
    'In section 4 of the Harbours Act 1994, for “inquiry” in the last three places it occurs substitute “hearing”.',
    turn('s4_2', ['inquiry', 'hearing']),
    turn('s4_2A', ['inquiry', 'hearing']),
    turn('s4_3', ['inquiry', 'hearing']),
  ),
  done(
    'In section 4 of the Harbours Act 1994, for “inquiry” in the first four places substitute “trial”.',
    ...(['s4_1', 's4_2', 's4_2A', 's4_3'] as const).map((line) => turn(line, ['inquiry', 'trial'])),
  ),
  refused(
    'In section 4 of the Harbours Act 1994, for “inquiry” in the first five places substitute “trial”.',
    /occurs only 4 times in section 4: there is no fifth place/,
  ),
  done(
    'Throughout section 4 of the Harbours Act 1994, for “inquiry” substitute “trial”.',
    ...(['s4_1', 's4_2', 's4_2A', 's4_3'] as const).map((line) => turn(line, ['inquiry', 'trial'])),
  ),
  // Everywhere but somewhere.
  done(
    'In section 4 of the Harbours Act 1994, for “an inquiry”, except in subsection (3), substitute “a hearing”.',
    ...s4('s4_1', 's4_2'),
  ),
  done(
    'In section 4 of the Harbours Act 1994 (other than subsection (3)), for “an inquiry” substitute “a hearing”.',
    ...s4('s4_1', 's4_2'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, for “an inquiry”, wherever it occurs other than in subsections (1) and (2), substitute “a hearing”.',
    ...s4('s4_3'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, for “inquiry” in each place (except in the words “report of an inquiry”) substitute “trial”.',
    ...(['s4_1', 's4_2', 's4_2A'] as const).map((line) => turn(line, ['inquiry', 'trial'])),
  ),
  done(
    'In section 4 of the Harbours Act 1994, after “inquiry”, in each place it occurs other than the second place, insert “or trial”.',
    ...(['s4_1', 's4_2A', 's4_3'] as const).map((line) => turn(line, ['inquiry', 'inquiry or trial'])),
  ),
  refused(
    'In section 4 of the Harbours Act 1994, for “in public”, except in subsection (2A), substitute “openly”.',
    /“in public” occurs in section 4 only where it is excepted/,
  ),
  refused(
    'Omit section 4 of the Harbours Act 1994 (other than subsection (3)).',
    /does not apply to the whole provision/,
  ),
  // What is at the end.
  done(
    'In section 2(2) of the Harbours Act 1994, at the end of paragraph (a), for “or” substitute “and”.',
    turn('s2_2a', ['or', 'and']),
  ),
  done(
    'In section 2(2)(a) of the Harbours Act 1994, at the end, for “or” substitute “and”.',
    turn('s2_2a', ['or', 'and']),
  ),
  done(
    'In section 5(2)(a) of the Harbours Act 1994, at the end, for “;” substitute “, or”.',
    turn('s5_2a', ['maximum;', 'maximum, or']),
  ),
  done(
    'In section 4(2A) of the Harbours Act 1994, at the end, for “in public” substitute “openly”.',
    turn('s4_2A', ['in public', 'openly']),
  ),
  refused(
    'In section 2(2) of the Harbours Act 1994, at the end of paragraph (b), for “or” substitute “and”.',
    /there is no “or” at the end of section 2\(2\)\(b\)/,
  ),
  // A linking word and the next item.
  done(
    'In section 2(2)(b) of the Harbours Act 1994, at the end insert the word “or” and the following paragraph—\n“(c) it is false.”',
    into('s2_2b', '(b) it is incomplete; or', '(c) it is false.'),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, after paragraph (b) insert “or” and the following paragraphs—\n“(c) it is false; or\n(d) it is rude.”',
    into('s2_2b', '(b) it is incomplete; or', '(c) it is false; or', '(d) it is rude.'),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, omit the “or” after paragraph (a) and, after paragraph (b), insert “, or” and—\n“(c) it is false.”',
    turn('s2_2a', [' or', '']),
    into('s2_2b', '(b) it is incomplete, or', '(c) it is false.'),
  ),
  // Words that go on in the last of the paragraphs that stand before them.
  done(
    'In section 4(1) of the Harbours Act 1994, before “hold an inquiry” insert “either—\n(i) hold a hearing, or\n(ii)”.',
    into(
      's4_1',
      '(1) The Minister may either—',
      '(i) hold a hearing, or',
      '(ii) hold an inquiry, and must hold one if the Authority asks for it.',
    ),
  ),
  done(
    'In section 2(1)(a) of the Harbours Act 1994, before “in writing” insert “either—(i) made by a person, or (ii)”.',
    into('s2_1a', '(a) be either—', '(i) made by a person, or', '(ii) in writing,'),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, before “make provision” insert “—\n(a) make rules, or\n(b)”.',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) make rules, or',
      '(b) make provision for the improvement of a harbour.',
    ),
  ),
  // Words in the place of a list.
  done(
    'In section 2(2) of the Harbours Act 1994, for paragraphs (a) and (b) substitute “it is late or incomplete”.',
    into('s2_2', '(2) The Minister may refuse an application if it is late or incomplete.'),
    go('s2_2a', 's2_2b'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for paragraphs (a) to (c) substitute “be in writing”.',
    into('s2_1', '(1) An application for an order must be in writing, and must be published.'),
    go('s2_1a', 's2_1b', 's2_1c', 's2_1close'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for paragraphs (a) to (c) and the words after them substitute “be in writing and be published.”',
    into('s2_1', '(1) An application for an order must be in writing and be published.'),
    go('s2_1a', 's2_1b', 's2_1c', 's2_1close'),
  ),
  slips(
    'In section 2(1) of the Harbours Act 1994, omit paragraph (c) and the words following it.',
    [/section 2\(1\)\(b\) ends with “and”, and nothing follows it/],
    go('s2_1c', 's2_1close'),
  ),
  refused(
    'In section 2(1) of the Harbours Act 1994, for paragraphs (b) and (c) substitute “state the reasons for it”.',
    /words alone can’t replace several provisions/,
  ),
  // Labels with what each is about, stops by their names, and other small forms.
  done(
    'Sections 6 (powers of officers) and 8 (orders) of the Harbours Act 1994 are repealed.',
    go('s6', 's6a', 's6b', 's6c', 's8'),
  ),
  done(
    'In the Harbours Act 1994, omit sections 3 (objections), 6 (powers of officers) and 8 (orders).',
    go('s3', 's6', 's6a', 's6b', 's6c', 's8'),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, for the full stop at the end of paragraph (b) substitute “; or” and insert—\n“(c) it is false.”',
    into('s2_2b', '(b) it is incomplete; or', '(c) it is false.'),
  ),
  done(
    'In section 5(2)(a) of the Harbours Act 1994, at the end, for the semi-colon substitute “, or”.',
    turn('s5_2a', ['maximum;', 'maximum, or']),
  ),
  done(
    'In section 3 of the Harbours Act 1994, for the last two sentences substitute “It must be in writing.”',
    turn('s3', [
      'The objection must be in writing. The Minister must consider it.',
      'It must be in writing.',
    ]),
  ),
  done(
    'In section 5(2) of the Harbours Act 1994, for “maximum” and “two years” substitute “limit” and “three years” respectively.',
    turn('s5_2a', ['maximum', 'limit']),
    turn('s5_2b', ['two years', 'three years']),
  ),
  done(
    'For “harbour” in each of the following provisions of the Harbours Act 1994 substitute “port”—\n(a) section 1(1);\n(b) section 5(1).',
    turn('s1_1', ['harbour', 'port']),
    turn('s5_1', ['harbour', 'port']),
  ),
  done(
    'After “harbour” in each of the following provisions of the Harbours Act 1994 insert “or pier”—\n(a) section 1(1);\n(b) section 5(1).',
    turn('s1_1', ['harbour', 'harbour or pier']),
    turn('s5_1', ['harbour', 'harbour or pier']),
  ),
  done(
    'In sections 1 to 4 of the Harbours Act 1994, for “inquiry”, wherever it occurs, substitute “trial”.',
    ...(['s4_1', 's4_2', 's4_2A', 's4_3'] as const).map((line) => turn(line, ['inquiry', 'trial'])),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, in the entry for “harbour”, for “haven” substitute “port”.',
    turn('harbour', ['haven', 'port']),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, the words from “state” in paragraph (b) to the end of paragraph (c) become “be made in person”.',
    into('s2_1b', '(b) be made in person,'),
    go('s2_1c'),
  ),
  done(
    '(1) The Harbours Act 1994 is amended as follows.\n(2) In section 4 of the Act, omit subsection (2A).',
    go('s4_2A'),
  ),
  done(
    'In section 6 of the Harbours Act 1994, for the words from “search” in paragraph (b) to the end of that paragraph (but not the “and”) substitute “board a vessel”.',
    into('s6b', '(b) board a vessel, and'),
  ),
  // Definitions, one or more for one, set out or in a line.
  done(
    'In section 7(1) of the Harbours Act 1994, for the definition of “harbour” substitute the following definitions—\n““harbour” includes a port;\n“haven” includes a creek;”.',
    into('harbour', '“harbour” includes a port;', '“haven” includes a creek;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, for the definition of “harbour” substitute—\n““harbour” includes a port;”; and\n““haven” includes a creek;”.',
    into('harbour', '“harbour” includes a port;', '“haven” includes a creek;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, for the definition of “harbour” substitute ““harbour” includes a port; “haven” includes a creek;”.',
    into('harbour', '“harbour” includes a port;', '“haven” includes a creek;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, after the definition of “harbour” insert ““jetty” includes a pier;”.',
    after('harbour', '“jetty” includes a pier;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, at the appropriate place insert ““jetty” includes a pier;”.',
    after('harbour', '“jetty” includes a pier;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, for the definitions of “harbour” and “officer” (but not the “and” at the end of the latter) substitute—\n““harbour” includes a port;”.',
    go('harbour'),
    into('officer', '“harbour” includes a port; and'),
  ),
];
