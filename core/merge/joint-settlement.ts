import type { JointHead } from './join.ts';
import type { Renames } from './rename.ts';

/** A thing of both copies under its new id. */
export interface Settled {
  readonly kind: string;
  readonly id: string;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, JointHead>>;
}

/** The merged state of both copies, under the new ids. */
export interface Settlement {
  readonly settledThings: Map<string, Settled>;
  /** Things found to be the same, former ones included. */
  readonly mergedInto: ReadonlyMap<string, string>;
  /** New ids by our keys, and by theirs. */
  readonly ours: Renames;
  readonly theirs: Renames;
  /** Further new ids, by the keys that those lead to, where things under their new ids were found to be the same. */
  readonly laterRenames: Renames;
  /** The number of the first respondent of each import. */
  readonly firsts: ReadonlyMap<string, number>;
}
