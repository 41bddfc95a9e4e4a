import type { Caret } from '../../state/review/undo.ts';
import { liveText } from './blocks.ts';
import type { SectionController } from './controller.ts';
import { $selectSpan, $span } from './tree.ts';

/**
 * Tab and Shift Tab in a table: to the next cell or the one before, with its words selected, as in a word processor. False
 * outside a table, and where there is no such cell in it.
 */
export function $toCell({ model }: SectionController, step: 1 | -1): boolean {
  const at = $span()?.focus;
  const index = model.blocks.findIndex(({ key }) => key === at?.key);
  const table = model.blocks[index]?.cell?.table;
  const next = model.blocks[index + step];
  if (table === undefined || next?.cell?.table !== table) return false;
  const { key, pid, field } = next;
  const place = (offset: number): Caret => ({ key, pid, field, offset, side: 'before' });
  return $selectSpan({ anchor: place(0), focus: place(liveText(next).length) });
}
