import type { WordingStyle } from '../../edits/wording-style.ts';

/** What differs between the styles, as data. */
export interface Habits {
  /** What stands between instructions at one level, and before the last. */
  readonly separator: string;
  readonly lastSeparator: string;
  /** Whether a stop follows a quotation that has one inside (R3.11). */
  readonly alwaysStops: boolean;
  /** "is repealed" for "omit" (R3.15). */
  readonly repeals: boolean;
  readonly heading: string;
  readonly italicHeading: string;
  readonly schedule: string;
  /** Commas round "in each place where it occurs". */
  readonly placeCommas: boolean;
  readonly eachPlace: string;
  /** What stands before "insert" where a quoted provision follows: "after section 2A, insert—". */
  readonly beforeBlock: string;
  readonly opening: string;
  /** How the words after the last part are called, where not by that part. */
  readonly closing?: string;
  /** What the levels of the amending text itself are called, outermost first (§1.1). */
  readonly levels: readonly string[];
}

const IN_ACTS = ['subsection', 'paragraph', 'sub-paragraph', 'sub-sub-paragraph'];
const IN_INSTRUMENTS = ['paragraph', 'sub-paragraph', 'paragraph', 'sub-paragraph'];

export const HABITS: Readonly<Record<WordingStyle, Habits>> = {
  uk: {
    separator: ';',
    lastSeparator: ';',
    alwaysStops: false,
    repeals: false,
    heading: 'heading',
    italicHeading: 'italic heading',
    schedule: 'Schedule',
    placeCommas: true,
    eachPlace: 'in each place it occurs',
    beforeBlock: ' ',
    opening: 'the opening words',
    levels: IN_ACTS,
  },
  scottish: {
    separator: ',',
    lastSeparator: ',',
    alwaysStops: true,
    repeals: true,
    heading: 'section title',
    italicHeading: 'italic heading',
    schedule: 'schedule',
    placeCommas: false,
    eachPlace: 'in each place where it occurs',
    beforeBlock: ', ',
    opening: 'the opening words',
    closing: 'the closing words',
    levels: IN_ACTS,
  },
  si: {
    separator: ';',
    lastSeparator: '; and',
    alwaysStops: false,
    repeals: false,
    heading: 'heading',
    italicHeading: 'italic heading',
    schedule: 'Schedule',
    placeCommas: true,
    eachPlace: 'in each place it occurs',
    beforeBlock: ' ',
    opening: 'the opening words',
    levels: IN_INSTRUMENTS,
  },
};
