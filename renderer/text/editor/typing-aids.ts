import { BEFORE_INPUT_COMMAND, COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND, mergeRegister } from 'lexical';
import { isShortcut, type Shortcut } from '../../ui/shortcut.ts';
import { autocorrect, inNextCase } from './autocorrect.ts';
import { liveText } from './blocks.ts';
import type { BlockSplice, SectionController } from './controller.ts';
import { $selectedSpan } from './lexical-tree.ts';
import { $readRanges, type BlockRange } from './selected-ranges.ts';

export const TYPING_KEYS = {
  space: { key: ' ', control: true, shift: true, does: 'Type a space that does not break a line' },
  case: { key: 'F3', shift: true, does: 'Change the case: lower case, first letters, capitals' },
} as const satisfies Readonly<Record<string, Shortcut>>;

const WORD = /[\p{L}\p{N}\p{M}’']+/gu;

/** The splices that change the case of a range, word by word, the last first, so that none shifts another. */
function caseSplices(text: string, { key, from, to }: BlockRange): readonly BlockSplice[] {
  const next = inNextCase(text.slice(from, to));
  const all: BlockSplice[] = [];
  let moved = 0;
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
    const after = [...next.slice(index + moved).matchAll(WORD)][0]?.[0] ?? word;
    moved += after.length - word.length;
    if (after !== word)
      all.unshift({ key, splice: { at: from + index, remove: word.length, insert: after } });
  }
  return all;
}

/** The word at a caret, as a range; the caret itself where there is none. */
function wordAt(text: string, { key, from }: BlockRange): BlockRange {
  const word = [...text.matchAll(WORD)].find(
    ({ 0: found, index }) => from >= index && from <= index + found.length,
  );
  return word ? { key, from: word.index, to: word.index + word[0].length } : { key, from, to: from };
}

/**
 * Registers the typing aids that people know from Word: curly quotation marks and dashes, each undone as one step; Control
 * Shift Space for a non-breaking space; Shift F3 to change the case.
 */
export function registerTypingAids(controller: SectionController): () => void {
  const { editor, model } = controller;
  const noRun = { key: '', end: -1, own: 0 };
  /** The end of the text typed without a break, and its length. */
  let run = noRun;

  /** Types a letter and then its autocorrection, as a step of its own. False where there is no correction. */
  const $type = (letter: string): boolean => {
    const [at, ...otherRanges] = $readRanges(model.blocks);
    const block = at && model.block(at.key);
    if (!at || !block || otherRanges.length > 0) return false;
    const { key, from, to } = at;
    const isCaret = from === to;
    const typedCount = isCaret && run.key === key && run.end === from ? run.own : 0;
    run = { key, end: from + letter.length, own: typedCount + letter.length };
    const becomes = autocorrect(letter, { before: liveText(block).slice(0, from), typedCount });
    if (!becomes) return false;
    if (!controller.$replace(letter, isCaret ? 'insert' : 'type-over', [at])) return true;
    controller.$replace(becomes.insert, 'other', [{ key, from: from - becomes.removeCount, to: run.end }]);
    run = { key, end: from - becomes.removeCount + becomes.insert.length, own: becomes.insert.length };
    return true;
  };

  const $changeCase = (): void => {
    const ranges = $readRanges(model.blocks);
    const [first] = ranges;
    const isCaret = ranges.length === 1 && first?.from === first?.to;
    const edits = ranges.flatMap((reach) => {
      const block = model.block(reach.key);
      if (!block || block.locked !== null) return [];
      const text = liveText(block);
      return caseSplices(text, isCaret ? wordAt(text, reach) : reach);
    });
    if (edits.length > 0) controller.$applySplices(edits, 'other', $selectedSpan());
  };

  return mergeRegister(
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        const { inputType, data, isComposing } = event;
        if (inputType !== 'insertText' || isComposing || data?.length !== 1 || !$type(data)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (event.key.length > 1 && event.key !== 'Shift') run = noRun;
        if (event.isComposing) return false;
        if (isShortcut(event, TYPING_KEYS.space)) controller.$replace('\u00A0', 'insert');
        else if (isShortcut(event, TYPING_KEYS.case)) $changeCase();
        else return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
