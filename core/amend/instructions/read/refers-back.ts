import type { ReadItem, SourceRef } from '../syntax.ts';
import { notReadWith } from './goes-on.ts';
import type { Closing } from './reading-state.ts';

/** Words that say what goes where something else went, and not where that is: "in its place put “x”", "and insert “x”". */
const REFERS_BACK =
  /^\W*(?:(?:and|or|then)\s+)*(?:in (?:its|their|that|those) places?\b|instead\b|(?:add|insert|put|substitute|write)\b[—–:,\s]*(?:(?:in (?:its|their) places?|instead|the\s+words?)[,\s]*)*[“"])/i;

/** Whether what could not be read is more of what the item of the list before it does. */
export const refersBack = (item: ReadItem | undefined): boolean =>
  item?.read === false && REFERS_BACK.test(item.source.text);

const WITHOUT = 'What is to be done in its place could not be read';

/** Takes back what an item of a list does, where the next one says the rest of it and could not be read. */
export function withholdItems(items: ReadItem[], from: number, to: number, reason = WITHOUT): void {
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (!item?.read) continue;
    const { source, context } = item;
    items[at] = { read: false, source, context, reason };
  }
}

/**
 * Makes all items of a list depend on what the words after it say, or takes them back where that could not be read.
 * @param source where the words stand
 */
export function closeList(
  items: ReadItem[],
  from: number,
  { words, isLimit, reason }: Closing,
  source: SourceRef,
): void {
  const [first] = items.slice(from);
  if (!first) return;
  if (!isLimit) {
    withholdItems(items, from, items.length, notReadWith(words));
    items.push({ read: false, source, context: first.context, ...reason });
  }
  for (let at = from; at < items.length; at++) {
    const item = items[at];
    if (item?.read) items[at] = { ...item, condition: item.condition ?? words };
  }
}
