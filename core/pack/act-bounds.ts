import type { WordProfile } from './word-profiles.ts';

/**
 * The headings around the Act in a Word file. They identify a returned file whose program dropped the bookmark around
 * the Act, so writer and reader must share them.
 */
export const ACT_HEADING = 'The Act, marked up';
const AS_AMENDED = 'The Act, as amended';
export const ACT_END = 'End of the Act.';

/** A clean file has no marks, so its heading doesn't mention them. */
export const actHeadingFor = (profile: WordProfile): string =>
  profile === 'clean' ? AS_AMENDED : ACT_HEADING;

/** The headings above the Act in files of any profile. */
export const ACT_HEADINGS: ReadonlySet<string> = new Set([ACT_HEADING, AS_AMENDED]);
