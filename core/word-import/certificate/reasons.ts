import type { Pid } from '../../act/tree.ts';
import type { LineStretch } from '../../amend/redline/stretches.ts';

/** Why the draft differs from a file that was imported into it. */
export const REASON_KINDS = [
  /** A person did not import the change. */
  'left',
  /** The change can't be taken at present: an agreed amendment, the scope, or a changed draft prevents it. */
  'blocked',
  /** The change waits for a person. */
  'waiting',
  /** The draft was changed after the file was made. */
  'changed-since',
  /** The imported change is an alternative to another amendment: the text shows only one of them. */
  'alternative',
  /** Keeling's own typesetting: numbers, tabs, quotation marks, spaces at the ends. */
  'set-by-keeling',
  /** Words outside the Act, which are not part of the draft. */
  'outside',
  'unknown',
] as const;

export interface Reason {
  readonly kind: (typeof REASON_KINDS)[number];
  /** The reason as a sentence for a lawyer. */
  readonly words: string;
}

export const UNKNOWN: Reason = {
  kind: 'unknown',
  words: 'No reason is known. Look at the file and the draft here, and report the fault.',
};

/** A difference between file and draft whose reason is known. */
export interface KnownDifference {
  readonly reason: Reason;
  /** The provision concerned; null where unknown. */
  readonly pid: Pid | null;
  /** The field of the provision, where only one is concerned. */
  readonly field?: LineStretch['field'];
  /** Whether whole lines are concerned. Those are recognised by their words, wherever they stand. */
  readonly isOfLines: boolean;
  /** The draft's words in place of the file's; lines are separated by line ends. */
  readonly draft: string;
  readonly file: string;
}
