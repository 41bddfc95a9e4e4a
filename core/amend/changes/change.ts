import type { Field, Pid } from '../../act/tree.ts';

/** What a change does: to words, or to a whole provision. */
export type ChangeKind =
  | 'inserted'
  | 'deleted'
  | 'replaced'
  | 'provision-inserted'
  | 'provision-omitted'
  | 'provision-substituted'
  | 'provision-moved'
  | 'provision-divided';

/** One change of a redline, for lists of changes, for stepping through them, and for being read out. */
export interface Change {
  /** Unique within a redline, and the same for the same change as long as those before it in its field stay. */
  readonly key: string;
  readonly am: string;
  readonly kind: ChangeKind;
  /** The base provision it is in, or the one that is put in, left out, moved or divided. */
  readonly pid: Pid;
  /** Null when it is a whole provision. */
  readonly field: Field | null;
  /** Where it begins in the field of the base text; 0 for a whole provision. */
  readonly at: number;
  /** Where it is; for a move, where it was. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** All of it in a sentence: `In section 2A(3)(g): deleted “must”; inserted “may”`. */
  readonly words: string;
}

/** How a provision of the base text is named; see `cite`. */
export type Cite = (pid: Pid) => string;
