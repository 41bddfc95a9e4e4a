import {
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  DRAGEND_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import type { MarkedRun } from '../../../core/amend/redline/marked-lines.ts';
import { count } from '../../../core/base/english.ts';
import type { Caret } from '../../state/review/undo.ts';
import { liveText } from './blocks.ts';
import type { BlockSplice, SectionController } from './controller.ts';
import { copiedParts, copiedPartsOf, linesOfCopied, noteCopied } from './copied-lines.ts';
import { $caretInDOM } from './lexical-tree.ts';
import { $isStruckNode } from './nodes.ts';
import { asOneLine } from './plain-text.ts';
import { clipboardLines, type PastedContent, readPasted } from './read-pasted.ts';
import { $restoreCut } from './restore-cut.ts';
import { selectedRuns } from './selected-markup.ts';
import { $readRanges, type BlockRange } from './selected-ranges.ts';

/** More characters than any provision has. A longer paste is a mistake. */
const MAX_PASTE_LENGTH = 100_000;

/** Whether the selection was started inside deleted text, and not at its edge, where live text ends too. */
function $beginsInStruck(runs: readonly MarkedRun[]): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$isStruckNode(selection.anchor.getNode())) return false;
  return runs.at(selection.isBackward() ? -1 : 0)?.kind === 'deleted';
}

/** The copied words, one line a provision, and whether they are deleted text. */
interface CopiedText {
  readonly text: string;
  readonly isStruck: boolean;
}

/**
 * The selected words as they would read, or as they read before if the selection was started in deleted text. So deleted
 * words are copied only by choice. A cut also removes inserted words, so they are always copied then.
 */
function $copiedText(
  { model }: SectionController,
  ranges: readonly BlockRange[],
  isCut: boolean,
): CopiedText {
  const lines = ranges.map((reach) => {
    const block = model.block(reach.key);
    return block ? selectedRuns(block, reach) : [];
  });
  const runs = lines.flat();
  const isLost = isCut && runs.some(({ kind }) => kind === 'inserted');
  const isStruck = runs.every(({ kind }) => kind === 'deleted') || (!isLost && $beginsInStruck(runs));
  const left = isStruck ? 'inserted' : 'deleted';
  const words = lines.map((runs) => runs.flatMap(({ kind, text }) => (kind === left ? [] : text)).join(''));
  return { text: words.join('\n'), isStruck };
}

/** The live words of some ranges, one line each, to be moved. */
const liveTextOf = ({ model }: SectionController, ranges: readonly BlockRange[]): string =>
  ranges
    .map(({ key, from, to }) => liveText(model.block(key) ?? { liveRuns: [] }).slice(from, to))
    .join('\n');

const isEmpty = (ranges: readonly BlockRange[]) => ranges.every(({ from, to }) => from === to);

