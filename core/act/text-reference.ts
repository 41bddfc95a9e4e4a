import type { Field, Pid } from './tree.ts';

/** A reference that a file carries as data: the words that it is on, in UTF-16 code units, and what it points to. */
export interface TextReference {
  readonly pid: Pid;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
  readonly href: string;
}
