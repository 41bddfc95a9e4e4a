import { after, before, done, go, into, refused, type StyleRow, turn } from './rows.ts';

/** As Acts of about 2010 to 2020 say it. */
export const TENS: readonly StyleRow[] = [
  done(
    'In section 1(1) of the Harbours Act 1994, for the words from “make provision” to the end substitute “—\n(a) provide for the improvement of a harbour, or\n(b) close a harbour.”',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) provide for the improvement of a harbour, or',
      '(b) close a harbour.',
    ),
  ),
  done(
    '(1) Section 4 of the Harbours Act 1994 (inquiries) is amended in accordance with subsections (2) and (3).\n(2) In subsection (1), for “may” substitute “must”.\n(3) After subsection (3) insert—\n“(4) The report must be published.”',
    turn('s4_1', ['may', 'must']),
    after('s4_3', '(4) The report must be published.'),
  ),
  done('In section 4 of the Harbours Act 1994, omit subsections (2) to (3).', go('s4_2', 's4_2A', 's4_3')),
  done(
    'In section 4 of the Harbours Act 1994, for subsections (2) and (2A) substitute—\n“(2) An inquiry is to be held in public.”',
    into('s4_2', '(2) An inquiry is to be held in public.'),
    go('s4_2A'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, omit the “and” at the end of paragraph (b) and insert—\n“(ba) give the name of the applicant, and”.',
    into('s2_1b', '(b) state the reasons for it,', '(ba) give the name of the applicant, and'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, after paragraph (b), but before the “and” at the end of it, insert—\n“(ba) give the name of the applicant,”.',
    into('s2_1b', '(b) state the reasons for it,', '(ba) give the name of the applicant, and'),
  ),
  done(
    'In section 6 of the Harbours Act 1994, for paragraph (b) (but not the “and” at the end of that paragraph) substitute—\n“(b) board and search a vessel,”.',
    into('s6b', '(b) board and search a vessel, and'),
  ),
  done(
    'In section 5(3) of the Harbours Act 1994, omit paragraph (b) (and the “and” before it).',
    into('s5_3aii', '(ii) by the weather,'),
    go('s5_3b'),
  ),
  done(
    'In the Harbours Act 1994, for the italic heading before section 3 substitute “Hearings”.',
    into('italic3', 'Hearings'),
  ),
  done('In the Harbours Act 1994, omit the italic heading before section 3.', go('italic3')),
  done(
    'In section 5 of the Harbours Act 1994, for the heading substitute “Damage to harbours”.',
    into('s5', '5 Damage to harbours'),
  ),
  done(
    'In each of sections 1(4) and 4(2) of the Harbours Act 1994, for “the Authority” substitute “the Board”.',
    turn('s1_4', ['the Authority', 'the Board']),
    turn('s4_2', ['the Authority', 'the Board']),
  ),
  done(
    'In each of the following provisions of the Harbours Act 1994, for “Minister” substitute “Secretary of State”—\n(a) section 1(1);\n(b) section 4(1);\n(c) paragraph 2 of Schedule 1.',
    turn('s1_1', ['Minister', 'Secretary of State']),
    turn('s4_1', ['Minister', 'Secretary of State']),
    turn('sch1_2', ['Minister', 'Secretary of State']),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, for the definition of “vessel” substitute—\n““vessel” includes any floating craft.”',
    into('vessel', '“vessel” includes any floating craft.'),
    go('vessel_a', 'vessel_b'),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994, omit “and shall publish a notice”.',
    into('s1_4', '(4) Before making an order, the Minister shall consult the Authority.'),
  ),
  done('In section 2(1) of the Harbours Act 1994, omit the words after paragraph (c).', go('s2_1close')),
  done(
    'In Schedule 1 to the Harbours Act 1994 (procedure), in paragraph 1—\n(a) in sub-paragraph (1), after “Authority” insert “and to the Minister”;\n(b) after sub-paragraph (2) insert—\n“(3) A notice may be withdrawn.”',
    turn('sch1_1_1', ['Authority', 'Authority and to the Minister']),
    after('sch1_1_2b', '(3) A notice may be withdrawn.'),
  ),
  done(
    'At the end of section 9 of the Harbours Act 1994 insert—\n“(3) This Act binds the Crown.”',
    after('s9_2', '(3) This Act binds the Crown.'),
  ),
  done(
    'In section 1 of the Harbours Act 1994, before subsection (1) insert—\n“(A1) This section applies to every harbour.”',
    before('s1_1', '(A1) This section applies to every harbour.'),
  ),
  done(
    'After Part II of the Harbours Act 1994 insert—\n“Part IIA\nAppeals\n6A Appeals\nA person may appeal.”',
    after('s6c', 'Part IIA Appeals', '6A Appeals A person may appeal.'),
  ),
  refused(
    'In section 1 of the Harbours Act 1994, after “order” insert “or scheme”.',
    /“order” occurs (?:3|4|5|6) times/,
  ),
  refused('In the Harbours Act 1994, for “Minister” substitute “Secretary of State”.', /which provision/),
  refused(
    'On the coming into force of section 2, in section 2(3) of the Harbours Act 1994, for “£10” substitute “£20”.',
    /depends/,
  ),
  refused(
    'In section 8 of the Harbours Act 1994 (as it applies in relation to Wales), for “shall” substitute “must”.',
    /only as it applies in relation to Wales/,
  ),
];
