import {
  $getSelection,
  $isRangeSelection,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  PASTE_COMMAND,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import type { SectionSelection } from './section-selection.ts';

/** Performs an input event. Called within an update of the editor. */
type CarryOut = (editor: LexicalEditor, event: InputEvent) => void;

/**
 * How an input event is handled. `page`: the browser writes into the page and the editor reads that. `words`: its text
 * is inserted. `carry`: a command performs it. `refused`: nothing changes, and a person is told why.
 */
export type InputKind = 'page' | 'words' | { readonly carry: CarryOut } | { readonly refused: string };

const byCommand = <T>(command: LexicalCommand<T>, payload: T): InputKind => ({
  carry: (editor) => void editor.dispatchCommand(command, payload),
});
const BACKWARD = true;
const byDeletion = (command: LexicalCommand<boolean>, backward: boolean) => byCommand(command, backward);
const FORMATTED: InputKind = byCommand(FORMAT_TEXT_COMMAND, 'bold');
const PASTED: InputKind = { carry: (editor, event) => void editor.dispatchCommand(PASTE_COMMAND, event) };
const REMOVED: InputKind = byCommand(REMOVE_TEXT_COMMAND, null);
const NO_LISTS: InputKind = {
  refused:
    'You can’t insert lists, lines or links into an Act’s text. Press Shift+F10 to see every command. Nothing was changed.',
};

/** How each standard `inputType` is handled. */
const INPUTS: Readonly<Record<string, InputKind>> = {
  insertCompositionText: 'page',
  deleteCompositionText: 'page',
  insertText: 'words',
  insertReplacementText: 'words',
  insertTranspose: 'words',
  insertFromYank: 'words',
  insertFromComposition: 'words',
  insertFromPaste: PASTED,
  insertFromPasteAsQuotation: PASTED,
  insertFromDrop: PASTED,
  insertParagraph: byCommand(INSERT_PARAGRAPH_COMMAND, undefined),
  insertLineBreak: byCommand(INSERT_LINE_BREAK_COMMAND, false),
  insertOrderedList: NO_LISTS,
  insertUnorderedList: NO_LISTS,
  insertHorizontalRule: NO_LISTS,
  insertLink: NO_LISTS,
  deleteContent: byDeletion(DELETE_CHARACTER_COMMAND, !BACKWARD),
  deleteContentBackward: byDeletion(DELETE_CHARACTER_COMMAND, BACKWARD),
  deleteContentForward: byDeletion(DELETE_CHARACTER_COMMAND, !BACKWARD),
  deleteWordBackward: byDeletion(DELETE_WORD_COMMAND, BACKWARD),
  deleteWordForward: byDeletion(DELETE_WORD_COMMAND, !BACKWARD),
  deleteSoftLineBackward: byDeletion(DELETE_LINE_COMMAND, BACKWARD),
  deleteSoftLineForward: byDeletion(DELETE_LINE_COMMAND, !BACKWARD),
  deleteHardLineBackward: byDeletion(DELETE_LINE_COMMAND, BACKWARD),
  deleteHardLineForward: byDeletion(DELETE_LINE_COMMAND, !BACKWARD),
  deleteEntireSoftLine: {
    carry: (editor) => {
      editor.dispatchCommand(DELETE_LINE_COMMAND, BACKWARD);
      editor.dispatchCommand(DELETE_LINE_COMMAND, !BACKWARD);
    },
  },
  deleteByCut: REMOVED,
  deleteByComposition: REMOVED,
  // Text dragged into a box elsewhere is copied there, and the law keeps it.
  deleteByDrag: { carry: () => undefined },
  historyUndo: byCommand(UNDO_COMMAND, undefined),
  historyRedo: byCommand(REDO_COMMAND, undefined),
};

const UNKNOWN: InputKind = {
  refused:
    'Another program tried to change the text in a way that Keeling can’t track. Nothing was changed. Paste the words instead.',
};

/** How an input event is handled, by its `inputType`. */
export const inputKind = (type: string): InputKind =>
  INPUTS[type] ?? (type.startsWith('format') ? FORMATTED : UNKNOWN);

/** The text that an input event inserts. Browsers send a line break without text. */
export function wordsOfInput({ data, dataTransfer, inputType }: InputEvent): string {
  const words = data ?? dataTransfer?.getData('text/plain') ?? '';
  return words === '' && inputType === 'insertText' ? '\n' : words;
}

/** Whether the browser may insert a text by itself: only text of one line. */
const isOneLine = (words: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(words);

/** The open section that input events go to. */
interface OpenSection {
  readonly editor: LexicalEditor;
  readonly selection: SectionSelection;
  readonly announce: (words: string) => void;
}

/** Handles `beforeinput` events before the browser or Lexical does. */
export function registerInputs({ editor, selection, announce }: OpenSection): () => void {
  return editor.registerCommand(
    BEFORE_INPUT_COMMAND,
    (event) => {
      const kind = inputKind(event.inputType);
      const isTyped = event.inputType === 'insertText' && event.data !== null && isOneLine(event.data);
      // An input method may delete part of its own composition.
      const isForBrowser = isTyped || event.inputType === 'deleteContentBackward';
      if (kind === 'page' || isForBrowser || !event.cancelable) return false;
      event.preventDefault();
      selection.$syncFromPage();
      $selectTarget(event);
      carryOut(editor, event, kind, announce);
      return true;
    },
    COMMAND_PRIORITY_CRITICAL,
  );
}

/** Selects the range that the browser wants to replace, for example a misspelt word. */
function $selectTarget(event: InputEvent): void {
  const [range] = event.getTargetRanges();
  const selection = $getSelection();
  if (range && !range.collapsed && $isRangeSelection(selection)) selection.applyDOMRange(range);
}

/** Performs an input event that the page does not show. Called within an update of the editor. */
export function carryOut(
  editor: LexicalEditor,
  event: InputEvent,
  kind: InputKind,
  announce: (words: string) => void,
): void {
  if (kind === 'page') return;
  if (kind === 'words') editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, wordsOfInput(event));
  else if ('refused' in kind) announce(kind.refused);
  else kind.carry(editor, event);
}
