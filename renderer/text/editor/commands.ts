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
import { type StepKind, samePlace, type TurnDirection } from '../../state/review/undo.ts';
import { changeStep } from '../../state/window/step-keys.ts';
import { changesWords } from '../../ui/word-keys.ts';
import { liveText } from './blocks.ts';
import type { SectionController } from './controller.ts';
import { registerInputs } from './inputs.ts';
import type { StructuralKey } from './options.ts';
import { $reaches } from './reaches.ts';
import { $leaveStruck, $stepInStruck } from './struck.ts';
import { $toCell } from './table-keys.ts';
import { asOneLine, characterFrom, wordFrom } from './text.ts';
import { registerTransfer } from './transfer.ts';
import { $caretInDOM, $span } from './tree.ts';
import { registerTypingAids } from './typing-aids.ts';

const REFUSALS: Readonly<Record<Exclude<StructuralKey, 'tab' | 'shift-tab' | 'enter-at-end'>, string>> = {
  enter:
    'Enter can’t split the Act’s own text. Press Enter at the end of a provision to add the next one, or press Shift+F10 to see every command.',
  'line-break':
    'The Act’s text has no line breaks of its own. To add a provision, press Shift+F10 and choose a command.',
  'backspace-at-start': 'This is the start of the provision. Backspace can’t join the Act’s own provisions.',
  'delete-at-end': 'This is the end of the provision. Delete can’t join the Act’s own provisions.',
};

/** The zero-width space that Lexical writes for a composition to begin in. */
const COMPOSITION_SEED = '\u200B';

/** Where a deletion from a place of a text ends. */
type Until = (text: string, offset: number) => number;

