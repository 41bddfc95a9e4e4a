import { done, go, into, refused, type StyleRow, turn } from './rows.ts';

const M = ['Minister', 'Secretary of State'] as const;
const FOR_M = 'for “Minister” substitute “Secretary of State”';
const FEE = turn('s2_3', ['£10', '£20']);
const SECTION_2 = ['s2_1', 's2_1a', 's2_1b', 's2_1c', 's2_1close', 's2_2', 's2_2a', 's2_2b', 's2_3'] as const;

/** Several places in one opening or one operation, each with what is done in it; and one that is in another Act. */
export const SEVERAL_PLACES: readonly StyleRow[] = [
  done(
    'In section 4 of the Harbours Act 1994, subsections (2) and (3) are amended by substituting “the Ports Authority” for “the Authority” in subsection (2) and by omitting “the report of” in subsection (3).',
    turn('s4_2', ['and the Authority', 'and the Ports Authority']),
    turn('s4_3', ['the report of ', '']),
  ),
  done(
    'In section 1 of the Harbours Act 1994, subsections (1) and (3) are amended by inserting “or a pier” after “a harbour” in subsection (1) and by omitting “closed” in subsection (3).',
    turn('s1_1', ['a harbour', 'a harbour or a pier']),
    turn('s1_3', ['closed ', '']),
  ),
  done(
    'In section 4 of the Harbours Act 1994, subsection (2) and subsection (3) are amended by omitting “the report of” in subsection (3).',
    turn('s4_3', ['the report of ', '']),
  ),
  done(
    'In section 4 of the Harbours Act 1994, subsections (2) to (3) are amended by omitting “held in” in subsection (2A).',
    turn('s4_2A', ['held in ', '']),
  ),
  refused(
    'In section 4 of the Harbours Act 1994, subsections (2) and (3) are amended by omitting “the report of” in subsection (1).',
    /second is not in the first/,
  ),
  done(
    'In section 2 of the Harbours Act 1994, in subsection (3), and in section 9 of the Ports Act 1991, in subsection (4), for “£10” substitute “£20”.',
    FEE,
  ),
  done(
    'In section 9(4) of the Ports Act 1991, and in section 2 of the Harbours Act 1994, in subsection (3), for “£10” substitute “£20”.',
    FEE,
  ),
  done(
    'In section 9(4) of the Ports Act 1991, section 2(3) of the Harbours Act 1994, and article 3 of the Ports Order 1992, for “£10” substitute “£20”.',
    FEE,
  ),
  done(
    `In section 5 of the Ports Act 1991, in subsections (1) and (3), and in section 1 of the Harbours Act 1994, in subsection (1), and in section 3, ${FOR_M}.`,
    turn('s1_1', M),
    turn('s3', M),
  ),
  done(
    'In Schedule 1 to the Harbours Act 1994, paragraph 2 is revoked; in section 1 in subsection (1) of the Harbours Act 1994 for “improvement” substitute “protection”.',
    go('sch1_2'),
    turn('s1_1', ['improvement', 'protection']),
  ),
  done(
    `In section 1(1), section 1(3) and section 1(4) of the Harbours Act 1994, ${FOR_M}.`,
    turn('s1_1', M),
    turn('s1_3', M),
    turn('s1_4', M),
  ),
  done(
    `In section 1 of the Harbours Act 1994, subsection (1), subsection (3) and section 3, ${FOR_M}.`,
    turn('s1_1', M),
    turn('s1_3', M),
    turn('s3', M),
  ),
  done(
    'In section 2 of the Harbours Act 1994, subsection (1)(b), subsection (2) and subsection (3) are repealed.',
    go('s2_1b', 's2_2', 's2_2a', 's2_2b', 's2_3'),
  ),
  done(
    'Omit section 2 of the Harbours Act 1994 and the cross-heading before section 3.',
    go('2 Applications', ...SECTION_2, 'italic3'),
  ),
  done(
    'Omit sections 2 and 3 of the Harbours Act 1994 and the italic heading before section 3.',
    go('2 Applications', ...SECTION_2, 'italic3', 's3'),
  ),
  done(
    'Omit section 8 of the Harbours Act 1994 and the italic heading before section 3.',
    go('s8', 'italic3'),
  ),
  done(
    'For section 2 of the Harbours Act 1994 and the italic heading before section 3 substitute—\n“2 Applications\nAn application must be in writing.”',
    into('2 Applications', '2 Applications An application must be in writing.'),
    go(...SECTION_2, 'italic3'),
  ),
];