/** Registers copy, cut, paste and drag. Only plain text goes out, and only plain text comes in. */
export function registerTransfer(controller: SectionController): () => void {
  const { editor, model } = controller;
  /** The ranges being dragged out of this editor. */
  let dragged: readonly BlockRange[] | null = null;

  const $copy = (data: DataTransfer | null | undefined, isCut: boolean): readonly BlockRange[] | null => {
    const ranges = $readRanges(model.blocks);
    const { text, isStruck } = $copiedText(controller, ranges, isCut);
    if (!data || (text === '' && isEmpty(ranges))) return null;
    data.setData('text/plain', text);
    noteCopied(isStruck ? [] : copiedPartsOf(model, ranges, isCut));
    return ranges;
  };

  const $pasteWords = ({ words, flattened }: PastedContent, at: readonly BlockRange[]): void => {
    const isMade = controller.$replace(words, 'other', at);
    if (isMade && flattened) controller.announce('Pasted as plain text: line breaks became spaces.');
  };

  /** Pastes as words a list that can’t become provisions. */
  const $pasteAsWords = ({ words }: PastedContent, reason: string, at: readonly BlockRange[]): void => {
    const [first] = at;
    const block = first && model.block(first.key);
    const isJoined = block && /\S$/.test(liveText(block).slice(0, first.from));
    // A separate provision must not run on from the words before it.
    const isMade = controller.$replace(isJoined ? ` ${words}` : words, 'other', at);
    if (isMade) controller.announce(`Pasted as words, not as provisions. ${reason}`);
  };

  const $paste = (
    lines: readonly PastedLine[],
    at: readonly BlockRange[] = $readRanges(model.blocks),
  ): void => {
    const copied = copiedParts(lines.map(({ words }) => words).join('\n'));
    if ($restoreCut(controller, copied, at)) return;
    const length = lines.reduce((sum, { words }) => sum + words.length, 0);
    if (length > MAX_PASTE_LENGTH) {
      controller.announce(
        `That is ${count(length, 'character')}, too many to paste into one provision: the most is ${count(MAX_PASTE_LENGTH, 'character')}. Nothing was changed.`,
      );
      return;
    }
    const pasted = readPasted(copied.length > 1 ? linesOfCopied(copied) : lines);
    if (!pasted.words) return;
    const over = at.flatMap(({ key, from, to }) => {
      const block = model.block(key);
      return block && block.locked === null ? [{ pid: block.pid, field: block.field, from, to }] : [];
    });
    const { onPasteList } = controller.options;
    const asWords = (reason: string) =>
      editor.update(() => $pasteAsWords(pasted, reason, at), { discrete: true });
    if (pasted.list && onPasteList) onPasteList(pasted.list, over, asWords);
    else $pasteWords(pasted, at);
  };

  const $drop = (event: DragEvent): boolean => {
    event.preventDefault();
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const node = at && $getNearestNodeFromDOMNode(at.offsetNode);
    const caret = at && node ? $caretInDOM(at.offsetNode, at.offset) : null;
    const data = event.dataTransfer;
    if (!caret || !data) return true;
    const { key, side } = caret;
    const from = dragged;
    dragged = null;
    const copies = event.ctrlKey || event.altKey || data.dropEffect === 'copy';
    if (!from || copies) {
      $paste(clipboardLines(data), [{ key, from: caret.offset, to: caret.offset, side }]);
      return true;
    }
    $move(from, key, caret);
    return true;
  };

  /** Moves words as a deletion and an insertion. One splice would also remove what is between. */
  const $move = (from: readonly BlockRange[], key: string, caret: Caret): void => {
    const inside = from.find(
      (reach) => reach.key === key && reach.from <= caret.offset && caret.offset <= reach.to,
    );
    if (inside) return;
    const text = asOneLine(liveTextOf(controller, from)).text;
    const deletions: BlockSplice[] = from.map((reach) => ({
      key: reach.key,
      splice: { at: reach.from, remove: reach.to - reach.from, insert: '' },
    }));
    const earlier = from.filter((reach) => reach.key === key && reach.to <= caret.offset);
    const at = caret.offset - earlier.reduce((sum, reach) => sum + reach.to - reach.from, 0);
    const span = { anchor: { ...caret, offset: at }, focus: { ...caret, offset: at + text.length } };
    controller.$applySplices(
      [...deletions, { key, splice: { at, remove: 0, insert: text }, side: caret.side }],
      'other',
      span,
    );
  };

  return mergeRegister(
    editor.registerCommand(
      COPY_COMMAND,
      (event) => {
        event?.preventDefault();
        controller.selection.$syncFromPage();
        $copy(event instanceof ClipboardEvent ? event.clipboardData : null, false);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        event?.preventDefault();
        controller.selection.$syncFromPage();
        const ranges = $copy(event instanceof ClipboardEvent ? event.clipboardData : null, true);
        if (ranges && !isEmpty(ranges)) controller.$replace('', 'other', ranges);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault();
        controller.selection.$syncFromPage();
        if (event instanceof ClipboardEvent) $paste(clipboardLines(event.clipboardData));
        else if (event instanceof InputEvent)
          $paste(
            event.dataTransfer ? clipboardLines(event.dataTransfer) : [{ words: event.data ?? '', depth: 0 }],
          );
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        const ranges = $readRanges(model.blocks);
        const { text } = $copiedText(controller, ranges, false);
        // Deleted words alone stay where they are, and are copied to the place of the drop.
        dragged = isEmpty(ranges) ? null : ranges;
        if (text !== '' && event.dataTransfer) {
          event.dataTransfer.clearData();
          event.dataTransfer.setData('text/plain', text);
          event.dataTransfer.effectAllowed = 'copyMove';
        }
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGEND_COMMAND,
      () => {
        dragged = null;
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(DROP_COMMAND, $drop, COMMAND_PRIORITY_HIGH),
  );
}
