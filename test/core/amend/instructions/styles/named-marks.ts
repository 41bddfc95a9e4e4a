import { after, done, go, into, refused, type StyleRow, turn } from './rows.ts';

const M = ['Minister', 'Secretary of State'] as const;

/** Marks that are named by what they are called, lists of places on lines of their own, and side-notes with their stops. */
export const NAMED_MARKS: readonly StyleRow[] = [
  done(
    'In section 6 of the Harbours Act 1994, in paragraph (c), for the full stop substitute a comma.',
    turn('s6c', ['found.', 'found,']),
  ),
  done(
    'In section 5(2) of the Harbours Act 1994, in paragraph (a), for the semi-colon there shall be substituted a comma.',
    turn('s5_2a', [';', ',']),
  ),
  done(
    'In section 6(c) of the Harbours Act 1994, for the full stop at the end there is substituted a semi-colon.',
    turn('s6c', ['found.', 'found;']),
  ),
  done(
    'In section 6 of the Harbours Act 1994, at the end of paragraph (c), for the full stop substitute a comma and after that paragraph insert—\n“(d) arrest a person.”',
    into('s6c', '(c) seize anything found,', '(d) arrest a person.'),
  ),
  done(
    'In section 6(b) of the Harbours Act 1994, for “, and” substitute a semicolon.',
    turn('s6b', [', and', ';']),
  ),
  done('In section 6(a) of the Harbours Act 1994, replace the comma with a colon.', turn('s6a', [',', ':'])),
  done(
    'In section 6(a) of the Harbours Act 1994, a semi-colon is substituted for the comma.',
    turn('s6a', [',', ';']),
  ),
  done(
    'In section 4(2A) of the Harbours Act 1994, after “held” insert a comma.',
    turn('s4_2A', ['held', 'held,']),
  ),
  done(
    'In section 9 of the Harbours Act 1994, at the end of subsection (2) for the full stop substitute a comma followed by the words “or to Scotland.”',
    turn('s9_2', ['Ireland.', 'Ireland, or to Scotland.']),
  ),
  done(
    'In section 2 of the Harbours Act 1994, subsection (2)(b) shall be omitted, the words “in full” shall be inserted after “writing”, and in subsection (2)(a), for “; or” there shall be substituted a full stop.',
    go('s2_2b'),
    turn('s2_1a', ['writing', 'writing in full']),
    turn('s2_2a', ['; or', '.']),
  ),
  refused(
    'In section 1(4) of the Harbours Act 1994, for the comma substitute a semi-colon.',
    /^there is no “,” at the end of section 1\(4\)$/,
  ),
  done(
    'In the following provisions of the Harbours Act 1994, for “Minister” substitute “Secretary of State”—\nsection 1(1)\nsection 3\nsection 4(1).',
    turn('s1_1', M),
    turn('s3', M),
    turn('s4_1', M),
  ),
  done(
    'In each of the following provisions of the Harbours Act 1994, for “Minister” substitute “Secretary of State”\nsection 1(1)\nsection 3\nsection 4(1)',
    turn('s1_1', M),
    turn('s3', M),
    turn('s4_1', M),
  ),
  done(
    'Omit the following provisions of the Harbours Act 1994—\nsection 8\nsection 9(2)\nthe definition of “officer” in section 7(1)',
    go('s8', 's9_2', 'officer'),
  ),
  done(
    'The following provisions of the Harbours Act 1994 are repealed\n\nsection 8\n\nsection 9(2)',
    go('s8', 's9_2'),
  ),
  done(
    'After section 8 of the Harbours Act 1994 there shall be inserted—\n“Savings.\n8A.—(1) Nothing in this Act affects the Crown.\n(2) This section is subject to section 9.”',
    after(
      's8',
      '8A Savings.',
      '(1) Nothing in this Act affects the Crown.',
      '(2) This section is subject to section 9.',
    ),
  ),
  done(
    'For section 8 of the Harbours Act 1994 there shall be substituted—\n“Meaning of “order”.\n8. An “order” may be revoked.”',
    into('s8', '8 Meaning of “order”. An “order” may be revoked.'),
  ),
  done(
    'After section 8 of the Harbours Act 1994 insert—\n“8A Savings.\n(1) Nothing in this Act affects the Crown.\n(2) This section is subject to section 9.”',
    after(
      's8',
      '8A Savings.',
      '(1) Nothing in this Act affects the Crown.',
      '(2) This section is subject to section 9.',
    ),
  ),
  done(
    'After section 8 of the Harbours Act 1994 there shall be inserted—\n“Fees etc.\n8A. A fee is payable.”',
    after('s8', '8A Fees etc. A fee is payable.'),
  ),
];
