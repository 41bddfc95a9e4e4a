import { after, done, go, into, refused, type StyleRow, slips, turn } from './rows.ts';

const M = ['Minister', 'Secretary of State'] as const;
const FOR_MINISTER = [turn('s1_1', M), turn('s1_3', M), turn('s1_4', M)] as const;
const SAVINGS = '8A Savings Nothing in this Act affects the Crown.';
const INSERTED = '“8A Savings\nNothing in this Act affects the Crown.”';

/** Forms that are in use beside those, in Acts, instruments and other legislatures. */
export const OTHER_FORMS: readonly StyleRow[] = [
  slips(
    'In section 2(2) of the Harbours Act 1994, paragraph (b) is to be omitted.',
    [/section 2\(2\)\(a\) ends with “or”, and nothing follows it/],
    go('s2_2b'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, subsections (2) and (2A) are to be omitted.',
    go('s4_2', 's4_2A'),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, the words “by order” are to be omitted.',
    turn('s1_1', [' by order', '']),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, “by order” is to be left out.',
    turn('s1_1', [' by order', '']),
  ),
  done('In section 1(1) of the Harbours Act 1994, strike out “by order”.', turn('s1_1', [' by order', ''])),
  done('Strike out section 8 of the Harbours Act 1994.', go('s8')),
  done('Section 1(1) of the Harbours Act 1994: strike out “by order”.', turn('s1_1', [' by order', ''])),
  done('Section 8 of the Harbours Act 1994 is left out.', go('s8')),
  done('Section 8 of the Harbours Act 1994 is to be repealed.', go('s8')),
  done('Section 8 of the Harbours Act 1994 ceases to have effect.', go('s8')),
  done('In section 2(3) of the Harbours Act 1994, “£10” is replaced by “£20”.', turn('s2_3', ['£10', '£20'])),
  done(
    'In section 2(3) of the Harbours Act 1994, “£10” is to be replaced by “£20”.',
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    'In section 2(3) of the Harbours Act 1994, the words “£10” are replaced with the words “£20”.',
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    'Section 8 of the Harbours Act 1994 is replaced by—\n“8 Orders\nAn order may be revoked.”',
    into('s8', '8 Orders An order may be revoked.'),
  ),
  done(
    'Subsection (3) of section 2 of the Harbours Act 1994 is replaced by the following subsection—\n“(3) No fee is payable.”',
    into('s2_3', '(3) No fee is payable.'),
  ),
  done(
    'For “£10” in section 2(3) of the Harbours Act 1994 there is to be substituted “£20”.',
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    `After section 8 of the Harbours Act 1994 there is to be inserted—\n${INSERTED}`,
    after('s8', SAVINGS),
  ),
  done(
    `After section 8 of the Harbours Act 1994, the following section is to be inserted—\n${INSERTED}`,
    after('s8', SAVINGS),
  ),
  done(
    'Section 2(3) of the Harbours Act 1994 is amended by the substitution of “£20” for “£10”.',
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    'Section 1(1) of the Harbours Act 1994 is amended by the insertion after “improvement” of “or protection”.',
    turn('s1_1', ['improvement', 'improvement or protection']),
  ),
  done(
    'Section 1(1) of the Harbours Act 1994 is amended by the insertion of “or protection” after “improvement”.',
    turn('s1_1', ['improvement', 'improvement or protection']),
  ),
  done(
    'Section 1(1) of the Harbours Act 1994 is amended by the omission of “by order”.',
    turn('s1_1', [' by order', '']),
  ),
  done(
    'Section 4 of the Harbours Act 1994 is amended by the omission of subsection (2A) and the substitution in subsection (1) of “must” for “may”.',
    go('s4_2A'),
    turn('s4_1', ['may', 'must']),
  ),
  done('In section 2(3) of the Harbours Act 1994, “£10” is changed to “£20”.', turn('s2_3', ['£10', '£20'])),
  done(
    'The heading of section 8 of the Harbours Act 1994 is changed to “Making of orders”.',
    turn('s8', ['8 Orders', '8 Making of orders']),
  ),
  refused('Section 8 of the Harbours Act 1994 is moved so as to come after section 4.', /moved/),
  ...[
    'In section 4 of the Harbours Act 1994, move subsection (3) to after subsection (1) and renumber it as subsection (1A).',
    'In section 4 of the Harbours Act 1994, subsection (3) is moved to after subsection (1) and renumbered (1A).',
    'In section 4 of the Harbours Act 1994, subsection (3) is moved so as to come before subsection (2), and becomes subsection (1A).',
  ].map((wording) =>
    done(
      wording,
      after('s4_1', '(1A) The Minister must have regard to the report of an inquiry.'),
      go('s4_3'),
    ),
  ),
  done(
    'Section 8 of the Harbours Act 1994 is to be moved to immediately after section 4, and becomes section 4A.',
    after('s4_3', '4A Orders An order under this Act shall be made by statutory instrument.'),
    go('s8'),
  ),
  refused(
    'In section 4 of the Harbours Act 1994, move subsection (3) to after subsection (1).',
    /nothing gives its new number/,
  ),
  refused(
    'In section 6 of the Harbours Act 1994, move paragraph (c) to after paragraph (a) and renumber it as paragraph (aa).',
    /moved/,
  ),
  refused(
    'In section 4 of the Harbours Act 1994, move subsections (2) and (3) to after subsection (1) and renumber them as subsections (1A) and (1B).',
    /renumber them/,
  ),
  refused('In section 4 of the Harbours Act 1994, move subsection (3) to section 5.', /moved/),
  refused('In the Harbours Act 1994, move section 8 to after section 4.', /moved/),
  done(
    'In section 1 of the Harbours Act 1994, in each place it occurs, for “Minister” substitute “Secretary of State”.',
    ...FOR_MINISTER,
  ),
  done(
    'In section 1 of the Harbours Act 1994, wherever it occurs, for “Minister” substitute “Secretary of State”.',
    ...FOR_MINISTER,
  ),
  done(
    'In section 1 of the Harbours Act 1994, for “Minister” in each place where it occurs substitute “Secretary of State”.',
    ...FOR_MINISTER,
  ),
  done(
    'In section 1 of the Harbours Act 1994, for “Minister” substitute “Secretary of State” in each place it occurs.',
    ...FOR_MINISTER,
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, the words following paragraph (c) are omitted.',
    go('s2_1close'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for the words preceding paragraph (a) substitute “An applicant must—”.',
    into('s2_1', '(1) An applicant must—'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, the words following “inquiry” are repealed.',
    into('s4_1', '(1) The Minister may hold an inquiry.'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, omit the words after “inquiry”.',
    into('s4_1', '(1) The Minister may hold an inquiry.'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, for the words following “may” substitute “refuse an inquiry”.',
    into('s4_1', '(1) The Minister may refuse an inquiry.'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, for the words preceding “and must” substitute “There may be an inquiry,”.',
    into('s4_1', '(1) There may be an inquiry, and must hold one if the Authority asks for it.'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, from “, and must” to the end substitute “at any time”.',
    into('s4_1', '(1) The Minister may hold an inquiry at any time.'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, for from “, and must” to the end substitute “at any time”.',
    into('s4_1', '(1) The Minister may hold an inquiry at any time.'),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, leave out from “, and must” to the end.',
    into('s4_1', '(1) The Minister may hold an inquiry.'),
  ),
  done('In section 2(1) of the Harbours Act 1994, omit the closing words.', go('s2_1close')),
  done(
    'In section 2(1) of the Harbours Act 1994, for the closing words substitute “and must be signed.”',
    into('s2_1close', 'and must be signed.'),
  ),
  done(
    'In section 5(3) of the Harbours Act 1994, after paragraph (b), and on a new line, insert “and the court is satisfied of it.”',
    after('s5_3b', 'and the court is satisfied of it.'),
  ),
  done(
    'In section 6 of the Harbours Act 1994, after paragraph (a) insert the word “or”.',
    turn('s6a', ['harbour,', 'harbour, or']),
  ),
  refused(
    'In section 6 of the Harbours Act 1994, before paragraph (b) insert “at any time,”.',
    /before section 6\(b\)/,
  ),
  done(
    'In section 4(2) of the Harbours Act 1994, for “Authority” substitute “Minister” in the first and second places it occurs.',
    into('s4_2', '(2) The Minister must be given notice of an inquiry, and the Minister may appear at it.'),
  ),
  done(
    'In the first and second places they occur in section 4(2) of the Harbours Act 1994, for “Authority” substitute “Minister”.',
    into('s4_2', '(2) The Minister must be given notice of an inquiry, and the Minister may appear at it.'),
  ),
  done(
    'In section 4(2) of the Harbours Act 1994, after “Authority” insert “or the Minister”, in both places it occurs.',
    into(
      's4_2',
      '(2) The Authority or the Minister must be given notice of an inquiry, and the Authority or the Minister may appear at it.',
    ),
  ),
  done(
    'In section 1(2) of the Harbours Act 1994, for “dredging” substitute “deepening” and after it insert “or widening”.',
    turn('s1_2', ['dredging', 'deepening or widening']),
  ),
  done(
    'In section 2 of the Harbours Act 1994, for subsection (3) substitute—\n“(3) No fee is payable.”,\nand after it insert—\n“(4) An application may be withdrawn.”',
    into('s2_3', '(3) No fee is payable.', '(4) An application may be withdrawn.'),
  ),
  done(
    'In section 2 of the Harbours Act 1994, omit subsection (3) and after it insert—\n“(4) An application may be withdrawn.”',
    into('s2_3', '(4) An application may be withdrawn.'),
  ),
  done('Omit the italic heading before section 3 of the Harbours Act 1994.', go('italic3')),
  done(
    'The title of section 5 of the Harbours Act 1994 becomes “Damage to harbours”.',
    into('s5', '5 Damage to harbours'),
  ),
  done(
    'In the title of section 5 of the Harbours Act 1994, for “damage” substitute “harm”.',
    into('s5', '5 Offence of harm'),
  ),
  done(
    'In the long title of the Harbours Act 1994, at the end insert “and for connected purposes”.',
    turn('An Act to make provision about harbours.', ['harbours.', 'harbours and for connected purposes.']),
  ),
  slips(
    'Section 3 of, and paragraph 3 of Schedule 1 to, the Harbours Act 1994 are omitted.',
    [/Part II of Schedule 1 stands over nothing/],
    go('s3', 'sch1_3'),
  ),
  done(
    'In section 5 (2) (a) of the Harbours Act 1994, for “fine” substitute “penalty”.',
    turn('s5_2a', ['fine', 'penalty']),
  ),
  done(
    'In section 5(2) (a) of the Harbours Act 1994, for “fine” substitute “penalty”.',
    turn('s5_2a', ['fine', 'penalty']),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, in paragraph(a), for “late” substitute “out of time”.',
    turn('s2_2a', ['late', 'out of time']),
  ),
  done(
    'In section 2 of the Harbours Act 1994, in subsection(2)(a), for “late” substitute “out of time”.',
    turn('s2_2a', ['late', 'out of time']),
  ),
  done('In section2(3) of the Harbours Act 1994, for “£10” substitute “£20”.', turn('s2_3', ['£10', '£20'])),
  done(
    'In section 2 (3) of the Harbours Act 1994 , for “£10” substitute “£20” .',
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    'In section 1 in subsection (1) of the Harbours Act 1994 for “improvement” substitute “protection”.',
    turn('s1_1', ['improvement', 'protection']),
  ),
  done(
    'In section 1 of the Harbours Act 1994 in subsection (1) for “improvement” substitute “protection”.',
    turn('s1_1', ['improvement', 'protection']),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994 in the definition of “harbour” for “haven” substitute “dock”.',
    turn('harbour', ['haven', 'dock']),
  ),
  done(
    'In Schedule 1 to the Harbours Act 1994 in paragraph 2 for “may” substitute “must”.',
    turn('sch1_2', ['may', 'must']),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994 in the words preceding paragraph (a) for “must” substitute “shall”.',
    turn('s2_1', ['must', 'shall']),
  ),
  done(
    'In Part I of the Harbours Act 1994, in section 4 (inquiries), in subsection (1), for “may” substitute “must”.',
    turn('s4_1', ['may', 'must']),
  ),
  done(
    'In section 8 of the Harbours Act 1994, the word “shall” becomes “must”.',
    turn('s8', ['shall', 'must']),
  ),
  done(
    'In section 8 of the Harbours Act 1994, “must” is substituted for “shall”.',
    turn('s8', ['shall', 'must']),
  ),
  done(
    'In section 8 of the Harbours Act 1994, “only” is inserted after “shall”.',
    turn('s8', ['shall be', 'shall only be']),
  ),
  done(
    'In section 8 of the Harbours Act 1994, after “shall” add “only”.',
    turn('s8', ['shall be', 'shall only be']),
  ),
  done(
    'In section 8 of the Harbours Act 1994, delete “by statutory instrument”.',
    turn('s8', [' by statutory instrument', '']),
  ),
  done(
    'In section 8 of the Harbours Act 1994, delete “shall” and insert “must”.',
    turn('s8', ['shall', 'must']),
  ),
  done('In section 8 of the Harbours Act 1994, replace “shall” with “must”.', turn('s8', ['shall', 'must'])),
  done('Repeal section 8 of the Harbours Act 1994.', go('s8')),
  done('Omit “by order” from section 1(1) of the Harbours Act 1994.', turn('s1_1', [' by order', ''])),
  done(
    'In section 2 of the Harbours Act 1994, in subsection (3), the sum “£10” is increased to “£20”.',
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    'Insert “only” after “shall” in section 8 of the Harbours Act 1994.',
    turn('s8', ['shall be', 'shall only be']),
  ),
  done('In section 8 of the Harbours Act 1994 substitute “must” for “shall”.', turn('s8', ['shall', 'must'])),
  refused(
    'Section 8 of the Harbours Act 1994 shall have effect with the substitution of “must” for “shall”.',
    /a person must decide whether its own words change/,
  ),
  done(
    'The second sentence of section 1(2) of the Harbours Act 1994 is repealed.',
    into('s1_2', '(2) An order may include provision for the dredging of the harbour.'),
  ),
  done(
    'In section 1 of the Harbours Act 1994, subsections (4) and (5) become subsections (6) and (7).',
    turn('s1_4', ['(4)', '(6)']),
    turn('s1_5', ['(5)', '(7)']),
  ),
  done(
    'In section 1 of the Harbours Act 1994, subsections (3) to (5) are renumbered as subsections (4) to (6).',
    turn('s1_3', ['(3)', '(4)']),
    turn('s1_4', ['(4)', '(5)']),
    turn('s1_5', ['(5)', '(6)']),
  ),
  done(
    'In section 6 of the Harbours Act 1994, paragraphs (b) and (c) are re-lettered (c) and (d) respectively.',
    turn('s6b', ['(b)', '(c)']),
    turn('s6c', ['(c)', '(d)']),
  ),
  done('Section 9 of the Harbours Act 1994 is to be renumbered section 9A.', turn('s9', ['9 ', '9A '])),
  done(
    'In section 4 of the Harbours Act 1994, omit subsection (2), and subsection (2A) becomes subsection (2).',
    go('s4_2'),
    turn('s4_2A', ['(2A)', '(2)']),
  ),
  done(
    'Section 8 of the Harbours Act 1994 becomes section 8(1), and after it insert—\n“(2) An order may be revoked.”',
    into(
      's8',
      '8 Orders',
      '(1) An order under this Act shall be made by statutory instrument.',
      '(2) An order may be revoked.',
    ),
  ),
  slips(
    'In section 1 of the Harbours Act 1994, subsection (4) is renumbered as subsection (3).',
    [/two provisions will then be numbered section 1\(3\)/],
    turn('s1_4', ['(4)', '(3)']),
  ),
  refused(
    'In section 1 of the Harbours Act 1994, subsections (1) to (5) become subsections (2) to (4).',
    /5 provisions can’t be given 3 numbers/,
  ),
  refused(
    'In section 1 of the Harbours Act 1994, subsections (2) and (3) become subsection (2).',
    /2 provisions can’t be given one number/,
  ),
  done(
    'In section 1 of the Harbours Act 1994, subsections (2) to (4) become subsections (1A) to (1C).',
    turn('s1_2', ['(2)', '(1A)']),
    turn('s1_3', ['(3)', '(1B)']),
    turn('s1_4', ['(4)', '(1C)']),
  ),
  refused(
    'In section 1 of the Harbours Act 1994, the remaining subsections are renumbered accordingly.',
    /don’t say which gets which number/,
  ),
  done('In the Schedule 1 to the Harbours Act 1994, paragraph 2 is revoked.', go('sch1_2')),
];

/** Opening lines, and what comes under them. */
export const OPENINGS: readonly StyleRow[] = [
  ...[
    'The Harbours Act 1994 is amended as follows.',
    'The Harbours Act 1994 is amended as set out in this section.',
    'The Harbours Act 1994 is amended in accordance with this section.',
    'The Harbours Act 1994 is amended in accordance with the following provisions of this section.',
    'The Harbours Act 1994 is amended by this section as follows.',
    'The Harbours Act 1994 is further amended as follows.',
    'The Harbours Act 1994 is to be amended as follows.',
    'This section amends the Harbours Act 1994.',
    'This section amends the Harbours Act 1994 as follows.',
    'Amend the Harbours Act 1994 as follows.',
    'The following amendments are made to the Harbours Act 1994.',
    'The Harbours Act 1994 is modified as follows.',
    'The Harbours Act 1994 has effect with the following amendments.',
    'The Harbours Act 1994 has effect subject to the amendments made by this section.',
    'Subsections (2) and (3) amend the Harbours Act 1994.',
    'The amendments to the Harbours Act 1994 are as follows.',
    'The Harbours Act 1994 (c. 12) (“the 1994 Act”) is amended as follows.',
    'In the Harbours Act 1994 the following amendments are made.',
    'The Harbours Act 1994 is amended in the following manner.',
  ].map((opening) =>
    done(`(1) ${opening}\n(2) In section 2(3), for “£10” substitute “£20”.`, turn('s2_3', ['£10', '£20'])),
  ),
  ...[
    'The Harbours Act 1994 is amended as follows.',
    'Section 4 of the Harbours Act 1994 is amended as follows.',
    'The Harbours Act 1994 is amended.',
    'Section 2(3) of the Harbours Act 1994 is amended.',
  ].map((opening) => refused(opening, /no amendment follows/i)),
  refused('In section 2(3) of the Harbours Act 1994—', /no amendment follows/i),
  refused('In the Harbours Act 1994, in section 2(3).', /No amendment follows/),
  refused('In the Harbours Act 1994, omit the following—', /left out does not follow/),
  refused('Schedule 3 makes further amendments of the Harbours Act 1994.', /Schedule/),
];
