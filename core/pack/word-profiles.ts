/**
 * Whom a Word file is for: a lawyer gets everything, comments too; outward it has no comments, and changes are signed by
 * the role of their authors and the number of their amendment; clean it is the Act as amended, with nothing to accept.
 */
export const WORD_PROFILES = ['lawyer', 'outward', 'clean'] as const;
/** Whom a Word file is for, in the name of the version that is saved with it. */
export const WORD_PROFILE_NAMES: Readonly<Record<(typeof WORD_PROFILES)[number], string>> = {
  lawyer: 'for a lawyer',
  outward: 'for others',
  clean: 'clean',
};
export type WordProfile = (typeof WORD_PROFILES)[number];
