import type { Location, Occurrence, Operation } from '../syntax.ts';

/** One way to say a change of words. */
export interface Phrasing {
  readonly operation: Operation;
  /** How many words a reader has to compare, and how far it is from how drafters say it. */
  readonly cost: number;
}

/** The place that the instruction is in already. */
export const CONTEXT_PLACE: Location = [];
/** Nowhere else in the place. */
export const ONCE: Occurrence = { type: 'once' };
/** Words as what is put in. */
export const newTextOf = (words: string) => ({ words, provisions: [] });
