import type { Instrument } from '../../../../../../core/act/instrument.ts';
import type { Kind, Provision } from '../../../../../../core/act/tree.ts';
import { after, type CounselDraft, ferries, reads, replace } from './draft.ts';

/** The Ferries Act with numbers as older prints have them. */
function printed(change: (provision: Provision) => Partial<Provision>): Instrument {
  const renumbered = (node: Provision): Provision => ({
    ...node,
    ...change(node),
    children: node.children.map(renumbered),
  });
  return { ...ferries, root: renumbered(ferries.root) };
}

const ROMAN: Readonly<Record<string, string>> = {
  'Part 1': 'Part III',
  'Part 2': 'Part IV',
  'Part 3': 'Part V',
};
const roman = printed(({ kind, num }) => (kind === 'part' ? { num: ROMAN[num] ?? num } : {}));
const capitals = printed(({ kind, num }) =>
  kind === 'schedule' || kind === 'part' ? { num: num.toUpperCase() } : {},
);
const onlyOne: Instrument = {
  ...capitals,
  root: {
    ...capitals.root,
    children: capitals.root.children
      .filter(({ num }) => num !== 'SCHEDULE 2')
      .map((child) => (child.kind === 'schedule' ? { ...child, num: 'SCHEDULE' } : child)),
  },
};

const insurance = {
  kind: 'section' as Kind,
  num: '8A',
  heading: 'Duty to insure',
  text: 'The ferry company must insure luggage.',
};

/** Acts whose Parts and Schedules have numbers of other kinds. */
export const NUMBERS: readonly CounselDraft[] = [
  {
    name: 'A Part after “Part IV”, and its heading',
    of: roman,
    edits: [
      reads(roman, 'Part IV', 'heading', 'Offences and enforcement'),
      after('Part IV', { kind: 'part', num: 'Part IVA', heading: 'Insurance', children: [insurance] }),
    ],
    clause: [
      '    (1) The Ferries (Left Luggage) Act 1998 is amended as follows.',
      '    (2) In Part IV, for the heading substitute “Offences and enforcement”.',
      '    (3) After Part IV insert—',
      '            “Part IVA',
      '            Insurance',
      '            8A Duty to insure',
      '            The ferry company must insure luggage.”',
    ],
    follows: '§1.1, “older: Part I”; §2.1 N3',
  },
  {
    name: 'Words in the only Schedule, printed “SCHEDULE”',
    of: onlyOne,
    edits: [
      replace('paragraph 4 of the Schedule', 'luggage that is opened', 'any luggage that is opened'),
      after('paragraph 2 of the Schedule', {
        num: '2A',
        text: 'An inspector must leave a ferry when asked to.',
      }),
    ],
    clause: [
      '    (1) The Schedule to the Ferries (Left Luggage) Act 1998 (powers of inspectors) is amended as follows.',
      '    (2) After paragraph 2 insert—',
      '            “2A An inspector must leave a ferry when asked to.”',
      '    (3) In paragraph 4, before “luggage” insert “any”.',
    ],
    follows: '§1.1 R1.7',
  },
  {
    name: 'A Schedule after “SCHEDULE 2”, and words in it',
    of: capitals,
    edits: [
      replace('paragraph 2 of Schedule 2', 'no passengers', 'fewer than three passengers'),
      after('Schedule 2', {
        kind: 'schedule',
        num: 'SCHEDULE 3',
        heading: 'Insurers',
        children: [
          {
            kind: 'part',
            num: 'PART 1',
            heading: 'Approval',
            children: [{ kind: 'scheduleParagraph', num: '1', text: 'An insurer must be approved.' }],
          },
        ],
      }),
    ],
    clause: [
      '    (1) The Ferries (Left Luggage) Act 1998 is amended as follows.',
      '    (2) In paragraph 2 of Schedule 2 (ferries to which this Act does not apply), for “no passengers” substitute “fewer than three passengers”.',
      '    (3) After Schedule 2 insert—',
      '            “SCHEDULE 3',
      '            Insurers',
      '                PART 1',
      '                Approval',
      '                1 An insurer must be approved.”',
    ],
    follows: '§1.1; §2.1 N2',
  },
];
