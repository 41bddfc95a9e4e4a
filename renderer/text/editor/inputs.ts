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

/** Does what an input asks for. Within an update of the editor. */
type Carry = (editor: LexicalEditor, event: InputEvent) => void;

/**
 * What becomes of an input: the browser writes it into the page and the editor reads it there (`page`); its words are
 * put in; it is carried out; or a person is told why it is not.
 */
export type InputKind = 'page' | 'words' | { readonly carry: Carry } | { readonly refused: string };

const commanded = <T>(command: LexicalCommand<T>, payload: T): InputKind => ({
  carry: (editor) => void editor.dispatchCommand(command, payload),
});
const back = true;
const deleted = (command: LexicalCommand<boolean>, backward: boolean) => commanded(command, backward);
const formatted: InputKind = commanded(FORMAT_TEXT_COMMAND, 'bold');
const pasted: InputKind = { carry: (editor, event) => void editor.dispatchCommand(PASTE_COMMAND, event) };
const removed: InputKind = commanded(REMOVE_TEXT_COMMAND, null);
const noLists: InputKind = {
  refused:
    'You can’t insert lists, lines or links into an Act’s text. Press Shift+F10 to see every command. Nothing was changed.',
};

/** What becomes of each type of input that a browser may name. */
const INPUTS: Readonly<Record<string, InputKind>> = {
  insertCompositionText: 'page',
  deleteCompositionText: 'page',
  insertText: 'words',
  insertReplacementText: 'words',
  insertTranspose: 'words',
  insertFromYank: 'words',
  insertFromComposition: 'words',
  insertFromPaste: pasted,
  insertFromPasteAsQuotation: pasted,
  insertFromDrop: pasted,
  insertParagraph: commanded(INSERT_PARAGRAPH_COMMAND, undefined),
  insertLineBreak: commanded(INSERT_LINE_BREAK_COMMAND, false),
  insertOrderedList: noLists,
  insertUnorderedList: noLists,
  insertHorizontalRule: noLists,
  insertLink: noLists,
  deleteContent: deleted(DELETE_CHARACTER_COMMAND, !back),
  deleteContentBackward: deleted(DELETE_CHARACTER_COMMAND, back),
  deleteContentForward: deleted(DELETE_CHARACTER_COMMAND, !back),
  deleteWordBackward: deleted(DELETE_WORD_COMMAND, back),
  deleteWordForward: deleted(DELETE_WORD_COMMAND, !back),
  deleteSoftLineBackward: deleted(DELETE_LINE_COMMAND, back),
  deleteSoftLineForward: deleted(DELETE_LINE_COMMAND, !back),
  deleteHardLineBackward: deleted(DELETE_LINE_COMMAND, back),
  deleteHardLineForward: deleted(DELETE_LINE_COMMAND, !back),
  deleteEntireSoftLine: {
    carry: (editor) => {
      editor.dispatchCommand(DELETE_LINE_COMMAND, back);
      editor.dispatchCommand(DELETE_LINE_COMMAND, !back);
    },
  },
  deleteByCut: removed,
  deleteByComposition: removed,
  // Words that are dragged into a box elsewhere are copied there: the law is not what they are taken out of.
  deleteByDrag: { carry: () => undefined },
  historyUndo: commanded(UNDO_COMMAND, undefined),
  historyRedo: commanded(REDO_COMMAND, undefined),
};

const UNKNOWN: InputKind = {
  refused:
    'Another program tried to change the text in a way that Keeling can’t track. Nothing was changed. Paste the words instead.',
};

/** What becomes of an input, by its type. */
export const inputKind = (type: string): InputKind =>
  INPUTS[type] ?? (type.startsWith('format') ? formatted : UNKNOWN);

/** The words that an input puts in; those of a line break are in none. */
export function wordsOfInput({ data, dataTransfer, inputType }: InputEvent): string {
  const words = data ?? dataTransfer?.getData('text/plain') ?? '';
  return words === '' && inputType === 'insertText' ? '\n' : words;
}

/** Words that the browser may write by itself: those of one line. */
const isOneLine = (words: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(words);

/** The section that an input is for. */
interface OpenSection {
  readonly editor: LexicalEditor;
  readonly at: SectionSelection;
  readonly announce: (words: string) => void;
}

/** What an input that is not yet written asks of the section, before the browser or the editor do it their way. */
export function registerInputs({ editor, at, announce }: OpenSection): () => void {
  return editor.registerCommand(
    BEFORE_INPUT_COMMAND,
    (event) => {
      const kind = inputKind(event.inputType);
      const isTyped = event.inputType === 'insertText' && event.data !== null && isOneLine(event.data);
      // What an input method deletes may be of what it composes.
      const isLeft = isTyped || event.inputType === 'deleteContentBackward';
      if (kind === 'page' || isLeft || !event.cancelable) return false;
      event.preventDefault();
      at.$read();
      $selectTarget(event);
      carryOut(editor, event, kind, announce);
      return true;
    },
    COMMAND_PRIORITY_CRITICAL,
  );
}

/** Selects what the browser says that an input is to replace: a word that is spelt otherwise, say. */
function $selectTarget(event: InputEvent): void {
  const [range] = event.getTargetRanges();
  const selection = $getSelection();
  if (range && !range.collapsed && $isRangeSelection(selection)) selection.applyDOMRange(range);
}

/** Carries out an input that the page does not show. Within an update of the editor. */
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
