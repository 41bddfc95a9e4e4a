import { after, before, done, go, into, refused, type StyleRow, slips, turn } from './rows.ts';

/** As Acts of about 1994 to 2003 say it: “there shall be inserted”, “the words”, “shall cease to have effect”. */
export const NINETIES: readonly StyleRow[] = [
  done(
    'In section 1(1) of the Harbours Act 1994 (power to make orders), after the word “improvement” there shall be inserted the words “or protection”.',
    turn('s1_1', ['improvement', 'improvement or protection']),
  ),
  done(
    'In subsection (3) of section 1 of the Harbours Act 1994, for the words “closed harbour” there shall be substituted the words “harbour that is closed”.',
    turn('s1_3', ['closed harbour', 'harbour that is closed']),
  ),
  {
    ...done(
      '(1) In this section “the 1994 Act” means the Harbours Act 1994.\n(2) In section 5(2)(b) of the 1994 Act (penalties), for “two” there shall be substituted “five”.',
      turn('s5_2b', ['two', 'five']),
    ),
    none: 1,
  },
  done('In section 1 of the Harbours Act 1994, subsection (3) shall cease to have effect.', go('s1_3')),
  done('Section 3 of the Harbours Act 1994 shall cease to have effect.', go('s3')),
  done(
    '(1) The Harbours Act 1994 shall be amended as follows.\n(2) In section 1(1), for “improvement” there shall be substituted “protection”.\n(3) In section 8, after “shall” there shall be inserted “only”.',
    turn('s1_1', ['improvement', 'protection']),
    turn('s8', ['shall be', 'shall only be']),
  ),
  done(
    'At the end of section 2(3) of the Harbours Act 1994 there shall be added the words “or such other sum as may be prescribed”.',
    turn('s2_3', ['£10.', '£10 or such other sum as may be prescribed.']),
  ),
  done(
    'After section 4 of the Harbours Act 1994 there shall be inserted the following section—\n“4A Reports\nThe inspector shall make a report.”',
    after('s4_3', '4A Reports The inspector shall make a report.'),
  ),
  done(
    'After subsection (2) of section 1 of the Harbours Act 1994 there shall be inserted the following subsection—\n“(2A) An order may revoke an earlier order.”',
    after('s1_2', '(2A) An order may revoke an earlier order.'),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, the word “or” at the end of paragraph (a) shall be omitted and after paragraph (b) there shall be inserted “; or\n(c) the fee is not paid.”',
    turn('s2_2a', ['; or', ';']),
    into('s2_2b', '(b) it is incomplete; or', '(c) the fee is not paid.'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, the word “and” preceding the definition of “vessel” shall cease to have effect.',
    turn('officer', ['; and', ';']),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, before the definition of “harbour” there shall be inserted—\n““craft” includes a raft;”',
    before('harbour', '“craft” includes a raft;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, after the definition of “the Authority” there shall be inserted the following definition—\n““craft” includes a raft;”.',
    after('authority', '“craft” includes a raft;'),
  ),
  done(
    'In Schedule 1 to the Harbours Act 1994, in paragraph 1(2), for paragraph (b) there shall be substituted—\n“(b) the date and the time.”',
    into('sch1_1_2b', '(b) the date and the time.'),
  ),
  done(
    'In Part I of Schedule 1 to the Harbours Act 1994, after paragraph 2 there shall be inserted—\n“2A The rules may provide for fees.”',
    after('sch1_2', '2A The rules may provide for fees.'),
  ),
  done(
    'Section 6 of the Harbours Act 1994 shall be renumbered as subsection (1) of that section, and after that subsection there shall be inserted—\n“(2) An officer shall show his warrant.”',
    into('s6', '6 Powers of officers', '(1) An officer may—'),
    after('s6c', '(2) An officer shall show his warrant.'),
  ),
  done('In section 9 of the Harbours Act 1994 subsection (2) shall be omitted.', go('s9_2')),
  done(
    'In section 4(1) of the Harbours Act 1994, the words from “, and must” to the end shall be omitted.',
    into('s4_1', '(1) The Minister may hold an inquiry.'),
  ),
  done(
    'In section 4(2) of the Harbours Act 1994, for the words from “, and” to “appear at it” there shall be substituted “and may appear”.',
    into('s4_2', '(2) The Authority must be given notice of an inquiry and may appear.'),
  ),
  refused(
    'In section 4(2) of the Harbours Act 1994, for “the Authority”, in the second place where it occurs, there shall be substituted “its agent”.',
    /occurs only once/,
  ),
  done(
    '(1) Section 1 of the Harbours Act 1994 shall be amended as follows.\n(2) In subsection (1), after “order” there shall be inserted “made by statutory instrument”.\n(3) Subsection (5) shall be omitted.',
    turn('s1_1', ['order', 'order made by statutory instrument']),
    go('s1_5'),
  ),
  done(
    'For section 8 of the Harbours Act 1994 there shall be substituted the following section—\n“8 Orders\nAn order under this Act may be varied or revoked.”',
    into('s8', '8 Orders An order under this Act may be varied or revoked.'),
  ),
  done(
    'In section 1(5) of the Harbours Act 1994, for the words ““pier” includes a jetty” there shall be substituted the words ““pier” and “jetty” include a slipway”.',
    into('s1_5', '(5) In this section, “pier” and “jetty” include a slipway.'),
  ),
  slips(
    'The following provisions of the Harbours Act 1994 shall cease to have effect—\n(a) section 1(3);\n(b) section 3; and\n(c) in section 5(3), paragraph (b).',
    [/section 5\(3\)\(a\) ends with “and”, and nothing follows it/],
    go('s1_3', 's3', 's5_3b'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, after paragraph (a) there shall be inserted the following paragraph—\n“(aa) be signed,”.',
    after('s2_1a', '(aa) be signed,'),
  ),
  done(
    'In section 5(2) of the Harbours Act 1994, for the word “liable” there shall be substituted the words “liable, subject to subsection (4),”.',
    turn('s5_2', ['liable—', 'liable, subject to subsection (4),—']),
  ),
  done('Subsection (2) of section 9 of the Harbours Act 1994 is hereby repealed.', go('s9_2')),
  done(
    'The Harbours Act 1994 is hereby amended by the insertion, after section 8, of the following section—\n“8A Savings\nNothing in this Act affects the Crown.”',
    after('s8', '8A Savings Nothing in this Act affects the Crown.'),
  ),
  done(
    'In section 8 of the Harbours Act 1994 for “statutory instrument” there shall be substituted “regulations” and at the end there shall be added “and shall be laid before Parliament”.',
    turn('s8', ['statutory instrument.', 'regulations and shall be laid before Parliament.']),
  ),
  done(
    'In the Harbours Act 1994, in section 2(3), for “£10” there shall be substituted “£15”.',
    turn('s2_3', ['£10', '£15']),
  ),
  done(
    '(1) The Harbours Act 1994 shall have effect subject to the following amendments.\n(2) In section 2(3), for “£10” there shall be substituted “£15”.',
    turn('s2_3', ['£10', '£15']),
  ),
  done(
    'In section 1(2) of the Harbours Act 1994, the second sentence shall be omitted.',
    into('s1_2', '(2) An order may include provision for the dredging of the harbour.'),
  ),
  done(
    'In section 3 of the Harbours Act 1994 the words “The Minister must consider it.” shall be omitted.',
    turn('s3', [' The Minister must consider it.', '']),
  ),
  done(
    'Part II of, and Schedule 1 to, the Harbours Act 1994 are hereby repealed.',
    go('pt2', 's5', 's5_1', 's5_2', 's5_2a', 's5_2b', 's5_3', 's5_3a', 's5_3ai', 's5_3aii', 's5_3b'),
    go('s6', 's6a', 's6b', 's6c'),
    go(
      'sch1',
      'sch1pt1',
      'sch1_1',
      'sch1_1_1',
      'sch1_1_2',
      'sch1_1_2a',
      'sch1_1_2b',
      'sch1_2',
      'sch1pt2',
      'sch1_3',
    ),
  ),
  done(
    'Sections 3 and 8 of, and paragraph 2 of Schedule 1 to, the Harbours Act 1994 shall cease to have effect.',
    go('s3', 's8', 'sch1_2'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words “be in writing” in paragraph (a) there shall be substituted the words “be made by deed”.',
    turn('s2_1a', ['be in writing', 'be made by deed']),
  ),
  done(
    'In section 1 of the Harbours Act 1994, for the word “Minister”, wherever it occurs, there shall be substituted the words “Secretary of State”.',
    turn('s1_1', ['Minister', 'Secretary of State']),
    turn('s1_3', ['Minister', 'Secretary of State']),
    turn('s1_4', ['Minister', 'Secretary of State']),
  ),
  done(
    'In section 5 of the Harbours Act 1994 (offence of damage), in subsection (2), for the words from “two years” to the end of paragraph (b) there shall be substituted the words “five years”.',
    turn('s5_2b', ['two years or to a fine, or to both.', 'five years.']),
  ),
  done(
    'There shall be inserted after section 8 of the Harbours Act 1994—\n“8A Savings\nNothing in this Act affects the Crown.”',
    after('s8', '8A Savings Nothing in this Act affects the Crown.'),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994 for the words “shall consult” and “shall publish” there shall be substituted respectively the words “must consult” and “must publish”.',
    turn('s1_4', ['shall consult', 'must consult'], ['shall publish', 'must publish']),
  ),
  done(
    'In section 5(1) of the Harbours Act 1994 the word “damages” shall be replaced by the words “wilfully damages”.',
    turn('s5_1', ['damages', 'wilfully damages']),
  ),
  done(
    'In section 4 of the Harbours Act 1994 subsections (2) and (2A) shall be left out.',
    go('s4_2', 's4_2A'),
  ),
  done(
    'The words “by order” in section 1(1) of the Harbours Act 1994 shall be left out.',
    turn('s1_1', [' by order', '']),
  ),
];
