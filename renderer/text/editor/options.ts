import type { Pid, Provision } from '../../../core/act/tree.ts';

import type { PastedOver } from '../../../core/amend/commands/paste.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { PastedList } from '../../../core/amend/pasted/pasted-list.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { Caret, UndoDirection } from '../../state/review/undo.ts';
import type { Destination } from './rights.ts';

/** Keys that would change the structure of the text. Only structural commands do that. */
export type StructuralKey =
  | 'enter'
  /** Enter with the caret at the end of a provision’s words. */
  | 'enter-at-end'
  | 'line-break'
  | 'backspace-at-start'
  | 'delete-at-end'
  | 'tab'
  | 'shift-tab';

/** The draft that the editor types into. It stores typed text at once. */
export interface EditedDraft {
  /** The amendments shown, with their edits. Lists given to `type` come back as the same objects. Unclaimed last. */
  readonly shownAmendments: () => readonly Drafted[];
  /** The amendment that the next keystroke goes to; null where typing starts one. */
  readonly active: () => string | null;
  /** Stores whole lists of edits by amendment. `touched` are the amendments among them other than the active one. */
  readonly type: (changes: ReadonlyMap<string, readonly Edit[]>, touched: readonly string[]) => void;
}

/** The options of the editor of a section, and its callbacks. */
export interface EditorOptions {
  /** The base text, and the open section: part of it, or inserted by an amendment. */
  readonly root: Provision;
  readonly section: Provision;
  readonly draft: EditedDraft;
  /** The accessible name of the text. */
  readonly label: string;
  /** Whether an amendment's words may still be changed. */
  readonly mayRevise?: ((id: string) => boolean) | undefined;
  /** Whether the person must agree before an amendment’s text is changed, because somebody else wrote it. */
  readonly asksFirst?: ((id: string) => boolean) | undefined;
  /** Why some edits would change text outside the review’s scope, in a sentence; null where they would not. */
  readonly outside?: ((edits: readonly (readonly Edit[])[]) => string | null) | undefined;
  /** Asks for that consent. Nothing was changed yet; `retry` repeats the change and returns whether it was made. */
  readonly onAsk?: ((id: string, retry: () => boolean) => void) | undefined;
  /** Called when somebody types in text that an amendment omits. */
  readonly onLeftOut?: ((pid: Pid) => void) | undefined;
  /** The name of an amendment for tooltips: its number, title and author. */
  readonly nameOf?: ((id: string) => string) | undefined;
  /** Notes about alternatives that aren’t shown, by the key of the line that they would change. */
  readonly contested?: Readonly<Record<string, string>> | undefined;
  /** Handles a key that would change the structure. Returns whether it did. */
  readonly onStructuralKey?: ((key: StructuralKey, at: Caret) => boolean) | undefined;
  /** Inserts a pasted list as provisions. Where it can’t, it calls `asWords` with the reason, which pastes plain text. */
  readonly onPasteList?:
    | ((list: PastedList, over: readonly PastedOver[], asWords: (reason: string) => void) => void)
    | undefined;
  /** Called when the last text of a provision was deleted. */
  readonly onEmptied?: ((at: Caret) => void) | undefined;
  /** Called when text typed at the caret would go elsewhere than before. */
  readonly onDestination?: ((destination: Destination) => void) | undefined;
  /** Called with the name of a table cell when the caret enters it. */
  readonly onCell?: ((name: string) => void) | undefined;
  /** Undoes or redoes a step that was a call to the store. Returns false where the last step was typed. */
  readonly onTurn?: ((direction: UndoDirection) => boolean) | undefined;
  /** Called when a step was undone or redone in another section, with the announcement of it. */
  readonly onElsewhere?: ((at: Caret, message: string) => void) | undefined;
}
