import {
  $getSelection,
  $isRangeSelection,
  $selectAll,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_END_COMMAND,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  mergeRegister,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  SELECT_ALL_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { type StepKind, samePlace, type UndoDirection } from '../../state/review/undo.ts';
import { changeStep } from '../../state/window/step-keys.ts';
import { changesWords } from '../../ui/word-keys.ts';
import { liveText } from './blocks.ts';
import type { SectionController } from './controller.ts';
import { registerInputs } from './inputs.ts';
import { $caretInDOM, $selectedSpan } from './lexical-tree.ts';
import type { StructuralKey } from './options.ts';
import { asOneLine, characterBoundary, wordBoundary } from './plain-text.ts';
import { $readRanges } from './selected-ranges.ts';
import { $leaveStruck, $stepInStruck } from './struck-caret.ts';
import { $toCell } from './table-keys.ts';
import { registerTransfer } from './transfer.ts';
import { registerTypingAids } from './typing-aids.ts';

const REFUSALS: Readonly<Record<Exclude<StructuralKey, 'tab' | 'shift-tab' | 'enter-at-end'>, string>> = {
  enter:
    'Enter can’t split the Act’s own text. Press Enter at the end of a provision to add the next one, or press Shift+F10 to see every command.',
  'line-break':
    'The Act’s text has no line breaks of its own. To add a provision, press Shift+F10 and choose a command.',
  'backspace-at-start': 'This is the start of the provision. Backspace can’t join the Act’s own provisions.',
  'delete-at-end': 'This is the end of the provision. Delete can’t join the Act’s own provisions.',
};

/** The zero-width space that Lexical inserts at the start of a composition. */
const COMPOSITION_SEED = '\u200B';

/** Returns the offset where a deletion that starts at `offset` ends. */
type DeletionEnd = (text: string, offset: number) => number;

/** Registers every editor command that a key, a menu or an input method can send. Any other command does nothing. */
export function registerCommands(controller: SectionController): () => void {
  const { editor, model } = controller;

  const on = <T>(
    command: LexicalCommand<T>,
    handle: (payload: T) => boolean,
    priority = COMMAND_PRIORITY_HIGH,
  ) => editor.registerCommand(command, handle, priority as typeof COMMAND_PRIORITY_HIGH);

  /** Undoes or redoes. A step that was a call to the store, and not typing, is handled by the review. */
  const undoOrRedo = (direction: UndoDirection): boolean => {
    if (!controller.options.onTurn?.(direction)) controller.$undoOrRedo(direction);
    return true;
  };

  const runStructuralKey = (key: keyof typeof REFUSALS): boolean => {
    const span = $selectedSpan();
    if (!span) return true;
    const block = model.block(span.focus.key);
    const isEnd = block && samePlace(span.anchor, span.focus) && span.focus.offset === liveText(block).length;
    const structuralKey = key === 'enter' && isEnd ? 'enter-at-end' : key;
    if (!controller.options.onStructuralKey?.(structuralKey, span.focus)) controller.announce(REFUSALS[key]);
    return true;
  };

  /**
   * Deletes the selection or, from a caret, the text as far as `reach` returns.
   * @param inStruck how far the caret moves in deleted text
   */
  const remove = (backward: boolean, reach: DeletionEnd, inStruck = reach): boolean => {
    if ($stepInStruck(backward, inStruck)) return true;
    const ranges = $readRanges(model.blocks);
    const [only] = ranges;
    if (!only) return true;
    if (ranges.length > 1 || only.from < only.to) {
      controller.$replace('', 'other', ranges);
      return true;
    }
    const block = model.block(only.key);
    if (!block) return true;
    const end = reach(liveText(block), only.from);
    if (end === only.from) return runStructuralKey(backward ? 'backspace-at-start' : 'delete-at-end');
    const [from, to] = end < only.from ? [end, only.from] : [only.from, end];
    controller.$replace('', backward ? 'delete-back' : 'delete-forward', [{ key: only.key, from, to }]);
    return true;
  };

  const insert = (words: string, kind: StepKind): boolean => {
    const { text, wasMultiline } = asOneLine(words);
    const isMade = controller.$replace(text, kind);
    if (isMade && wasMultiline) controller.announce('Line breaks became spaces.');
    return true;
  };

  /** The end of a line as it wraps on the screen. Only the browser knows where it wraps. */
  const lineFrom = (backward: boolean) => (text: string, offset: number) => {
    const selection = document.getSelection();
    const { anchorNode, anchorOffset } = selection ?? {};
    if (!selection || !anchorNode) return backward ? 0 : text.length;
    selection.modify('move', backward ? 'backward' : 'forward', 'lineboundary');
    const boundaryCaret = selection.focusNode && $caretInDOM(selection.focusNode, selection.focusOffset);
    selection.collapse(anchorNode, anchorOffset);
    const at = boundaryCaret?.offset ?? offset;
    return backward ? Math.min(at, offset) : Math.max(at, offset);
  };

  return mergeRegister(
    on(
      KEY_DOWN_COMMAND,
      (event) => {
        controller.selection.$syncFromPage();
        if ($announceLocked(controller, event)) return true;
        const step = changeStep(event);
        if (step === null || !controller.$goToChange(step)) return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
      },
      COMMAND_PRIORITY_CRITICAL as typeof COMMAND_PRIORITY_HIGH,
    ),
    on(KEY_BACKSPACE_COMMAND, (event) => {
      event.preventDefault();
      return editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    }),
    on(KEY_DELETE_COMMAND, (event) => {
      event.preventDefault();
      return editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
    }),
    on(DELETE_CHARACTER_COMMAND, (backward) =>
      remove(backward, (text, offset) => characterBoundary(text, offset, backward)),
    ),
    on(DELETE_WORD_COMMAND, (backward) =>
      remove(backward, (text, offset) => wordBoundary(text, offset, backward)),
    ),
    on(DELETE_LINE_COMMAND, (backward) =>
      remove(backward, lineFrom(backward), (text) => (backward ? 0 : text.length)),
    ),
    on(REMOVE_TEXT_COMMAND, () => {
      const ranges = $readRanges(model.blocks);
      if (ranges.length > 1 || ranges.some(({ from, to }) => from < to))
        controller.$replace('', 'other', ranges);
      return true;
    }),
    on(CONTROLLED_TEXT_INSERTION_COMMAND, (payload) => {
      if (payload === COMPOSITION_SEED) {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(payload);
        return true;
      }
      if (typeof payload === 'string')
        return insert(payload, $isCollapsed(controller) ? 'insert' : 'type-over');
      return insert(payload.dataTransfer?.getData('text/plain') || (payload.data ?? ''), 'other');
    }),
    on(
      COMPOSITION_START_COMMAND,
      () => {
        controller.selection.$syncFromPage();
        // A composition over several provisions would join them, so the selected text is deleted first.
        const ranges = $readRanges(model.blocks);
        if (ranges.length > 1 && !controller.$replace('', 'other', ranges)) controller.composition.$refuse();
        $leaveStruck();
        controller.composition.begin();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL as typeof COMMAND_PRIORITY_HIGH,
    ),
    on(
      COMPOSITION_END_COMMAND,
      ({ data }) => controller.composition.$endAsLines(data, (words) => insert(words, 'other')),
      COMMAND_PRIORITY_CRITICAL as typeof COMMAND_PRIORITY_HIGH,
    ),
    on(KEY_ENTER_COMMAND, (event) => {
      event?.preventDefault();
      return runStructuralKey(event?.shiftKey ? 'line-break' : 'enter');
    }),
    on(KEY_TAB_COMMAND, (event) => {
      const caret = $selectedSpan()?.focus;
      if ($toCell(controller, event.shiftKey ? -1 : 1)) {
        event.preventDefault();
        return true;
      }
      // In the last cell of a table, Tab inserts a row.
      const isCell = caret && model.block(caret.key)?.cell;
      if (caret && isCell && !event.shiftKey && controller.options.onStructuralKey?.('enter-at-end', caret)) {
        event.preventDefault();
        return true;
      }
      const key = event.shiftKey ? 'shift-tab' : 'tab';
      // In existing law, Tab moves the focus out of the text, as it does everywhere.
      if (!caret || !controller.options.onStructuralKey?.(key, caret)) return false;
      event.preventDefault();
      return true;
    }),
    on(INSERT_PARAGRAPH_COMMAND, () => runStructuralKey('enter')),
    on(INSERT_LINE_BREAK_COMMAND, () => runStructuralKey('line-break')),
    on(FORMAT_TEXT_COMMAND, () => {
      controller.announce('An Act’s text has no bold, italic or underlining to change here.');
      return true;
    }),
    on(SELECT_ALL_COMMAND, () => {
      $selectAll();
      return true;
    }),
    on(UNDO_COMMAND, () => undoOrRedo('undo')),
    on(REDO_COMMAND, () => undoOrRedo('redo')),
    registerInputs(controller),
    registerTransfer(controller),
    registerTypingAids(controller),
  );
}

/** Announces why locked text can't be changed: the browser sends no input event there. Returns whether it did. */
function $announceLocked({ model, options, announce }: SectionController, event: KeyboardEvent): boolean {
  const span = $selectedSpan();
  const block = span && samePlace(span.anchor, span.focus) ? model.block(span.focus.key) : null;
  if (!block || block.locked === null || !changesWords(event) || event.ctrlKey || event.metaKey) return false;
  event.preventDefault();
  announce(block.locked);
  if (block.changeStatus.state === 'deleted') options.onLeftOut?.(block.pid);
  return true;
}

function $isCollapsed(controller: SectionController): boolean {
  const ranges = $readRanges(controller.model.blocks);
  return ranges.length === 1 && ranges[0]?.from === ranges[0]?.to;
}
