import {
  $getNearestNodeFromDOMNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  DRAGEND_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import { count } from '../../../core/base/english.ts';
import type { Caret } from '../../state/undo.ts';
import { liveText } from './blocks.ts';
import type { Edited, SectionController } from './controller.ts';
import { pastedWords } from './pasted-words.ts';
import { asOneLine } from './text.ts';
import { $caretInDOM, $reaches, type Reach } from './tree.ts';

/** More characters than any provision has; what is longer was pasted by mistake. */
const MOST = 100_000;

/** The words that stand in what is selected, a line for each provision; never what is struck. */
function wordsIn({ model }: SectionController, reaches: readonly Reach[]): string {
  return reaches
    .map(({ key, from, to }) => {
      const block = model.block(key);
      return block ? liveText(block).slice(from, to) : '';
    })
    .join('\n');
}

const isEmpty = (reaches: readonly Reach[]) => reaches.every(({ from, to }) => from === to);

const decode = (words: string): string =>
  new DOMParser().parseFromString(words, 'text/html').body.textContent ?? '';

/** Text out of what was pasted or dropped: plain where there is plain, unless that has words which the page struck out. */
function textIn(data: DataTransfer | null | undefined): string {
  const plain = data?.getData('text/plain') ?? '';
  const html = data?.getData('text/html') ?? '';
  if (html === '') return plain;
  const { text, leftOut } = pastedWords(html, decode);
  return plain === '' || leftOut ? text : plain;
}

/** Copying, cutting, pasting and dragging. Only plain words go out, and only plain words come in. */
export function registerTransfer(controller: SectionController): () => void {
  const { editor, model } = controller;
  /** What is being dragged out of this editor. */
  let dragged: readonly Reach[] | null = null;

  const $copy = (data: DataTransfer | null | undefined): readonly Reach[] | null => {
    const reaches = $reaches(model.blocks);
    if (!data || isEmpty(reaches)) return null;
    data.setData('text/plain', wordsIn(controller, reaches));
    return reaches;
  };

  const $paste = (given: string, at?: readonly Reach[]): void => {
    const { text, flattened } = asOneLine(given);
    if (!text) return;
    if (text.length > MOST) {
      controller.say(
        `That is ${count(text.length, 'character')}, too many to paste into one provision. Nothing was changed.`,
      );
      return;
    }
    controller.$replace(text, 'other', at);
    if (flattened) controller.say('Pasted as plain text: line breaks became spaces.');
  };

  const $drop = (event: DragEvent): boolean => {
    event.preventDefault();
    const range = document.caretRangeFromPoint(event.clientX, event.clientY);
    const node = range && $getNearestNodeFromDOMNode(range.startContainer);
    const caret = range && node ? $caretInDOM(range.startContainer, range.startOffset) : null;
    const data = event.dataTransfer;
    if (!caret || !data) return true;
    const { key } = caret;
    const from = dragged;
    dragged = null;
    const copies = event.ctrlKey || event.altKey || data.dropEffect === 'copy';
    if (!from || copies) {
      $paste(textIn(data), [{ key, from: caret.offset, to: caret.offset }]);
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
    const text = asOneLine(wordsIn(controller, from)).text;
    const gone: Edited[] = from.map((reach) => ({
      key: reach.key,
      splice: { at: reach.from, remove: reach.to - reach.from, insert: '' },
    }));
    const earlier = from.filter((reach) => reach.key === key && reach.to <= caret.offset);
    const at = caret.offset - earlier.reduce((sum, reach) => sum + reach.to - reach.from, 0);
    const span = { anchor: { ...caret, offset: at }, focus: { ...caret, offset: at + text.length } };
    controller.$edit([...gone, { key, splice: { at, remove: 0, insert: text } }], 'other', span);
  };

  return mergeRegister(
    editor.registerCommand(
      COPY_COMMAND,
      (event) => {
        event?.preventDefault();
        $copy(event instanceof ClipboardEvent ? event.clipboardData : null);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        event?.preventDefault();
        const reaches = $copy(event instanceof ClipboardEvent ? event.clipboardData : null);
        if (reaches) controller.$replace('', 'other', reaches);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault();
        if (event instanceof ClipboardEvent) $paste(textIn(event.clipboardData));
        else if (event instanceof InputEvent) $paste(textIn(event.dataTransfer) || (event.data ?? ''));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        const reaches = $reaches(model.blocks);
        dragged = isEmpty(reaches) ? null : reaches;
        if (dragged && event.dataTransfer) {
          event.dataTransfer.clearData();
          event.dataTransfer.setData('text/plain', wordsIn(controller, dragged));
          event.dataTransfer.effectAllowed = 'copyMove';
        }
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // Words that are dragged into a box elsewhere are copied there: the law is not what they are taken out of.
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        if (event.inputType !== 'deleteByDrag') return false;
        event.preventDefault();
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
