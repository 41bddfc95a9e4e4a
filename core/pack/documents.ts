/** The documents that a pack can be: a consultation paper, or a response to the consultation. */
export const DOCUMENTS = ['consultation', 'response'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];
