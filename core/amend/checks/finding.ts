import type { Field, Pid } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import type { Splice } from '../text/splice.ts';
import type { CheckContext } from './context.ts';

/** The numbers of the checks in drafting-conventions.md §6. */
export type CheckId = `D${0 | 1 | 2}${number}` | `D3${0 | 1 | 2 | 3 | 4 | 5 | 6}`;
export type Severity = 'error' | 'warning' | 'information';

/** Replacements of words at offsets of the text as amended. */
export interface TextFix {
  readonly pid: Pid;
  readonly field: Field;
  readonly splices: readonly Splice[];
}

/** A correction that is offered with a finding, and made only on request. `fixChanges` turns it into edits. */
export interface Fix {
  /** The correction as a button or menu names it: `Delete “or 2A”`. */
  readonly words: string;
  readonly texts: readonly TextFix[];
  /** New edits for one whole amendment, for corrections that don't replace words. */
  readonly edits?: { readonly id: string; readonly edits: readonly Edit[] };
}

/** A point in a draft that its drafter should check. */
export interface Finding {
  /** The key under which a decision to ignore is stored. Unique in a run, and stable while the same fault is in the same place. */
  readonly key: string;
  readonly check: CheckId;
  readonly severity: Severity;
  /** The provision, in the text as amended; for omitted words, in the base text. */
  readonly pid: Pid;
  readonly field?: Field;
  /** Offsets in the field as amended, in UTF-16 code units. */
  readonly from?: number;
  readonly to?: number;
  /** The amendment that caused it; null if no single one did. */
  readonly amendment: string | null;
  readonly message: string;
  readonly fix?: Fix;
}

/** A finding before it has a key. `detail` distinguishes it from other findings of its check in the same field. */
export type UnkeyedFinding = Omit<Finding, 'key' | 'check'> & { readonly detail: string };

/** One check of a draft. It finds nothing in the base text, and never throws, however odd the draft. */
export interface Check {
  readonly id: CheckId;
  readonly run: (context: CheckContext) => readonly UnkeyedFinding[];
}
