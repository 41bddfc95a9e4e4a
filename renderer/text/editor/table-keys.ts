import type { Caret } from '../../state/review/undo.ts';
import { liveText } from './blocks.ts';
import type { SectionController } from './controller.ts';
import { $selectedSpan, $selectSpan } from './lexical-tree.ts';

/**
 * Moves to the next or previous cell of a table with Tab or Shift Tab and selects its words, as in a word processor. False
 * outside a table, and at its last or first cell.
 */
export function $toCell({ model }: SectionController, step: 1 | -1): boolean {
  const at = $selectedSpan()?.focus;
  const index = model.blocks.findIndex(({ key }) => key === at?.key);
  const table = model.blocks[index]?.cell?.table;
  const next = model.blocks[index + step];
  if (table === undefined || next?.cell?.table !== table) return false;
  const { key, pid, field } = next;
  const place = (offset: number): Caret => ({ key, pid, field, offset, side: 'before' });
  return $selectSpan({ anchor: place(0), focus: place(liveText(next).length) });
}
