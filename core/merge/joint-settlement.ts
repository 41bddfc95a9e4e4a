import type { JointHead } from './join.ts';
import type { Renames } from './rename.ts';

/** A thing of the merged state under its new id. */
export interface Settled {
  readonly kind: string;
  readonly id: string;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, JointHead>>;
}

/** The merged state of both copies, under the new ids, and the renames that led to it. */
export interface Settlement {
  readonly settledThings: Map<string, Settled>;
  /** Things found to be the same, in this merge and before. Maps each name to the name that remains. */
  readonly mergedInto: ReadonlyMap<string, string>;
  /** New ids by the keys of our copy, and by the keys of theirs. */
  readonly ours: Renames;
  readonly theirs: Renames;
  /** Further new ids, by the keys after the first renames, of things that were then found to be the same. */
  readonly laterRenames: Renames;
  /** The number of the first respondent of each import. */
  readonly firsts: ReadonlyMap<string, number>;
}
