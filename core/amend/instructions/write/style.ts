import type { WordingStyle } from '../../edits/wording-style.ts';

/** The differences between the styles of wording, as data. */
export interface Habits {
  /** The mark between instructions at one level, and the one before the last. */
  readonly separator: string;
  readonly lastSeparator: string;
  /** Whether a stop follows a quotation that ends with one (R3.11). */
  readonly alwaysStops: boolean;
  /** Whether an omission is written "is repealed" instead of "omit" (R3.15). */
  readonly repeals: boolean;
  readonly heading: string;
  readonly italicHeading: string;
  readonly schedule: string;
  /** Whether commas enclose "in each place where it occurs". */
  readonly placeCommas: boolean;
  readonly eachPlace: string;
  /** The text before "insert" when a quoted provision follows: "after section 2A, insert—". */
  readonly beforeBlock: string;
  readonly opening: string;
  /** The name of the words after the last part; absent if they are named by that part. */
  readonly closing?: string;
  /** The names of the amending text's own levels, outermost first (§1.1). */
  readonly levels: readonly string[];
}

const LEVELS_OF_ACTS = ['subsection', 'paragraph', 'sub-paragraph', 'sub-sub-paragraph'];
const LEVELS_OF_INSTRUMENTS = ['paragraph', 'sub-paragraph', 'paragraph', 'sub-paragraph'];

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
    levels: LEVELS_OF_ACTS,
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
    levels: LEVELS_OF_ACTS,
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
    levels: LEVELS_OF_INSTRUMENTS,
  },
};
