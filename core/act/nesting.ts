import type { Kind, Provision } from './tree.ts';

const QUOTABLE: readonly Kind[] = ['quotation', 'block', 'table'];
const UNIT: readonly Kind[] = ['definition', ...QUOTABLE];

/** The kinds that each kind contains in a well-drafted Act (drafting-conventions.md §1.1; R1.9 for paragraphs in a definition). */
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
 * The kinds that each kind contains in some existing Acts only. For example, Parts contain Parts, Schedules set out
 * conventions, lists are directly under headings, and paragraphs skip a level.
 */
const UNUSUAL: Partial<Record<Kind, readonly Kind[]>> = {
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

/** Whether a provision of kind `child` may be directly under one of kind `parent`, by the usage of existing Acts. */
export const mayHold = (parent: Kind, child: Kind): boolean =>
  usuallyHolds(parent, child) || (UNUSUAL[parent]?.includes(child) ?? false);

/** Whether a provision of kind `child` may be directly under one of kind `parent` in a well-drafted Act. */
export const usuallyHolds = (parent: Kind, child: Kind): boolean => USUAL[parent].includes(child);

/** Whether a new `child` may be inserted directly under `parent`. An Act can't get a second long title or enacting formula. */
export const mayInsert = (parent: Kind, child: Kind): boolean =>
  child !== 'longTitle' && child !== 'enactingWords' && usuallyHolds(parent, child);

/** Like `mayInsert`, but a provision that already contains an unusual kind may get another of that kind. */
export const mayInsertIn = (parent: Provision, child: Kind): boolean =>
  mayInsert(parent.kind, child) ||
  (child !== 'longTitle' && child !== 'enactingWords' && parent.children.some(({ kind }) => kind === child));
