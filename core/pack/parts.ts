import type { Block } from './blocks.ts';
import type { DocumentKind } from './documents.ts';

/**
 * The origin of a text: computed; written where nothing can be computed; a computed text that a person edited; edited,
 * with the computed text changed since; or not written yet.
 */
export const TEXT_STATES = ['computed', 'written', 'edited', 'out-of-step', 'not-written'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/**
 * Where a part is. A body part is in the paper; an annex is lettered, at its end; a file is an annex by itself, made on
 * request.
 */
export const PART_PLACES = ['body', 'annex', 'file'] as const;
export type PartPlace = (typeof PART_PLACES)[number];

/** A part of a document as it is published. */
export interface PackPart {
  /**
   * Unique in its document. The same part keeps its id however the draft changes, for example `about` or
   * `proposal:A-001`.
   */
  readonly id: string;
  readonly heading: string;
  readonly place: PartPlace;
  /** The prefix of its paragraph numbers: a chapter's number or an annex's letter; '' without numbers. */
  readonly number: string;
  /** The least settled state of its texts. */
  readonly state: TextState;
  readonly blocks: readonly Block[];
}

/** The heading as printed, for example "3. Scope" or "Annex A: Draft clauses". */
export const headingOf = ({
  heading,
  place,
  number,
}: Pick<PackPart, 'heading' | 'place' | 'number'>): string =>
  number === '' ? heading : place === 'body' ? `${number}. ${heading}` : `Annex ${number}: ${heading}`;

/** The document of a pack: its cover, and its included parts in order. */
export interface PackDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  /** The lines under the title: the publisher and the date. */
  readonly lines: readonly string[];
  readonly parts: readonly PackPart[];
  /** The parts without any text yet, which the public is not shown. */
  readonly unwritten: readonly { readonly id: string; readonly heading: string }[];
  /** The closing date (ISO; null until it is entered), and the ways to respond, a line each. */
  readonly respond: { readonly closes: string | null; readonly places: readonly string[] };
}
