import type { Field, Pid } from '../../act/tree.ts';

/** The kinds of change of words and of whole provisions. */
export type ChangeKind =
  | 'inserted'
  | 'deleted'
  | 'replaced'
  | 'provision-inserted'
  | 'provision-omitted'
  | 'provision-substituted'
  | 'provision-moved'
  | 'provision-divided';

/** One change of a redline, for lists, for stepping through the text and for screen readers. */
export interface Change {
  /** Unique within a redline. A change keeps its key while the changes before it in its field stay. */
  readonly key: string;
  readonly am: string;
  readonly kind: ChangeKind;
  /** The base provision with the changed words, or the provision that is inserted, omitted, moved or divided. */
  readonly pid: Pid;
  /** Null when it is a whole provision. */
  readonly field: Field | null;
  /** The offset in the base field, in UTF-16 code units. 0 for a whole provision. */
  readonly at: number;
  /** The place in words. For a move, the old place. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** The change as a sentence: `In section 2A(3)(g): deleted “must”; inserted “may”`. */
  readonly words: string;
}

/** Names a provision of the base text; see `cite`. */
export type Cite = (pid: Pid) => string;
