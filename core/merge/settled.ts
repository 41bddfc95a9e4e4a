import type { JointHead } from './join.ts';
import type { Renames } from './rename.ts';

/** A thing of both copies under its name from here on. */
export interface Settled {
  readonly kind: string;
  readonly id: string;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, JointHead>>;
}

/** What both copies come to, under the names that things have from here on. */
export interface Settlement {
  readonly things: Map<string, Settled>;
  /** Things that are one from here on, those of before included. */
  readonly same: ReadonlyMap<string, string>;
  /** By our keys and by theirs. */
  readonly ours: Renames;
  readonly theirs: Renames;
  /** By the keys that those lead to: what turned out, so named, to be one with another. */
  readonly called: Renames;
  /** The number of the first respondent of each import. */
  readonly firsts: ReadonlyMap<string, number>;
}
