import type { WordProfile } from './word-profiles.ts';

/**
 * What stands before and after the Act in a Word file. A file that comes back is known by it where a program dropped the
 * bookmark round the Act, so writer and reader must say the same.
 */
export const ACT_HEADING = 'The Act, marked up';
const AS_AMENDED = 'The Act, as amended';
export const ACT_END = 'End of the Act.';

/** A clean file has nothing marked up, and doesn't say that it has. */
export const actHeadingFor = (profile: WordProfile): string =>
  profile === 'clean' ? AS_AMENDED : ACT_HEADING;

/** What the Act stands under in files of any profile. */
export const ACT_HEADINGS: ReadonlySet<string> = new Set([ACT_HEADING, AS_AMENDED]);
