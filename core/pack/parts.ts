import type { Block } from './blocks.ts';

/** What a pack can be: the paper that people are consulted on, or the answer to what they said. */
export const DOCUMENTS = ['consultation', 'response'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

/**
 * How a text of a part came to be: computed; written by a person where nothing can be computed; a computed one that a
 * person edited; one whose computed text has changed since; or not written yet.
 */
export const TEXT_STATES = ['computed', 'written', 'edited', 'out-of-step', 'not-written'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/** A part of a document as it is published. */
export interface PackPart {
  /** Unique in its document, and the same for the same part however the draft changes: `about`, `proposal:A-001`. */
  readonly id: string;
  readonly heading: string;
  /** The least settled state of its texts. */
  readonly state: TextState;
  readonly blocks: readonly Block[];
}

/** The document of a pack: what stands on its cover, and its parts in order, without those that were left out. */
export interface PackDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  /** Under the title: who publishes it, and when. */
  readonly lines: readonly string[];
  readonly parts: readonly PackPart[];
}
