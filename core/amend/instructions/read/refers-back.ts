import type { ReadItem, SourceRef } from '../syntax.ts';
import { reasonForUnreadWords } from './continued-operations.ts';
import type { ClosingWords } from './reading-state.ts';

/** Words whose place is that of an earlier change: "in its place put “x”", "and insert “x”". */
const REFERS_BACK =
  /^\W*(?:(?:and|or|then)\s+)*(?:in (?:its|their|that|those) places?\b|instead\b|(?:add|insert|put|substitute|write)\b[—–:,\s]*(?:(?:in (?:its|their) places?|instead|the\s+words?)[,\s]*)*[“"])/i;

/** Whether an unread item continues the item of the list before it. */
export const refersBack = (item: ReadItem | undefined): boolean =>
  item?.read === false && REFERS_BACK.test(item.source.text);

const WITHOUT = 'What is to be done in its place could not be read';

/** Refuses items of a list, because the next item continues them and could not be read. */
export function refuseItems(items: ReadItem[], from: number, to: number, reason = WITHOUT): void {
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (!item?.read) continue;
    const { source, context } = item;
    items[at] = { read: false, source, context, reason };
  }
}

/**
 * Makes all items of a list depend on the words after it, or refuses the items if these words could not be read.
 * @param source the passage of these words
 */
export function closeList(
  items: ReadItem[],
  from: number,
  { words, isLimit, refusal }: ClosingWords,
  source: SourceRef,
): void {
  const [first] = items.slice(from);
  if (!first) return;
  if (!isLimit) {
    refuseItems(items, from, items.length, reasonForUnreadWords(words));
    items.push({ read: false, source, context: first.context, ...refusal });
  }
  for (let at = from; at < items.length; at++) {
    const item = items[at];
    if (item?.read) items[at] = { ...item, condition: item.condition ?? words };
  }
}
