import type { WordProfile } from '../pack/word-profiles.ts';

/** The readers of files: the public; the lawyers of the review; or colleagues, who work on the review and see everything. */
export const READERS = ['public', 'lawyer', 'colleague'] as const;
export type Reader = (typeof READERS)[number];

/** The reader of a Word file of a profile. */
export const readerOf = (profile: WordProfile): Reader => (profile === 'lawyer' ? 'lawyer' : 'public');
