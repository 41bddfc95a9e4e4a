import type { Location, Occurrence, Operation } from '../syntax.ts';

/** One way to write a change of words. The writer chooses the cheapest. */
export interface Phrasing {
  readonly operation: Operation;
  /** The number of quoted words, plus penalties for what drafters avoid. */
  readonly cost: number;
}

/** The location of a quotation in the place that the instruction names. */
export const CONTEXT_PLACE: Location = [];
/** The quoted words occur once in the place. */
export const ONCE: Occurrence = { type: 'once' };
/** Inserted words without provisions. */
export const newTextOf = (words: string) => ({ words, provisions: [] });
