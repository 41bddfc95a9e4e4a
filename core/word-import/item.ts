import type { Pid } from '../act/tree.ts';
import type { Where } from '../amend/structure/inserted.ts';
import type { Maker, ShownRun, TextChange } from './changes.ts';
import type { TypedWords } from './returned-lines.ts';

/** An edit of the draft's own that a file would have gone: by what it does, and to which provision. */
export interface OwnEdit {
  readonly am: string;
  readonly type: 'omit' | 'insert' | 'move';
  readonly pid: Pid;
}

/** A provision that is put elsewhere, and its number there where that is another. */
export interface MovedPart {
  readonly pid: Pid;
  readonly where: Where;
  readonly num: string | null;
}

/** What a change in a returned file does to the draft, if it is taken. */
export type WordOperation =
  | { readonly do: 'text'; readonly change: TextChange }
  | { readonly do: 'omit'; readonly pid: Pid }
  | { readonly do: 'drop'; readonly edits: readonly OwnEdit[] }
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
   * A line split in two: its words from a place on become a provision of their own, with a number that was typed there or,
   * where there is none, that Keeling gives.
   */
  | {
      readonly do: 'divide';
      readonly number: string;
      readonly isTyped: boolean;
      readonly parts: readonly WordOperation[];
    }
  /** Provisions that stood one after the other, put elsewhere: the first to its place, each other after the one before. */
  | { readonly do: 'move'; readonly parts: readonly MovedPart[] }
  /** Words of a field put elsewhere in it: struck there, and put in here. */
  | { readonly do: 'shift'; readonly parts: readonly WordOperation[] }
  /** Another number, as a person chose it. */
  | { readonly do: 'renumber'; readonly pid: Pid; readonly num: string }
  /** Two lines run together: the words of the second go to the end of the first, and the second is left out. */
  | { readonly do: 'join'; readonly other: Pid; readonly parts: readonly WordOperation[] };

/** A change that a returned file makes, for a person to take or to leave. */
export interface Item {
  readonly operation: WordOperation;
  readonly maker: Maker;
  /** The provision that it is in, as the text stood when the file left. */
  readonly pid: Pid;
  readonly shown: readonly ShownRun[];
  readonly before: string;
  readonly after: string;
}

export const UNPLACED = [
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

/** Something of a returned file that is not understood well enough to be applied: it waits for a person. */
export interface Unplaced {
  readonly what: (typeof UNPLACED)[number];
  /** What happened, in words. */
  readonly words: string;
  /** The provision that it is in or near; null outside the Act. */
  readonly pid: Pid | null;
  readonly shown: readonly ShownRun[];
  readonly by: { readonly author: string; readonly date: string | null } | null;
}
