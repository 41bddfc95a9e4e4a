import { BEFORE_INPUT_COMMAND, COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND, mergeRegister } from 'lexical';
import { isShortcut, type Shortcut } from '../../ui/shortcut.ts';
import { asTyped, inNextCase } from './as-typed.ts';
import { liveText } from './blocks.ts';
import type { Edited, SectionController } from './controller.ts';
import { $reaches, type Reach } from './reaches.ts';
import { $span } from './tree.ts';

export const TYPING_KEYS = {
  space: { key: ' ', control: true, shift: true, does: 'Type a space that does not break a line' },
  case: { key: 'F3', shift: true, does: 'Change the case: lower case, first letters, capitals' },
} as const satisfies Readonly<Record<string, Shortcut>>;

const WORD = /[\p{L}\p{N}\p{M}’']+/gu;

/** The words of a reach as splices of their own, the last one first, so that none moves another. */
function inCaseOf(text: string, { key, from, to }: Reach): readonly Edited[] {
  const next = inNextCase(text.slice(from, to));
  const all: Edited[] = [];
  let moved = 0;
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
    const after = [...next.slice(index + moved).matchAll(WORD)][0]?.[0] ?? word;
    moved += after.length - word.length;
    if (after !== word)
      all.unshift({ key, splice: { at: from + index, remove: word.length, insert: after } });
  }
  return all;
}

/** The word that a caret is in or at, as a reach. */
function wordAt(text: string, { key, from }: Reach): Reach {
  const word = [...text.matchAll(WORD)].find(
    ({ 0: found, index }) => from >= index && from <= index + found.length,
  );
  return word ? { key, from: word.index, to: word.index + word[0].length } : { key, from, to: from };
}

/**
 * What people who live in Word expect of the keyboard: curly quotation marks and dashes as they type, each taken back by
 * one undo; Control, Shift and Space for a space that does not break; Shift and F3 for another case.
 */
export function registerTypingAids(controller: SectionController): () => void {
  const { editor, model } = controller;
  const noRun = { key: '', end: -1, own: 0 };
  /** Where what was typed without a break ends, and how much of it there is. */
  let run = noRun;

  /** Writes a letter and, as a step of its own, what it becomes. False where it is only a letter. */
  const $type = (letter: string): boolean => {
    const [at, ...otherReaches] = $reaches(model.blocks);
    const block = at && model.block(at.key);
    if (!at || !block || otherReaches.length > 0) return false;
    const { key, from, to } = at;
    const isCaret = from === to;
    const own = isCaret && run.key === key && run.end === from ? run.own : 0;
    run = { key, end: from + letter.length, own: own + letter.length };
    const becomes = asTyped(letter, { before: liveText(block).slice(0, from), own });
    if (!becomes) return false;
    if (!controller.$replace(letter, isCaret ? 'insert' : 'type-over', [at])) return true;
    controller.$replace(becomes.insert, 'other', [{ key, from: from - becomes.back, to: run.end }]);
    run = { key, end: from - becomes.back + becomes.insert.length, own: becomes.insert.length };
    return true;
  };

  const $changeCase = (): void => {
    const reaches = $reaches(model.blocks);
    const [first] = reaches;
    const isCaret = reaches.length === 1 && first?.from === first?.to;
    const edits = reaches.flatMap((reach) => {
      const block = model.block(reach.key);
      if (!block || block.locked !== null) return [];
      const text = liveText(block);
      return inCaseOf(text, isCaret ? wordAt(text, reach) : reach);
    });
    if (edits.length > 0) controller.$edit(edits, 'other', $span());
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
