import { sameEdits } from '../../../core/amend/typing/undo-edits.ts';
import { type Caret, reversed } from '../../state/review/undo.ts';
import { liveText } from './blocks.ts';
import type { SectionController } from './controller.ts';
import type { CopiedPart } from './copied-lines.ts';
import type { BlockRange } from './selected-ranges.ts';

/**
 * Pastes a cut back where it was cut, while the text is still as the cut left it. If nothing was done since, the words
 * return to the amendments that they came from; otherwise they are inserted line by line. False means that the caller
 * must paste as usual.
 */
export function $restoreCut(
  controller: SectionController,
  parts: readonly CopiedPart[],
  at: readonly BlockRange[],
): boolean {
  const { model, undoStack } = controller;
  const [first] = parts;
  const [caret] = at;
  const end = parts.at(-1);
  const block = end && model.block(end.key);
  const isThere = at.length === 1 && caret?.from === caret?.to && caret?.key === first?.key;
  if (!block || !isThere || caret?.from !== first?.from) return false;
  const reads = (expectedText: (part: CopiedPart) => string) =>
    parts.every((part) => {
      const partBlock = model.block(part.key);
      return (
        partBlock !== undefined && partBlock.locked === null && liveText(partBlock) === expectedText(part)
      );
    });
  if (!reads(({ remainingText }) => remainingText)) return false;
  const { pid, field } = block;
  const focus: Caret = { key: end.key, pid, field, offset: end.from + end.words.length, side: 'before' };
  const span = { anchor: focus, focus };
  const isBack = () =>
    reads(
      ({ remainingText, from, words }) => remainingText.slice(0, from) + words + remainingText.slice(from),
    );
  const cut = undoStack.nextTyped('undo')?.changes.map(reversed) ?? [];
  const isAsCut =
    cut.length > 0 && cut.every(({ am, before }) => sameEdits(model.edits.get(am) ?? [], before));
  if (isAsCut && controller.$applyChanges(cut, isBack, span)) return true;
  if (parts.length < 2) return false;
  const edits = parts.map(({ key, from, words }) => ({
    key,
    splice: { at: from, remove: 0, insert: words },
  }));
  controller.$applySplices(edits, 'other', span);
  return true;
}
