import type { Kind, Provision } from './tree.ts';

const QUOTABLE: readonly Kind[] = ['quotation', 'block', 'table'];
const UNIT: readonly Kind[] = ['definition', ...QUOTABLE];

/** What each kind holds in a well-made Act (drafting-conventions.md §1.1; R1.9 for paragraphs within a definition). */
const USUAL: Readonly<Record<Kind, readonly Kind[]>> = {
  act: [
    'longTitle',
    'enactingWords',
    'part',
    'chapter',
    'crossheading',
    'section',
    'schedule',
    'block',
    'table',
  ],
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
    'table',
  ],
  schedule: ['part', 'chapter', 'crossheading', 'scheduleParagraph', 'paragraph', ...UNIT],
  scheduleParagraph: ['scheduleSubparagraph', 'paragraph', ...UNIT],
  scheduleSubparagraph: ['paragraph', ...UNIT],
  block: [],
  table: ['row'],
  row: ['cell'],
  cell: [],
};

const GROUPED: readonly Kind[] = ['paragraph', ...UNIT];

/**
 * What each kind also contains in existing Acts. Parts are grouped, sub-headings occur, and Schedules set out
 * conventions. Lists stand under headings, and paragraphs skip a level (R1.6) or go below the last.
 */
const PARENT_KINDS: Partial<Record<Kind, readonly Kind[]>> = {
  act: ['scheduleParagraph', ...GROUPED],
  part: ['part', 'schedule', ...GROUPED],
  chapter: ['chapter', 'part', ...GROUPED],
  crossheading: [
    'crossheading',
    'part',
    'chapter',
    'schedule',
    'subsection',
    'scheduleSubparagraph',
    ...GROUPED,
  ],
  section: ['subparagraph', 'subsubparagraph', 'crossheading'],
  subsection: ['subparagraph', 'subsubparagraph'],
  paragraph: ['subsubparagraph'],
  subsubparagraph: ['subsubparagraph'],
  definition: ['subsubparagraph', 'definition'],
  quotation: ['longTitle', 'enactingWords'],
  schedule: ['schedule', 'section', 'subsection', 'scheduleSubparagraph', 'subparagraph'],
  scheduleParagraph: ['subparagraph', 'subsubparagraph', 'crossheading', 'subsection'],
  scheduleSubparagraph: ['subparagraph', 'subsubparagraph'],
};

/** Whether a provision of one kind may stand directly under one of another, as Acts that exist have it. */
export const mayHold = (parent: Kind, child: Kind): boolean =>
  usuallyHolds(parent, child) || (PARENT_KINDS[parent]?.includes(child) ?? false);

/** Whether a provision of one kind stands directly under one of another in a well-made Act. */
export const usuallyHolds = (parent: Kind, child: Kind): boolean => USUAL[parent].includes(child);

/** Whether a new provision of a kind is put directly under one of another: an Act has one long title, for good. */
export const mayInsert = (parent: Kind, child: Kind): boolean =>
  child !== 'longTitle' && child !== 'enactingWords' && usuallyHolds(parent, child);

/** The same, but where a provision already holds one of that kind, as few do, it may hold another. */
export const mayInsertIn = (parent: Provision, child: Kind): boolean =>
  mayInsert(parent.kind, child) ||
  (child !== 'longTitle' && child !== 'enactingWords' && parent.children.some(({ kind }) => kind === child));
