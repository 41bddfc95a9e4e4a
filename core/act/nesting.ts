import type { Kind } from './tree.ts';

const QUOTABLE: readonly Kind[] = ['quotation', 'block'];
const UNIT: readonly Kind[] = ['definition', ...QUOTABLE];

/** What each kind may hold directly (drafting-conventions.md §1.1; R1.9 for paragraphs within a definition). */
const HOLDS: Readonly<Record<Kind, readonly Kind[]>> = {
  act: ['longTitle', 'enactingWords', 'part', 'chapter', 'crossheading', 'section', 'schedule', 'block'],
  longTitle: [],
  enactingWords: [],
  part: ['chapter', 'crossheading', 'section', 'scheduleParagraph', ...QUOTABLE],
  chapter: ['crossheading', 'section', 'scheduleParagraph', ...QUOTABLE],
  crossheading: ['section', 'scheduleParagraph', ...QUOTABLE],
  section: ['subsection', 'paragraph', ...UNIT],
  subsection: ['paragraph', ...UNIT],
  paragraph: ['subparagraph', ...UNIT],
  subparagraph: ['subsubparagraph', ...UNIT],
  subsubparagraph: UNIT,
  definition: ['paragraph', 'subparagraph', ...QUOTABLE],
  quotation: [
    'part',
    'chapter',
    'crossheading',
    'section',
    'subsection',
    'paragraph',
    'subparagraph',
    'subsubparagraph',
    'definition',
    'schedule',
    'scheduleParagraph',
    'scheduleSubparagraph',
    'block',
  ],
  schedule: ['part', 'chapter', 'crossheading', 'scheduleParagraph', 'paragraph', ...UNIT],
  scheduleParagraph: ['scheduleSubparagraph', 'paragraph', ...UNIT],
  scheduleSubparagraph: ['paragraph', ...UNIT],
  block: [],
};

/** Whether a provision of one kind may stand directly under one of another. */
export const mayHold = (parent: Kind, child: Kind): boolean => HOLDS[parent].includes(child);

/** Whether a new provision of a kind may be put directly under one of another: an Act has one long title, for good. */
export const mayInsert = (parent: Kind, child: Kind): boolean =>
  child !== 'longTitle' && child !== 'enactingWords' && mayHold(parent, child);
