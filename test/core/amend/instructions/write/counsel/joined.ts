import { walk } from '../../../../../../core/act/tree.ts';
import type { PlainEdit } from '../../../../../../core/amend/edits/plain-edit.ts';
import { act, after, at, type CounselDraft, omit, reads, replace } from './draft.ts';
import { moorings } from './moorings.ts';

const HARASSMENT = 'the Protection from Harassment Act 1997';
const MOORINGS = 'the Moorings Act 2004';
const of = moorings;

/** An entry of the only table left out, by what stands in its first column. */
function omitRow(first: string): PlainEdit {
  const row = [...walk(of.root)].find(
    ({ kind, children }) => kind === 'row' && children[0]?.content === first,
  );
  if (!row) throw new Error(`No entry is for ${first}`);
  return { type: 'omit', pid: row.pid };
}

/** Provisions and words that are dealt with alike, in one instruction where counsel would give one. */
export const JOINED: readonly CounselDraft[] = [
  {
    name: 'Two paragraphs left out that stand apart',
    of,
    edits: [omit('section 2(1)(a)'), omit('section 2(1)(c)')],
    clause: [`In section 2(1) of ${MOORINGS} (conditions), omit paragraphs (a) and (c).`],
    follows: '§3.1, “Several provisions, one change”; §3.8 no 45',
  },
  {
    name: 'Two paragraphs and two more left out',
    of: act,
    edits: ['(a)', '(b)', '(d)', '(f)'].map((label) => omit(`section 2A(3)${label}`)),
    clause: [
      `In section 2A(3) of ${HARASSMENT} (offence of stalking), omit paragraphs (a), (b), (d) and (f).`,
    ],
    follows: '§1.1 R1.3',
  },
  {
    name: 'Three paragraphs in a row and one more left out',
    of: act,
    edits: ['(a)', '(b)', '(c)', '(e)'].map((label) => omit(`section 2A(3)${label}`)),
    clause: [`In section 2A(3) of ${HARASSMENT} (offence of stalking), omit paragraphs (a) to (c) and (e).`],
    follows: '§1.1 R1.3',
  },
  {
    name: 'Two subsections left out that stand apart',
    of,
    edits: [omit('section 1(3)'), omit('section 1(5)')],
    clause: [`In section 1 of ${MOORINGS} (licences for moorings), omit subsections (3) and (5).`],
    follows: '§3.1; §3.8 no 51',
  },
  {
    name: 'A paragraph and a later subsection left out',
    of,
    edits: [omit('section 1(1)(b)'), omit('section 1(4)')],
    clause: [`In section 1 of ${MOORINGS} (licences for moorings), omit subsections (1)(b) and (4).`],
    follows: '§1.1 R1.3, “subsections (1)(b) and (3)”',
  },
  {
    name: 'Two sections left out that stand apart',
    of,
    edits: [omit('section 4'), omit('section 8')],
    clause: [`In ${MOORINGS}, omit sections 4 and 8.`],
    follows: '§3.8 no 45, “omit articles 3 and 4”',
  },
  {
    name: 'Subsections of two sections left out',
    of,
    edits: [omit('section 3(2)'), omit('section 4(3)')],
    clause: [
      `    (1) The Moorings Act 2004 is amended as follows.`,
      '    (2) In section 3 (fees), omit subsection (2).',
      '    (3) In section 4 (appointment of mooring masters), omit subsection (3).',
    ],
    follows: '§4.1: one subsection for each section amended',
  },
  {
    name: 'Two definitions left out that stand apart',
    of,
    edits: [
      omit('the definition of “beacon” in section 11(1)'),
      omit('the definition of “mooring” in section 11(1)'),
    ],
    clause: [
      `In section 11(1) of ${MOORINGS} (interpretation), omit the definitions of “beacon” and “mooring”.`,
    ],
    follows: '§1.2; §3.8 no 37',
  },
  {
    name: 'Two paragraphs of a Schedule left out that stand apart',
    of,
    edits: [omit('paragraph 2 of Schedule 1'), omit('paragraph 4 of Schedule 1')],
    clause: [`In Schedule 1 to ${MOORINGS} (procedure for appeals), omit paragraphs 2 and 4.`],
    follows: '§3.8 no 44',
  },
  {
    name: 'Two sub-paragraphs left out, the last with its linking word',
    of,
    edits: [
      omit('section 5(1)(b)(i)'),
      reads(of, 'section 5(1)(b)(ii)', 'content', 'the lights,'),
      omit('section 5(1)(b)(iii)'),
    ],
    clause: [
      `In section 5(1)(b) of ${MOORINGS} (powers of mooring masters)—`,
      '    (a) omit sub-paragraph (i);',
      '    (b) omit sub-paragraph (iii) (and the “and” before it).',
    ],
    follows: '§3.2 R3.3: what goes with one of them is said of that one',
  },
  {
    name: 'The first and the last of a list left out, with the stop moved',
    of,
    edits: [
      omit('section 10(2)(a)'),
      reads(of, 'section 10(2)(b)', 'content', 'quash the decision.'),
      omit('section 10(2)(c)'),
    ],
    clause: [
      `In section 10(2) of ${MOORINGS} (appeals)—`,
      '    (a) omit paragraph (a);',
      '    (b) in paragraph (b), for “decision;” substitute “decision.”;',
      '    (c) omit paragraph (c).',
    ],
    follows: '§3.2 R3.3, in the order of the Act',
  },
  {
    name: 'Two entries of a table left out that stand apart',
    of,
    edits: [omitRow('A ship'), omitRow('A raft')],
    clause: [
      `In the table in paragraph 1 of Schedule 2 to ${MOORINGS} (fees for vessels), omit the entry for “A ship” and the entry for “A raft”.`,
    ],
    follows: '§3.8 no 20; §3.6, “omit” with several targets',
  },
  {
    name: 'Words left out in two places of one sentence',
    of,
    edits: [replace('section 5(2)', ', without delay,', ''), replace('section 5(2)', ' if asked', '')],
    clause: [
      `In section 5(2) of ${MOORINGS} (powers of mooring masters), omit “, without delay,” and “if asked”.`,
    ],
    follows: '§3.6, “omit” with several targets',
  },
  {
    name: 'Words left out in three places of one sentence',
    of: act,
    edits: [
      replace('section 5A(1)', ' (“the defendant”)', ''),
      replace('section 5A(1)', ' to do so', ''),
      replace('section 5A(1)', ' described in the order', ''),
    ],
    clause: [
      `In section 5A(1) of ${HARASSMENT} (restraining orders on acquittal), omit “(“the defendant”)”, “to do so” and “described in the order”.`,
    ],
    follows: '§3.6, “omit” with several targets',
  },
  {
    name: 'The same fine in two sections',
    of,
    edits: [replace('section 6(2)', 'level 2', 'level 3'), replace('section 7(2)', 'level 2', 'level 3')],
    clause: [`In sections 6(2) and 7(2) of ${MOORINGS}, for “level 2” substitute “level 3”.`],
    follows: '§3.1, “Several provisions, one change”; §3.8 no 32',
  },
  {
    name: 'The same words in three sections, among other changes',
    of,
    edits: [
      replace('section 3(3)', 'harbour board', 'Minister'),
      replace('section 4(1)', 'harbour board', 'Minister'),
      replace('section 8', 'harbour board', 'Minister'),
      omit('section 10(3)'),
    ],
    clause: [
      `    (1) The Moorings Act 2004 is amended as follows.`,
      '    (2) In each of sections 3(3), 4(1) and 8, for “harbour board” substitute “Minister”.',
      '    (3) In section 10 (appeals), omit subsection (3).',
    ],
    follows: '§3.8 no 32',
  },
  {
    name: 'Two subsections replaced, one after another',
    of,
    edits: [
      omit('section 3(1)'),
      after('section 3(1)', { num: '(1)', text: 'The fee for a licence is to be prescribed.' }),
      omit('section 3(2)'),
      after('section 3(2)', { num: '(2)', text: 'Different fees may be prescribed for different vessels.' }),
    ],
    clause: [
      `In section 3 of ${MOORINGS} (fees), for subsections (1) and (2) substitute—`,
      '        “(1) The fee for a licence is to be prescribed.',
      '        (2) Different fees may be prescribed for different vessels.”',
    ],
    follows: '§3.8 no 57',
  },
  {
    name: 'The same word in the heading and in the section',
    of,
    edits: [reads(of, 'section 7', 'heading', 'Hindrance'), replace('section 7(1)', 'obstructs', 'hinders')],
    clause: [
      `    (1) Section 7 of ${MOORINGS} (obstruction) is amended as follows.`,
      '    (2) For the heading substitute “Hindrance”.',
      '    (3) In subsection (1), for “obstructs” substitute “hinders”.',
    ],
    follows: '§3.8 no 12',
  },
  {
    name: 'A sentence at the end of two subsections',
    of,
    edits: [
      reads(
        of,
        'section 6(1)',
        'content',
        `${at(of, 'section 6(1)').content} It does not matter who owns it.`,
      ),
      reads(
        of,
        'section 7(1)',
        'content',
        `${at(of, 'section 7(1)').content} It does not matter who owns it.`,
      ),
    ],
    clause: [`In sections 6(1) and 7(1) of ${MOORINGS}, at the end insert “It does not matter who owns it.”`],
    follows: '§3.8 no 19; §3.1, “Several provisions, one change”',
  },
  {
    name: 'Three sections and an italic heading left out, and a section further on',
    of,
    edits: [omit('the italic heading before section 6'), omit('section 8')],
    clause: [
      `    (1) The Moorings Act 2004 is amended as follows.`,
      '    (2) Omit sections 6 and 7 and the italic heading before section 6.',
      '    (3) Omit section 8 (notice of disqualification).',
    ],
    follows: '§3.6: what goes with one of them is said of that one',
  },
  {
    name: 'A new subsection after each of two',
    of,
    edits: [
      after('section 6(2)', { num: '(3)', text: 'It is a defence that the vessel was in danger.' }),
      after('section 7(2)', { num: '(3)', text: 'It is a defence that the vessel was in danger.' }),
    ],
    clause: [
      `    (1) The Moorings Act 2004 is amended as follows.`,
      '    (2) In section 6 (mooring without a licence), after subsection (2) insert—',
      '            “(3) It is a defence that the vessel was in danger.”',
      '    (3) In section 7 (obstruction), after subsection (2) insert—',
      '            “(3) It is a defence that the vessel was in danger.”',
    ],
    follows: '§3.8 no 6',
  },
  {
    name: 'Two new subsections of two amendments at one place, and one replaced',
    of,
    edits: [
      after('section 3(3)', { num: '(4)', text: 'The fees must be reasonable.' }),
      after('section 3(3)', { num: '(5)', text: 'The fees may be waived.' }),
      replace('section 3(1)', '£20', '£25'),
    ],
    clause: [
      `    (1) Section 3 of ${MOORINGS} (fees) is amended as follows.`,
      '    (2) In subsection (1), for “£20” substitute “£25”.',
      '    (3) After subsection (3) insert—',
      '            “(4) The fees must be reasonable.',
      '            (5) The fees may be waived.”',
    ],
    follows: '§3.8 no 6',
  },
];
