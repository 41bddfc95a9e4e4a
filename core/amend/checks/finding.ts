import type { Field, Pid } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import type { Splice } from '../text/splice.ts';
import type { CheckContext } from './context.ts';

/** The checks of drafting-conventions.md §6, by their numbers there. */
export type CheckId = `D${0 | 1 | 2}${number}` | `D3${0 | 1 | 2 | 3 | 4 | 5 | 6}`;
export type Severity = 'error' | 'warning' | 'information';

/** Words to put in place of others, in offsets of the text as amended. */
export interface TextFix {
  readonly pid: Pid;
  readonly field: Field;
  readonly splices: readonly Splice[];
}

/** What would put a finding right, offered and never done unasked. `fixChanges` makes edits of it. */
export interface Fix {
  /** What it does, as a button or a menu says it: `Leave out “or 2A”`. */
  readonly words: string;
  readonly texts: readonly TextFix[];
  /** All edits of one amendment instead, where it isn't words that are wrong. */
  readonly edits?: { readonly id: string; readonly edits: readonly Edit[] };
}

/** Something about a draft that a drafter should look at. */
export interface Finding {
  /** The same as long as the same is found in the same place; unique in a run. What is ignored is kept under it. */
  readonly key: string;
  readonly check: CheckId;
  readonly severity: Severity;
  /** Where: a provision of the text as amended or, for what is left out, of the base text. */
  readonly pid: Pid;
  readonly field?: Field;
  /** Offsets in the field as amended, in UTF-16 code units. */
  readonly from?: number;
  readonly to?: number;
  /** Whose change it comes from; null when no single amendment's. */
  readonly amendment: string | null;
  readonly message: string;
  readonly fix?: Fix;
}

/** A finding before it has a key: `detail` tells it from others of its check in the same field. */
export type UnkeyedFinding = Omit<Finding, 'key' | 'check'> & { readonly detail: string };

/** One check: what it looks for in a draft. Never throws for a draft, however odd; finds nothing in the base text. */
export interface Check {
  readonly id: CheckId;
  readonly run: (context: CheckContext) => readonly UnkeyedFinding[];
}
