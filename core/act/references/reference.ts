import type { Field, Pid } from '../tree.ts';
import type { Unit } from './units.ts';

/** One step of a citation: `section` with `4` and `(1)`. */
export interface CitedStep {
  readonly unit: Unit;
  readonly parts: readonly string[];
}

/** What a reference names in another Act, as it is written there. */
export interface Cited {
  /** The Act's title, or `1997 Act` where the words before don't say which of that year is meant. */
  readonly act: string;
  /** From the outermost in; none where only the Act is named. */
  readonly path: readonly CitedStep[];
  /** Whether the sentence changes the other Act there: it is spent once that was done. */
  readonly amends: boolean;
}

/**
 * What came of looking a reference up: the provision is there; it is not; it can't be told what is meant; or it is in
 * another Act, whose text is not held. A fifth, ignored with a reason, is a person's word and is kept by `key`.
 */
export type ReferenceState = 'valid' | 'broken' | 'unresolved' | 'other-act';

/** One piece of text that names one provision. A list is as many references as it has labels, a range has two. */
export interface Reference {
  /**
   * The same as long as the same is said in the same field, whatever changes elsewhere; unique in a text. What a
   * person ignores, and why, is kept under it.
   */
  readonly key: string;
  readonly pid: Pid;
  readonly field: Field;
  /** Offsets of the piece in the field, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** As written: `section 1(1)`, then `(1A)`; `Sections 1`, then `7`. */
  readonly text: string;
  /** In full, from the unit's word in: `section 1(1A)`; `subsection (1) of section 19A of that Act`. */
  readonly names: string;
  readonly state: ReferenceState;
  /** In words, for every state but `valid`. */
  readonly reason: string | null;
  /** What it names, where that is held; `[]` for what is not there, and for most of another Act. */
  readonly targets: readonly Pid[];
  /** For an end of a range: which end, and all that the range takes in by position, both ends included (R1.3). */
  readonly range: { readonly end: 'first' | 'last'; readonly takesIn: readonly Pid[] } | null;
  /** The other Act, where it is named; null in this one. */
  readonly act: string | null;
  /** What it names there; null where its own words don't say all of it, and in words that are quoted for another Act. */
  readonly cites: Cited | null;
  /** The description in brackets that follows it (R1.4). */
  readonly description: { readonly from: number; readonly to: number; readonly text: string } | null;
}
