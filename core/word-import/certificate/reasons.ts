import type { Pid } from '../../act/tree.ts';
import type { LineStretch } from '../../amend/redline/stretches.ts';

/** Why the draft and a file that was taken into it are not the same somewhere. */
export const REASON_KINDS = [
  /** A person left the change out. */
  'left',
  /** The change can't be taken as things stand: an agreed amendment, the scope, a draft that has changed. */
  'blocked',
  /** The change waits for a person. */
  'waiting',
  /** The draft was changed after the file was made. */
  'changed-since',
  /** What was taken is an alternative to another amendment: one of them can be in the text. */
  'alternative',
  /** Keeling's own way of setting a line: numbers, tabs, quotation marks, spaces at the ends. */
  'set-by-keeling',
  /** Words round the Act, which are no part of the draft. */
  'outside',
  'unknown',
] as const;

export interface Reason {
  readonly kind: (typeof REASON_KINDS)[number];
  /** In a sentence, for a lawyer. */
  readonly words: string;
}

export const UNKNOWN: Reason = {
  kind: 'unknown',
  words: 'No reason is known. Look at the file and the draft here, and report the fault.',
};

/** Something that is known to be in the file and not in the draft, or the other way about. */
export interface KnownDifference {
  readonly reason: Reason;
  /** The provision that it is in; null where that isn't known. */
  readonly pid: Pid | null;
  /** Which of its words, where it is in no others. */
  readonly field?: LineStretch['field'];
  /** Whether it is of whole lines, which are known by their words wherever they stand. */
  readonly isOfLines: boolean;
  /** What the draft has in place of what the file has; lines apart by line ends. */
  readonly draft: string;
  readonly file: string;
}