/** Everything a key, a menu or an input method can ask of the text. What isn't here does nothing. */
export function registerCommands(controller: SectionController): () => void {
  const { editor, model } = controller;

  const on = <T>(
    command: LexicalCommand<T>,
    handle: (payload: T) => boolean,
    priority = COMMAND_PRIORITY_HIGH,
  ) => editor.registerCommand(command, handle, priority as typeof COMMAND_PRIORITY_HIGH);

  /** What was done by a call, and not typed, is turned by whoever holds the review. */
  const turn = (direction: TurnDirection): boolean => {
    if (!controller.options.onTurn?.(direction)) controller.$turn(direction);
    return true;
  };

  const structural = (key: keyof typeof REFUSALS): boolean => {
    const span = $span();
    if (!span) return true;
    const block = model.block(span.focus.key);
    const isEnd = block && samePlace(span.anchor, span.focus) && span.focus.offset === liveText(block).length;
    const structuralKey = key === 'enter' && isEnd ? 'enter-at-end' : key;
    if (!controller.options.onStructuralKey?.(structuralKey, span.focus)) controller.announce(REFUSALS[key]);
    return true;
  };

  /**
   * Deletes what is selected or, from a caret, as far as `reach` says.
   * @param inStruck as far as the caret goes in struck words
   */
  const remove = (backward: boolean, reach: Until, inStruck = reach): boolean => {
    if ($stepInStruck(backward, inStruck)) return true;
    const reaches = $reaches(model.blocks);
    const [only] = reaches;
    if (!only) return true;
    if (reaches.length > 1 || only.from < only.to) {
      controller.$replace('', 'other', reaches);
      return true;
    }
    const block = model.block(only.key);
    if (!block) return true;
    const end = reach(liveText(block), only.from);
    if (end === only.from) return structural(backward ? 'backspace-at-start' : 'delete-at-end');
    const [from, to] = end < only.from ? [end, only.from] : [only.from, end];
    controller.$replace('', backward ? 'delete-back' : 'delete-forward', [{ key: only.key, from, to }]);
    return true;
  };

  const insert = (words: string, kind: StepKind): boolean => {
    const { text, flattened } = asOneLine(words);
    const isMade = controller.$replace(text, kind);
    if (isMade && flattened) controller.announce('Line breaks became spaces.');
    return true;
  };

  /** As far as the line on screen goes: only the browser knows where it wraps. */
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
        controller.at.$read();
        if ($tellsLocked(controller, event)) return true;
        const step = changeStep(event);
        if (step === null || !controller.$toChange(step)) return false;
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
      remove(backward, (text, offset) => characterFrom(text, offset, backward)),
    ),
    on(DELETE_WORD_COMMAND, (backward) =>
      remove(backward, (text, offset) => wordFrom(text, offset, backward)),
    ),
    on(DELETE_LINE_COMMAND, (backward) =>
      remove(backward, lineFrom(backward), (text) => (backward ? 0 : text.length)),
    ),
    on(REMOVE_TEXT_COMMAND, () => {
      const reaches = $reaches(model.blocks);
      if (reaches.length > 1 || reaches.some(({ from, to }) => from < to))
        controller.$replace('', 'other', reaches);
      return true;
    }),
    on(CONTROLLED_TEXT_INSERTION_COMMAND, (payload) => {
      if (payload === COMPOSITION_SEED) {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.insertText(payload);
        return true;
      }
      if (typeof payload === 'string')
        return insert(payload, $collapsed(controller) ? 'insert' : 'type-over');
      return insert(payload.dataTransfer?.getData('text/plain') || (payload.data ?? ''), 'other');
    }),
    on(
      COMPOSITION_START_COMMAND,
      () => {
        controller.at.$read();
        // A composition over several provisions would join them: what is selected goes first.
        const reaches = $reaches(model.blocks);
        if (reaches.length > 1 && !controller.$replace('', 'other', reaches))
          controller.composition.$refuse();
        $leaveStruck();
        controller.composition.begins();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL as typeof COMMAND_PRIORITY_HIGH,
    ),
    on(
      COMPOSITION_END_COMMAND,
      ({ data }) => controller.composition.$endsInLines(data, (words) => insert(words, 'other')),
      COMMAND_PRIORITY_CRITICAL as typeof COMMAND_PRIORITY_HIGH,
    ),
    on(KEY_ENTER_COMMAND, (event) => {
      event?.preventDefault();
      return structural(event?.shiftKey ? 'line-break' : 'enter');
    }),
    on(KEY_TAB_COMMAND, (event) => {
      const caret = $span()?.focus;
      if ($toCell(controller, event.shiftKey ? -1 : 1)) {
        event.preventDefault();
        return true;
      }
      // After the last cell of a table Tab goes on to a new row.
      const isCell = caret && model.block(caret.key)?.cell;
      if (caret && isCell && !event.shiftKey && controller.options.onStructuralKey?.('enter-at-end', caret)) {
        event.preventDefault();
        return true;
      }
      const key = event.shiftKey ? 'shift-tab' : 'tab';
      // In existing law Tab leads out of the text, as it does everywhere.
      if (!caret || !controller.options.onStructuralKey?.(key, caret)) return false;
      event.preventDefault();
      return true;
    }),
    on(INSERT_PARAGRAPH_COMMAND, () => structural('enter')),
    on(INSERT_LINE_BREAK_COMMAND, () => structural('line-break')),
    on(FORMAT_TEXT_COMMAND, () => {
      controller.announce('An Act’s text has no bold, italic or underlining to change here.');
      return true;
    }),
    on(SELECT_ALL_COMMAND, () => {
      $selectAll();
      return true;
    }),
    on(UNDO_COMMAND, () => turn('undo')),
    on(REDO_COMMAND, () => turn('redo')),
    registerInputs(controller),
    registerTransfer(controller),
    registerTypingAids(controller),
  );
}

/** What a browser takes no key in, and tells nobody of: words that can't be changed here. True where it was said why. */
function $tellsLocked({ model, options, announce }: SectionController, event: KeyboardEvent): boolean {
  const span = $span();
  const block = span && samePlace(span.anchor, span.focus) ? model.block(span.focus.key) : null;
  if (!block || block.locked === null || !changesWords(event) || event.ctrlKey || event.metaKey) return false;
  event.preventDefault();
  announce(block.locked);
  if (block.changeStatus.state === 'deleted') options.onLeftOut?.(block.pid);
  return true;
}

function $collapsed(controller: SectionController): boolean {
  const reaches = $reaches(controller.model.blocks);
  return reaches.length === 1 && reaches[0]?.from === reaches[0]?.to;
}
