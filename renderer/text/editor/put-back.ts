import { sameEdits } from '../../../core/amend/typing/undo-edits.ts';
import { type Caret, reversed } from '../../state/review/undo.ts';
import { liveText } from './blocks.ts';
import type { SectionController } from './controller.ts';
import type { CopiedPart } from './copied-lines.ts';
import type { Reach } from './reaches.ts';

/**
 * Puts what was cut back where it was, just as it was, while the text is still as the cut left it: with whose words they
 * were where nothing was done since, else line by line. False where it is to be pasted as anything else is.
 */
export function $putBack(
  controller: SectionController,
  parts: readonly CopiedPart[],
  at: readonly Reach[],
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
  if (!reads(({ left }) => left)) return false;
  const { pid, field } = block;
  const focus: Caret = { key: end.key, pid, field, offset: end.from + end.words.length, side: 'before' };
  const span = { anchor: focus, focus };
  const isBack = () => reads(({ left, from, words }) => left.slice(0, from) + words + left.slice(from));
  const cut = undoStack.nextTyped('undo')?.changes.map(reversed) ?? [];
  const isAsCut =
    cut.length > 0 && cut.every(({ am, before }) => sameEdits(model.edits.get(am) ?? [], before));
  if (isAsCut && controller.$change(cut, isBack, span)) return true;
  if (parts.length < 2) return false;
  const edits = parts.map(({ key, from, words }) => ({
    key,
    splice: { at: from, remove: 0, insert: words },
  }));
  controller.$edit(edits, 'other', span);
  return true;
}
