import type { Pid } from '../act/tree.ts';
import type { Where } from '../amend/structure/with-inserted.ts';
import type { Maker, ShownRun, TextChange } from './changes.ts';
import type { TypedWords } from './returned-lines.ts';

/** The changes that a returned Word file contains, before anybody decides which of them to import. */

/** An edit of the draft that somebody rejected in the file: its amendment, what it does, and to which provision. */
export interface DraftEdit {
  readonly am: string;
  readonly type: 'omit' | 'insert' | 'move';
  readonly pid: Pid;
}

/** A moved provision, and its new number where that differs. */
export interface MovedPart {
  readonly pid: Pid;
  readonly where: Where;
  readonly num: string | null;
}

/** What a change in a returned file does to the draft when somebody imports the change. */
export type WordOperation =
  | { readonly do: 'text'; readonly change: TextChange }
  | { readonly do: 'omit'; readonly pid: Pid }
  | { readonly do: 'drop'; readonly edits: readonly DraftEdit[] }
  | {
      readonly do: 'insert';
      readonly where: Where;
      readonly lines: readonly TypedWords[];
      readonly inSchedule: boolean;
      readonly isDeep: boolean;
    }
  /** A new row of a table, with the words of its cells. */
  | { readonly do: 'row'; readonly where: Where; readonly cells: readonly TypedWords[] }
  /**
   * A line split in two. The words after the split become a provision, with the number that somebody typed or, if
   * none was typed, the next number.
   */
  | {
      readonly do: 'divide';
      readonly number: string;
      readonly isTyped: boolean;
      readonly parts: readonly WordOperation[];
    }
  /** Neighbouring provisions moved together: the first to its new place, each other one after the previous. */
  | { readonly do: 'move'; readonly parts: readonly MovedPart[] }
  /** Words moved within a field: struck in one place and inserted in another. */
  | { readonly do: 'shift'; readonly parts: readonly WordOperation[] }
  /** A provision's number changed to one that a person typed. */
  | { readonly do: 'renumber'; readonly pid: Pid; readonly num: string }
  /** Two joined lines: the second's words go to the end of the first, and the second is omitted. */
  | { readonly do: 'join'; readonly omittedPid: Pid; readonly parts: readonly WordOperation[] };

/** A change in a returned file that a person can choose to import. */
export interface WordItem {
  readonly operation: WordOperation;
  readonly maker: Maker;
  /** The provision concerned, in the text as exported. */
  readonly pid: Pid;
  readonly shownRuns: readonly ShownRun[];
  /** The words before and after the change; '' where it only inserts or only deletes. */
  readonly before: string;
  readonly after: string;
}

/** The kinds of points that can't be imported. The ledger keeps these names. */
export const UNPLACED_KINDS = [
  'moved',
  'split',
  'joined',
  'line-gone',
  'line-new',
  'number',
  'partly-restored',
  'fixed',
  'table',
  'formatting',
  'outside',
  'comment',
  'deleted-comment',
  'other',
] as const;

/** A difference in a returned file that Keeling can't import by itself. It waits for a person. */
export interface UnplacedChange {
  readonly kind: (typeof UNPLACED_KINDS)[number];
  /** What happened, as a sentence. */
  readonly words: string;
  /** The provision concerned, or the nearest one; null outside the Act. */
  readonly pid: Pid | null;
  readonly shownRuns: readonly ShownRun[];
  readonly by: { readonly author: string; readonly date: string | null } | null;
}
