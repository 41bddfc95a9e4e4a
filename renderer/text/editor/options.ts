import type { Pid, Provision } from '../../../core/act/tree.ts';
import type { PastedOver } from '../../../core/amend/commands/paste.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { PastedList } from '../../../core/amend/pasted/pasted-list.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { Caret, TurnDirection } from '../../state/review/undo.ts';
import type { Destination } from './rights.ts';

/** Keys that would change the structure of the text, which only commands do. */
export type StructuralKey =
  | 'enter'
  /** Enter with the caret at the end of a provision’s words. */
  | 'enter-at-end'
  | 'line-break'
  | 'backspace-at-start'
  | 'delete-at-end'
  | 'tab'
  | 'shift-tab';

/** The draft that a section is typed into: it holds what was typed as soon as it is told of it. */
export interface TypedInto {
  /**
   * The amendments shown, with their edits at this moment, the very lists that `type` was given among them; what is in
   * no amendment yet last, as that of `UNCLAIMED`.
   */
  readonly shownAmendments: () => readonly Drafted[];
  /** Whose the next keystroke is: the amendment being worked on; null where typing is to start one. */
  readonly active: () => string | null;
  /** New edits of amendments, whole lists; `touched` are those among them that are not the typist's own. */
  readonly type: (changes: ReadonlyMap<string, readonly Edit[]>, touched: readonly string[]) => void;
}

/** What an open section is given, and whom it tells. */
export interface EditorOptions {
  /** The base text, and the section that is open: one of it, or one that an amendment puts in. */
  readonly root: Provision;
  readonly section: Provision;
  readonly draft: TypedInto;
  /** What a screen reader calls the text. */
  readonly label: string;
  /** Whether an amendment's words may still be changed. */
  readonly mayRevise?: ((id: string) => boolean) | undefined;
  /** Whether the person is asked before they change an amendment's words: those of somebody else. */
  readonly asksFirst?: ((id: string) => boolean) | undefined;
  /** Why the review may not change what some edits would, in a sentence; null where it may. */
  readonly outside?: ((edits: readonly (readonly Edit[])[]) => string | null) | undefined;
  /**
   * Asks it. Nothing was changed; `again` does what the person did once more, when they agree, and tells whether it is
   * done.
   */
  readonly onAsk?: ((id: string, retry: () => boolean) => void) | undefined;
  /** Somebody tried to write in words that an amendment leaves out. */
  readonly onLeftOut?: ((pid: Pid) => void) | undefined;
  /** What an amendment is called where it is pointed at: its number, title and author. */
  readonly nameOf?: ((id: string) => string) | undefined;
  /** Lines where an alternative that isn't shown would change the words, by key, with what is said of it. */
  readonly contested?: Readonly<Record<string, string>> | undefined;
  /** A key that asks for another structure. True when it was dealt with. */
  readonly onStructuralKey?: ((key: StructuralKey, at: Caret) => boolean) | undefined;
  /**
   * A list was pasted over parts of the text, which is to become provisions. Where it can't, it is pasted as words, with
   * the reason.
   */
  readonly onPasteList?:
    | ((list: PastedList, over: readonly PastedOver[], asWords: (reason: string) => void) => void)
    | undefined;
  /** The last of a provision’s words were deleted, and it stands there without any. */
  readonly onEmptied?: ((at: Caret) => void) | undefined;
  /** What is typed at the caret goes elsewhere than what was typed before. */
  readonly onDestination?: ((destination: Destination) => void) | undefined;
  /** The caret came into a cell of a table, which is named. */
  readonly onCell?: ((name: string) => void) | undefined;
  /** Undoes or redoes the last thing that the person did where that was not typed; false where it was. */
  readonly onTurn?: ((direction: TurnDirection) => boolean) | undefined;
  /** Something was undone or redone in another section, with what is said of it. */
  readonly onElsewhere?: ((at: Caret, message: string) => void) | undefined;
}
