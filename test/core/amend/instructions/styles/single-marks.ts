import { after, done, go, into, refused, type StyleRow, turn } from './rows.ts';

const OWNER = '(6) A pier owner’s consent is not needed.';
const MOLE = [into('s1_5', '(5) In this section, “pier” includes a mole.')] as const;

/** What is put in between single quotation marks, curly or straight, with quotations of either sort in it. */
export const SINGLE_MARKS: readonly StyleRow[] = [
  done(
    'In section 7(1) of the Harbours Act 1994, after the definition of ‘harbour’ insert—\n‘“jetty” includes a mole;’.',
    after('harbour', '“jetty” includes a mole;'),
  ),
  done(
    'In section 7(1) of the Harbours Act 1994, after the definition of ‘harbour’ insert—\n‘‘jetty’ includes a mole;’.',
    after('harbour', '“jetty” includes a mole;'),
  ),
  done(
    "In section 7(1) of the Harbours Act 1994, for the definition of 'harbour' substitute—\n'\"harbour\" includes a haven and a dock;'.",
    into('harbour', '“harbour” includes a haven and a dock;'),
  ),
  done(
    `In section 1 of the Harbours Act 1994, after subsection (5) insert—\n‘${OWNER}\n(7) The harbours’ limits are their approaches.’`,
    after('s1_5', OWNER, '(7) The harbours’ limits are their approaches.'),
  ),
  done(
    "In section 1 of the Harbours Act 1994, after subsection (5) insert—\n'(6) A pier owner's consent is not needed.'",
    after('s1_5', "(6) A pier owner's consent is not needed."),
  ),
  done(
    'In section 1 of the Harbours Act 1994, for subsection (5) substitute—\n‘(5) In this section, “pier” includes a mole.’.',
    ...MOLE,
  ),
  done(
    'In section 1 of the Harbours Act 1994, for subsection (5) substitute—\n\'(5) In this section, "pier" includes a mole.\'',
    ...MOLE,
  ),
  done(
    'In section 2 of the Harbours Act 1994—\n(a) in subsection (1), after paragraph (a) insert—\n‘(aa) be signed by the owners’ agents,’, and\n(b) in subsection (3) for ‘£10’ substitute ‘£20’.',
    after('s2_1a', '(aa) be signed by the owners’ agents,'),
    turn('s2_3', ['£10', '£20']),
  ),
  done(
    'In section 7 of the Harbours Act 1994, for the definition of ‘harbour’ substitute—\n‘“harbour” includes a haven and a dock;’\nand omit subsection (2).',
    into('harbour', '“harbour” includes a haven and a dock;'),
    go('s7_2'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, in paragraph (a), after ‘writing’ insert ‘—\n(i) in English, or\n(ii) in Welsh’.',
    into('s2_1a', '(a) be in writing—', '(i) in English, or', '(ii) in Welsh,'),
  ),
  // What double marks quote is put in as it is quoted.
  done(
    'After section 8 of the Harbours Act 1994 insert—\n“8A Piers\nIn the Piers Act 1950, after section 2 insert— ‘2A The Crown’s rights are not affected.’.”',
    after(
      's8',
      '8A Piers In the Piers Act 1950, after section 2 insert— ‘2A The Crown’s rights are not affected.’.',
    ),
  ),
  refused(
    `In section 1 of the Harbours Act 1994, after subsection (5) insert—\n‘${OWNER}`,
    /^What is to be put in does not follow between two quotation marks$/,
  ),
];
