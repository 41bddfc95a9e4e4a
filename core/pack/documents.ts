/** What a pack can be: the paper that people are consulted on, or the answer to what they said. */
export const DOCUMENTS = ['consultation', 'response'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];
