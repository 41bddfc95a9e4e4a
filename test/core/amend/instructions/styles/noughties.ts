import { after, before, done, go, into, refused, type StyleRow, slips, turn } from './rows.ts';

/** As Acts of about 2000 to 2012 say it: “insert”, “substitute”, “omit”, with what each provision is about in brackets. */
export const NOUGHTIES: readonly StyleRow[] = [
  slips(
    'In section 7(1) of the Harbours Act 1994, in the definition of “vessel”, omit “or” at the end of paragraph (a) and after paragraph (b) insert—\n“(c) a raft.”',
    [/full stop/],
    turn('vessel_a', [', or', ',']),
    after('vessel_b', '(c) a raft.'),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994 (c. 12) (power to make orders), after “improvement” insert “or protection”.',
    turn('s1_1', ['improvement', 'improvement or protection']),
  ),
  done(
    '(1) The Harbours Act 1994 (c. 12) is amended as follows.\n(2) In section 2 (applications)—\n(a) in subsection (2), at the end of paragraph (b) insert “; or\n(c) the fee is not paid”;\n(b) in subsection (3), for “£10” substitute “£20”.\n(3) After section 4 insert—\n“4A Reports\nThe inspector must make a report.”\n(4) Omit section 9(2).',
    into('s2_2b', '(b) it is incomplete; or', '(c) the fee is not paid.'),
    turn('s2_3', ['£10', '£20']),
    after('s4_3', '4A Reports The inspector must make a report.'),
    go('s9_2'),
  ),
  done(
    'For section 3 of the Harbours Act 1994 (objections) substitute—\n“3 Objections\n(1) A person may object.\n(2) The Minister must consider an objection.”',
    into('s3', '3 Objections', '(1) A person may object.', '(2) The Minister must consider an objection.'),
  ),
  done('In section 7(1) of the Harbours Act 1994, omit the definition of “harbour”.', go('harbour')),
  done(
    'In section 5(2)(b) of the Harbours Act 1994, for “two years” substitute “five years” and omit “, or to both”.',
    into(
      's5_2b',
      '(b) on conviction on indictment, to imprisonment for a term not exceeding five years or to a fine.',
    ),
  ),
  done(
    'In section 1 of the Harbours Act 1994, for “Minister” (in each place) substitute “Secretary of State”.',
    turn('s1_1', ['Minister', 'Secretary of State']),
    turn('s1_3', ['Minister', 'Secretary of State']),
    turn('s1_4', ['Minister', 'Secretary of State']),
  ),
  done(
    'In sections 1 and 4 of the Harbours Act 1994, for “Minister”, wherever it occurs, substitute “Secretary of State”.',
    turn('s1_1', ['Minister', 'Secretary of State']),
    turn('s1_3', ['Minister', 'Secretary of State']),
    turn('s1_4', ['Minister', 'Secretary of State']),
    turn('s4_1', ['Minister', 'Secretary of State']),
    turn('s4_3', ['Minister', 'Secretary of State']),
  ),
  done(
    'In the heading to Part II of the Harbours Act 1994, for “Offences” substitute “Offences and powers”.',
    into('pt2', 'Part II Offences and powers'),
  ),
  done(
    'In the heading of section 5 of the Harbours Act 1994, for “damage” substitute “causing damage”.',
    into('s5', '5 Offence of causing damage'),
  ),
  done(
    'In the italic cross-heading before section 3 of the Harbours Act 1994, omit “and inquiries”.',
    into('italic3', 'Objections'),
  ),
  done(
    'Before section 3 of the Harbours Act 1994 insert—\n“2A Withdrawal\nAn application may be withdrawn.”',
    before('s3', '2A Withdrawal An application may be withdrawn.'),
  ),
  done(
    'In Part II of Schedule 1 to the Harbours Act 1994, before paragraph 3 insert—\n“2A The inspector may sit with an assessor.”',
    before('sch1_3', '2A The inspector may sit with an assessor.'),
  ),
  done(
    'After Schedule 1 to the Harbours Act 1994 insert—\n“Schedule 1A\nFees\n1 A fee is payable.”',
    after('sch1_3', 'Schedule 1A Fees', '1 A fee is payable.'),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994, for “shall”, in both places, substitute “must”.',
    into(
      's1_4',
      '(4) Before making an order, the Minister must consult the Authority and must publish a notice.',
    ),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994, for “shall” (in the first place it occurs) substitute “must”.',
    into(
      's1_4',
      '(4) Before making an order, the Minister must consult the Authority and shall publish a notice.',
    ),
  ),
  done(
    'In section 5 of the Harbours Act 1994, after subsection (3) insert—\n“(4) Subsection (3) is subject to section 6.”',
    after('s5_3b', '(4) Subsection (3) is subject to section 6.'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, in the words after paragraph (c), after “must be” insert “signed and”.',
    into('s2_1close', 'and must be signed and published.'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, in the closing words, for “published” substitute “advertised”.',
    into('s2_1close', 'and must be advertised.'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, in the opening words, for “must” substitute “shall”.',
    turn('s2_1', ['must', 'shall']),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, in the words before paragraph (a), for “an order” substitute “a harbour order”.',
    turn('s2_1', ['an order', 'a harbour order']),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, in the definition of “harbour”, at the end insert “and a dock”.',
    turn('harbour', ['haven;', 'haven and a dock;']),
  ),
  done(
    'In section 2(2) of the Harbours Act 1994, in paragraphs (a) and (b), for “it” substitute “the application”.',
    turn('s2_2a', ['it is', 'the application is']),
    turn('s2_2b', ['it is', 'the application is']),
  ),
  done(
    '(1) Section 8 of the Harbours Act 1994 (orders) is amended as follows.\n(2) The existing provision becomes subsection (1).\n(3) After that subsection insert—\n“(2) A statutory instrument containing an order must be laid before Parliament.”',
    into(
      's8',
      '8 Orders',
      '(1) An order under this Act shall be made by statutory instrument.',
      '(2) A statutory instrument containing an order must be laid before Parliament.',
    ),
  ),
  done(
    'In section 4 of the Harbours Act 1994, after subsection (2A) insert—\n“(2B) The inspector may exclude any person.”',
    after('s4_2A', '(2B) The inspector may exclude any person.'),
  ),
  done(
    'In section 5(3)(a) of the Harbours Act 1994, for sub-paragraph (ii) substitute—\n“(ii) by the sea, and”.',
    into('s5_3aii', '(ii) by the sea, and'),
  ),
  done(
    'In section 6 of the Harbours Act 1994—\n(a) in paragraph (a), after “harbour” insert “at any time”, and\n(b) omit paragraph (b).',
    turn('s6a', ['harbour', 'harbour at any time']),
    go('s6b'),
  ),
  done(
    'In section 6 of the Harbours Act 1994, omit “and” at the end of paragraph (b), and after paragraph (c) insert “, and\n(d) arrest any person.”',
    turn('s6b', [', and', ',']),
    into('s6c', '(c) seize anything found, and', '(d) arrest any person.'),
  ),
  refused(
    'In section 5(2) of the Harbours Act 1994, omit paragraph (b) and the “;” before it.',
    /could not be read/,
  ),
  slips(
    'In section 9(1) of the Harbours Act 1994, at the beginning insert “Subject to subsection (2),”.',
    [/“this” has no capital/],
    into('s9_1', '(1) Subject to subsection (2), this Act may be cited as the Harbours Act 1994.'),
  ),
  done('Omit section 6 of the Harbours Act 1994 (powers of officers).', go('s6', 's6a', 's6b', 's6c')),
  done(
    'In section 7 of the Harbours Act 1994, in subsection (1), at the appropriate place insert—\n““pier” includes a jetty;”.',
    after('officer', '“pier” includes a jetty;'),
  ),
  done(
    'In section 3 of the Harbours Act 1994, after “application.” insert “The objection must be signed.”',
    turn('s3', ['application. The', 'application. The objection must be signed. The']),
  ),
  done(
    'In section 4(1) of the Harbours Act 1994, for “an inquiry, and must” to the end substitute “an inquiry at any time.”',
    into('s4_1', '(1) The Minister may hold an inquiry at any time.'),
  ),
  done(
    'In the Harbours Act 1994, the following provisions are omitted—\n(a) section 1(5),\n(b) in section 2, subsection (3),\n(c) section 9(2).',
    go('s1_5', 's2_3', 's9_2'),
  ),
  done(
    'In section 2 of the Harbours Act 1994—\n(a) in subsection (2)—\n(i) in paragraph (a), for “late; or” substitute “late,”,\n(ii) in paragraph (b), at the end insert “, or”, and\n(iii) after that paragraph insert—\n“(c) the fee has not been paid.”,\n(b) omit subsection (3).',
    into('s2_2a', '(a) it is late,'),
    into('s2_2b', '(b) it is incomplete, or', '(c) the fee has not been paid.'),
    go('s2_3'),
  ),
  done(
    'In section 1(3) of the Harbours Act 1994, for “unless the Minister directs otherwise” substitute “(unless the Minister directs otherwise)”.',
    turn('s1_3', ['unless the Minister directs otherwise', '(unless the Minister directs otherwise)']),
  ),
  refused(
    'In section 1(1) of the Harbours Act 1994, for “improvements” substitute “works”.',
    /“improvements” does not occur/,
  ),
  refused('In section 11 of the Harbours Act 1994, omit subsection (2).', /no section 11/),
  refused(
    'In section 1(2) of the Harbours Act 1994, after “harbour” insert “or pier”.',
    /“harbour” occurs twice/,
  ),
  refused(
    'In section 7(1) of the Harbours Act 1994, in the definition of “ship”, omit “x”.',
    /no definition of “ship”/,
  ),
];
