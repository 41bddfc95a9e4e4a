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
import type { Edited, SectionController } from './controller.ts';
import { copiedAs, linesOfCopied, noteCopied, partsOf } from './copied-lines.ts';
import { runsIn } from './marked.ts';
import { $isStruckNode } from './nodes.ts';
import { linesIn, type Pasted, readPasted } from './pasted.ts';
import { $putBack } from './put-back.ts';
import { $reaches, type Reach } from './reaches.ts';
import { asOneLine } from './text.ts';
import { $caretInDOM } from './tree.ts';

/** More characters than any provision has; what is longer was pasted by mistake. */
const MAX_PASTE_LENGTH = 100_000;

/** Whether the selection of some words was begun in words that are struck: not at their edge, where others end too. */
function $isBegunInStruck(runs: readonly MarkedRun[]): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$isStruckNode(selection.anchor.getNode())) return false;
  return runs.at(selection.isBackward() ? -1 : 0)?.kind === 'deleted';
}

/** Words as they are copied, a line for each provision, and whether those that are struck are among them. */
interface Words {
  readonly text: string;
  readonly isStruck: boolean;
}

/**
 * The words of what is selected: as they would read or, where it was begun in words that are struck, as they read before.
 * So struck words are copied by who chose them, and by nobody else. Where they are cut, words that were put in go with
 * them, and are not to be lost.
 */
function $wordsIn({ model }: SectionController, reaches: readonly Reach[], isCut: boolean): Words {
  const lines = reaches.map((reach) => {
    const block = model.block(reach.key);
    return block ? runsIn(block, reach) : [];
  });
  const runs = lines.flat();
  const isLost = isCut && runs.some(({ kind }) => kind === 'inserted');
  const isStruck = runs.every(({ kind }) => kind === 'deleted') || (!isLost && $isBegunInStruck(runs));
  const left = isStruck ? 'inserted' : 'deleted';
  const words = lines.map((runs) => runs.flatMap(({ kind, text }) => (kind === left ? [] : text)).join(''));
  return { text: words.join('\n'), isStruck };
}

/** The words that stand in some reaches, a line for each: what is moved. */
const standingIn = ({ model }: SectionController, reaches: readonly Reach[]): string =>
  reaches.map(({ key, from, to }) => liveText(model.block(key) ?? { strips: [] }).slice(from, to)).join('\n');

const isEmpty = (reaches: readonly Reach[]) => reaches.every(({ from, to }) => from === to);

/** Copying, cutting, pasting and dragging. Only plain words go out, and only plain words come in. */
export function registerTransfer(controller: SectionController): () => void {
  const { editor, model } = controller;
  /** What is being dragged out of this editor. */
  let dragged: readonly Reach[] | null = null;

  const $copy = (data: DataTransfer | null | undefined, isCut: boolean): readonly Reach[] | null => {
    const reaches = $reaches(model.blocks);
    const { text, isStruck } = $wordsIn(controller, reaches, isCut);
    if (!data || (text === '' && isEmpty(reaches))) return null;
    data.setData('text/plain', text);
    noteCopied(isStruck ? [] : partsOf(model, reaches, isCut));
    return reaches;
  };

  const $pasteWords = ({ words, flattened }: Pasted, at: readonly Reach[]): void => {
    const isMade = controller.$replace(words, 'other', at);
    if (isMade && flattened) controller.announce('Pasted as plain text: line breaks became spaces.');
  };

  /** What was to be provisions, and can't be. */
  const $pasteAsWords = ({ words }: Pasted, reason: string, at: readonly Reach[]): void => {
    const [first] = at;
    const block = first && model.block(first.key);
    const isJoined = block && /\S$/.test(liveText(block).slice(0, first.from));
    // What was to stand by itself does not run on from the words before it.
    const isMade = controller.$replace(isJoined ? ` ${words}` : words, 'other', at);
    if (isMade) controller.announce(`Pasted as words, not as provisions. ${reason}`);
  };

  const $paste = (lines: readonly PastedLine[], at: readonly Reach[] = $reaches(model.blocks)): void => {
    const copied = copiedAs(lines.map(({ words }) => words).join('\n'));
    if ($putBack(controller, copied, at)) return;
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
      $paste(linesIn(data), [{ key, from: caret.offset, to: caret.offset, side }]);
      return true;
    }
    $move(from, key, caret);
    return true;
  };

  /** A move is a deletion and an insertion: as one splice it would swallow whatever stands between. */
  const $move = (from: readonly Reach[], key: string, caret: Caret): void => {
    const inside = from.find(
      (reach) => reach.key === key && reach.from <= caret.offset && caret.offset <= reach.to,
    );
    if (inside) return;
    const text = asOneLine(standingIn(controller, from)).text;
    const deletions: Edited[] = from.map((reach) => ({
      key: reach.key,
      splice: { at: reach.from, remove: reach.to - reach.from, insert: '' },
    }));
    const earlier = from.filter((reach) => reach.key === key && reach.to <= caret.offset);
    const at = caret.offset - earlier.reduce((sum, reach) => sum + reach.to - reach.from, 0);
    const span = { anchor: { ...caret, offset: at }, focus: { ...caret, offset: at + text.length } };
    controller.$edit(
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
        controller.at.$read();
        $copy(event instanceof ClipboardEvent ? event.clipboardData : null, false);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        event?.preventDefault();
        controller.at.$read();
        const reaches = $copy(event instanceof ClipboardEvent ? event.clipboardData : null, true);
        if (reaches && !isEmpty(reaches)) controller.$replace('', 'other', reaches);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault();
        controller.at.$read();
        if (event instanceof ClipboardEvent) $paste(linesIn(event.clipboardData));
        else if (event instanceof InputEvent)
          $paste(event.dataTransfer ? linesIn(event.dataTransfer) : [{ words: event.data ?? '', depth: 0 }]);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        const reaches = $reaches(model.blocks);
        const { text } = $wordsIn(controller, reaches, false);
        // Struck words alone stay where they are: they are copied to where they are dropped.
        dragged = isEmpty(reaches) ? null : reaches;
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
