/**
 * The readers of a Word file. A lawyer's file has everything, also comments. An outward file has no comments, and its
 * changes are signed with the author's role and the amendment's number. A clean file is the Act as amended, without
 * tracked changes.
 */
export const WORD_PROFILES = ['lawyer', 'outward', 'clean'] as const;
/** The profile in the name of the version that is saved with a Word file. */
export const WORD_PROFILE_NAMES: Readonly<Record<(typeof WORD_PROFILES)[number], string>> = {
  lawyer: 'for a lawyer',
  outward: 'for others',
  clean: 'clean',
};
export type WordProfile = (typeof WORD_PROFILES)[number];
