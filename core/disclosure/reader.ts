import type { WordProfile } from '../pack/word-profiles.ts';

/** Whom a file is for: anybody; the lawyers of the review; or colleagues, who work on it and have all of it. */
export const READERS = ['public', 'lawyer', 'colleague'] as const;
export type Reader = (typeof READERS)[number];

/** Whom a document of a profile is for. */
export const readerOf = (profile: WordProfile): Reader => (profile === 'lawyer' ? 'lawyer' : 'public');
