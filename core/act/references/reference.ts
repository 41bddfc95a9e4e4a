import type { Field, Pid } from '../tree.ts';
import type { Unit } from './units.ts';

/** One step of a citation: `section` with `4` and `(1)`. */
export interface CitedStep {
  readonly unit: Unit;
  readonly parts: readonly string[];
}

/** A provision of another Act as a reference names it. */
export interface Cited {
  /** The Act's title, or `1997 Act` if the words before don't say which Act of that year is meant. */
  readonly act: string;
  /** From the outermost in; empty if only the Act is named. */
  readonly path: readonly CitedStep[];
  /** Whether the sentence amends the other Act there. Such a reference has no effect once the amendment is made. */
  readonly amends: boolean;
}

/**
 * The result of looking a reference up: the provision exists (`valid`); does not exist (`broken`); can't be determined
 * (`unresolved`); or is in another Act (`other-act`). A person may also ignore a reference, which is stored by its `key`.
 */
export type ReferenceState = 'valid' | 'broken' | 'unresolved' | 'other-act';

/** A piece of text that names one provision. A list has a reference for each label, a range has two. */
export interface Reference {
  /**
   * Unique in a text, and the same while the field has the same reference, whatever changes elsewhere. If a person ignores a
   * reference, this is stored by the key.
   */
  readonly key: string;
  readonly pid: Pid;
  readonly field: Field;
  /** Offsets of the piece in the field, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** As written: `section 1(1)`, then `(1A)`; `Sections 1`, then `7`. */
  readonly text: string;
  /** The reference in full: `section 1(1A)`; `subsection (1) of section 19A of that Act`. */
  readonly names: string;
  readonly state: ReferenceState;
  /** The reason for the state, in words. Null if `valid`. */
  readonly reason: string | null;
  /** The provisions that it names in this text. Empty if there are none, and for most references to another Act. */
  readonly targets: readonly Pid[];
  /**
   * For an end of a range: which end, and all provisions in the range by position, both ends included
   * (drafting-conventions.md R1.3). Null for other references.
   */
  readonly range: { readonly end: 'first' | 'last'; readonly takesIn: readonly Pid[] } | null;
  /** The title of the other Act. Null for this Act. */
  readonly act: string | null;
  /** The provision of the other Act. Null if the words don't name it completely, and in words quoted for another Act. */
  readonly cites: Cited | null;
  /** The description in brackets after it: "section 264 (suspended sentence order)". */
  readonly description: { readonly from: number; readonly to: number; readonly text: string } | null;
}
