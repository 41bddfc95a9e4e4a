import type { Block } from './blocks.ts';
import type { DocumentKind } from './documents.ts';

/**
 * The origin of a text: computed; written where nothing can be computed; a computed text that a person edited;
 * edited, with the computed text changed since; or not written yet.
 */
export const TEXT_STATES = ['computed', 'written', 'edited', 'out-of-step', 'not-written'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/**
 * Where a part is. A body part is in the paper; an annex is lettered, at its end; a file is an annex by itself, made
 * on request.
 */
export const PART_PLACES = ['body', 'annex', 'file'] as const;
export type PartPlace = (typeof PART_PLACES)[number];

/** A part of a document as it is published. */
export interface PackPart {
  /** Unique in its document, and the same for the same part however the draft changes: `about`, `proposal:A-001`. */
  readonly id: string;
  readonly heading: string;
  readonly place: PartPlace;
  /** What its paragraphs are numbered by: the number of a chapter, the letter of an annex; '' where they aren’t. */
  readonly number: string;
  /** The least settled state of its texts. */
  readonly state: TextState;
  readonly blocks: readonly Block[];
}

/** The heading of a part as it stands over it: "3. Scope", "Annex A: Draft clauses". */
export const headingOf = ({
  heading,
  place,
  number,
}: Pick<PackPart, 'heading' | 'place' | 'number'>): string =>
  number === '' ? heading : place === 'body' ? `${number}. ${heading}` : `Annex ${number}: ${heading}`;

/** The document of a pack: what stands on its cover, and its parts in order, without those that were left out. */
export interface PackDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  /** Under the title: who publishes it, and when. */
  readonly lines: readonly string[];
  readonly parts: readonly PackPart[];
  /** Until when responses are taken (ISO date; null where nobody has said it), and where, a way a line. */
  /** Parts of which nothing is written yet, so that the public isn’t shown them. */
  readonly unwritten: readonly { readonly id: string; readonly heading: string }[];
  readonly respond: { readonly closes: string | null; readonly places: readonly string[] };
}
