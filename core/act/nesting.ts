import type { Kind, Provision } from './tree.ts';

const BLOCK_KINDS: readonly Kind[] = ['quotation', 'block', 'table'];
const INNER_KINDS: readonly Kind[] = ['definition', ...BLOCK_KINDS];

/** The kinds that each kind contains in a well-drafted Act (drafting-conventions.md §1.1; R1.9 for paragraphs in a definition). */
const USUAL_CHILDREN: Readonly<Record<Kind, readonly Kind[]>> = {
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
  part: ['chapter', 'crossheading', 'section', 'scheduleParagraph', ...BLOCK_KINDS],
  chapter: ['crossheading', 'section', 'scheduleParagraph', ...BLOCK_KINDS],
  crossheading: ['section', 'scheduleParagraph', ...BLOCK_KINDS],
  section: ['subsection', 'paragraph', ...INNER_KINDS],
  subsection: ['paragraph', ...INNER_KINDS],
  paragraph: ['subparagraph', ...INNER_KINDS],
  subparagraph: ['subsubparagraph', ...INNER_KINDS],
  subsubparagraph: INNER_KINDS,
  definition: ['paragraph', 'subparagraph', ...BLOCK_KINDS],
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
  schedule: ['part', 'chapter', 'crossheading', 'scheduleParagraph', 'paragraph', ...INNER_KINDS],
  scheduleParagraph: ['scheduleSubparagraph', 'paragraph', ...INNER_KINDS],
  scheduleSubparagraph: ['paragraph', ...INNER_KINDS],
  block: [],
  table: ['row'],
  row: ['cell'],
  cell: [],
};

const LIST_KINDS: readonly Kind[] = ['paragraph', ...INNER_KINDS];

/**
 * The kinds that each kind contains in some existing Acts only. For example, Parts contain Parts, Schedules set out
 * conventions, lists are directly under headings, and paragraphs skip a level.
 */
const UNUSUAL_CHILDREN: Partial<Record<Kind, readonly Kind[]>> = {
  act: ['scheduleParagraph', ...LIST_KINDS],
  part: ['part', 'schedule', ...LIST_KINDS],
  chapter: ['chapter', 'part', ...LIST_KINDS],
  crossheading: [
    'crossheading',
    'part',
    'chapter',
    'schedule',
    'subsection',
    'scheduleSubparagraph',
    ...LIST_KINDS,
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
  usuallyHolds(parent, child) || (UNUSUAL_CHILDREN[parent]?.includes(child) ?? false);

/** Whether a provision of kind `child` may be directly under one of kind `parent` in a well-drafted Act. */
export const usuallyHolds = (parent: Kind, child: Kind): boolean => USUAL_CHILDREN[parent].includes(child);

/** Whether a new `child` may be inserted directly under `parent`. An Act can't get a second long title or enacting formula. */
export const mayInsert = (parent: Kind, child: Kind): boolean =>
  child !== 'longTitle' && child !== 'enactingWords' && usuallyHolds(parent, child);

/** Like `mayInsert`, but a provision that already contains an unusual kind may get another of that kind. */
export const mayInsertIn = (parent: Provision, child: Kind): boolean =>
  mayInsert(parent.kind, child) ||
  (child !== 'longTitle' && child !== 'enactingWords' && parent.children.some(({ kind }) => kind === child));
