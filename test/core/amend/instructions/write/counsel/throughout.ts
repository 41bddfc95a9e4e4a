import { after, at, type CounselDraft, omit, replace } from './draft.ts';
import { moorings, throughout } from './moorings.ts';

const MOORINGS = 'the Moorings Act 2004';
const of = moorings;

/** Words that are changed wherever they stand. */
export const THROUGHOUT: readonly CounselDraft[] = [
  {
    name: 'A word in every place in the Act',
    of,
    edits: throughout(of, 'harbour board', 'port authority'),
    clause: [`In ${MOORINGS}, for “harbour board”, in each place it occurs, substitute “port authority”.`],
    follows: '§3.1, “More than one place”',
  },
  {
    name: 'A word in every place in the Act, and other changes',
    of,
    edits: [
      ...throughout(of, 'harbour board', 'port authority'),
      replace('section 1(3)', '12 months', '24 months'),
      after('section 4(1)', { num: '(1A)', text: 'A port authority must keep a list of them.' }),
    ],
    clause: [
      '    (1) The Moorings Act 2004 is amended as follows.',
      '    (2) In section 1(3) (licences for moorings), for “12 months” substitute “24 months”.',
      '    (3) In section 4 (appointment of mooring masters), after subsection (1) insert—',
      '            “(1A) A port authority must keep a list of them.”',
      '    (4) For “harbour board”, in each place it occurs, substitute “port authority”.',
    ],
    follows:
      '§3.1, “More than one place”; what is true of the whole comes last, when all that is to be changed otherwise is',
  },
  {
    name: 'A word in every place in the Act but one',
    of,
    edits: throughout(of, 'court', 'tribunal', { but: ({ num }) => num === '(3)' }),
    clause: [
      '    (1) The Moorings Act 2004 is amended as follows.',
      '    (2) In section 9 (disqualification)—',
      '        (a) in subsection (1), for “court” substitute “tribunal”;',
      '        (b) in subsection (2), for “court”, in both places it occurs, substitute “tribunal”.',
      '    (3) In section 10 (appeals), for “court”, in both places it occurs, substitute “tribunal”.',
    ],
    follows: '§3.1: “in each place” is said only of what is true of each',
  },
  {
    name: 'A word in every place in a Part',
    of,
    edits: throughout(of, 'offence', 'infringement', { within: at(of, 'Part 2') }),
    clause: [`In Part 2 of ${MOORINGS}, for “offence”, in each place it occurs, substitute “infringement”.`],
    follows: '§3.1, “More than one place”',
  },
  {
    name: 'A word in every place in a section',
    of,
    edits: throughout(of, 'court', 'tribunal', { within: at(of, 'section 9') }),
    clause: [
      `In section 9 of ${MOORINGS} (disqualification), for “court”, in each place it occurs, substitute “tribunal”.`,
    ],
    follows: '§3.8 no 58',
  },
  {
    name: 'A word in both places in a section',
    of,
    edits: throughout(of, 'harbour board', 'Minister', { within: at(of, 'section 4') }),
    clause: [
      `In section 4 of ${MOORINGS} (appointment of mooring masters), in subsections (1) and (3), for “harbour board” substitute “Minister”.`,
    ],
    follows: '§3.1, “Several provisions, one change”',
  },
  {
    name: 'A word in every paragraph of a subsection',
    of,
    edits: throughout(of, 'decision', 'order', { within: at(of, 'section 10(2)') }),
    clause: [`In section 10(2)(a), (b) and (c) of ${MOORINGS} (appeals), for “decision” substitute “order”.`],
    follows: '§3.1, “Several provisions, one change”: three places are named',
  },
  {
    name: 'A word in the opening words and in a paragraph',
    of,
    edits: throughout(of, 'may', 'must', { within: at(of, 'section 5(1)') }),
    clause: [
      `In section 5(1) of ${MOORINGS} (powers of mooring masters), for “may”, in both places it occurs, substitute “must”.`,
    ],
    follows: '§3.8 no 29',
  },
  {
    name: 'A word in every place in a Schedule',
    of,
    edits: throughout(of, 'clerk', 'registrar', { within: at(of, 'Schedule 1') }),
    clause: [
      `In Schedule 1 to ${MOORINGS} (procedure for appeals), for “clerk”, in each place it occurs, substitute “registrar”.`,
    ],
    follows: '§3.8 no 58',
  },
  {
    name: 'Words put in after a word in every place in the Act',
    of,
    edits: throughout(of, 'harbour board', 'harbour board or port authority'),
    clause: [`In ${MOORINGS}, after “harbour board”, in each place it occurs, insert “or port authority”.`],
    follows: '§3.8 no 59',
  },
  {
    name: 'A word left out in every place in the Act',
    of,
    edits: throughout(of, 'harbour board', 'board'),
    clause: [`In ${MOORINGS}, for “harbour board”, in each place it occurs, substitute “board”.`],
    follows: '§3.1, “More than one place”',
  },
  {
    name: 'A word in the singular and in the plural',
    of,
    edits: [
      ...throughout(of, 'mooring master', 'mooring officer'),
      ...throughout(of, 'mooring masters', 'mooring officers'),
    ],
    clause: [
      '    (1) The Moorings Act 2004 is amended as follows.',
      '    (2) In the long title, for “mooring masters” substitute “mooring officers”.',
      '    (3) In section 4(1) (appointment of mooring masters), for “mooring masters” substitute “mooring officers”.',
      '    (4) For “mooring master”, in each place it occurs, substitute “mooring officer”.',
    ],
    follows: '§3.6 duty 4: a plural is another word',
  },
  {
    name: 'A number in every place in the Act',
    of,
    edits: throughout(of, 'level 2', 'level 4'),
    clause: [`In sections 6(2) and 7(2) of ${MOORINGS}, for “level 2” substitute “level 4”.`],
    follows: '§3.1, “Several provisions, one change”: two places are named',
  },
  {
    name: 'A word in a definition that is left out, and in every other place',
    of,
    edits: [
      ...throughout(of, 'harbour board', 'Minister', { but: ({ kind }) => kind === 'definition' }),
      omit('the definition of “harbour board” in section 11(1)'),
    ],
    clause: [
      '    (1) The Moorings Act 2004 is amended as follows.',
      '    (2) In section 11(1) (interpretation), omit the definition of “harbour board”.',
      '    (3) For “harbour board”, in each place it occurs, substitute “Minister”.',
    ],
    follows: '§3.1: what goes is not changed first',
  },
  {
    name: 'The words of a definition in every place',
    of,
    edits: throughout(of, 'vessel', 'craft', { within: at(of, 'section 2') }),
    clause: [
      `In section 2 of ${MOORINGS} (conditions), for “vessel”, in each place it occurs, substitute “craft”.`,
    ],
    follows: '§3.8 no 58',
  },
];
