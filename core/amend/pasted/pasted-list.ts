import { entriesOf, inOneLine, levelOf, type PastedEntry, type PastedLine, setOut } from './entries.ts';
import { LABEL_IN_COLUMN } from './label.ts';

/** One item of what is pasted, with the items in it. */
export interface PastedItem {
  /** How far in its label puts it, from 0 for a section's "2A" to 4 for "(A)"; null where it has no label. */
  readonly level: number | null;
  readonly words: string;
  readonly items: readonly PastedItem[];
  /** What follows the items in it. */
  readonly closing: string;
}

/** Text of the form "… (a) … (b) …": provisions as they are pasted, before they have a place. */
export interface PastedList {
  /** What stands before the first item: words of the line that is pasted into. */
  readonly lead: string;
  readonly items: readonly PastedItem[];
  /** What follows the last, where the lead introduces them. */
  readonly closing: string;
}

interface Open {
  readonly level: number | null;
  readonly depth: number;
  readonly label: string | null;
  words: string;
  readonly items: Open[];
  closing: string;
}

/** Whether words introduce what follows them as their parts. */
export const introduces = (words: string): boolean => /[—–:-]\s*$/.test(words);

/** By putting one after the other: what is long is not written anew for each that follows it. */
const bySpace = (words: string, addition: string): string =>
  words === '' || addition === '' ? words + addition : `${words} ${addition}`;

interface Opened {
  lead: string;
  readonly items: Open[];
  closing: string;
}

/** Adds words at the end of an item, whatever it ends with. */
function addAtEnd(item: Open, words: string): void {
  const last = item.items.at(-1);
  if (item.closing) item.closing = bySpace(item.closing, words);
  else if (last) addAtEnd(last, words);
  else item.words = bySpace(item.words, words);
}

/** Words by themselves: they go before the first item, close a list that was introduced, or go on with the last item. */
function addWords(list: Opened, stack: readonly Open[], words: string): void {
  const holder = stack.find((one) => one.items.length > 0 && introduces(one.words));
  const last = list.items.at(-1);
  if (!last) list.lead = bySpace(list.lead, words);
  else if (holder) holder.closing = bySpace(holder.closing, words);
  else if (introduces(list.lead)) list.closing = bySpace(list.closing, words);
  else addAtEnd(last, words);
}

/** A list goes on after words that were taken to close it: they are its last item's. */
function reopen(lists: readonly Pick<Open, 'items' | 'closing'>[]): void {
  for (const list of lists) {
    const last = list.items.at(-1);
    if (!last || !list.closing) continue;
    addAtEnd(last, list.closing);
    list.closing = '';
  }
}

/** The label that comes next after each entry. */
function labelsAfter(entries: readonly PastedEntry[]): readonly (string | null)[] {
  const labels: (string | null)[] = [];
  let next: string | null = null;
  for (const { label } of entries.toReversed()) {
    labels.push(next);
    next = label ?? next;
  }
  return labels.reverse();
}

function treeOf(entries: readonly PastedEntry[]): PastedList {
  const list: Opened = { lead: '', items: [], closing: '' };
  let stack: Open[] = [];
  let before = '';
  const next = labelsAfter(entries);
  for (const [at, { label, depth, words }] of entries.entries()) {
    if (label === null && depth === 0) {
      addWords(list, stack, words);
      before = words;
      continue;
    }
    const open = stack.flatMap((one) =>
      one.label === null || one.level === null ? [] : [{ label: one.label, level: one.level }],
    );
    const level = label === null ? null : levelOf(label, open, next[at] ?? null, introduces(before));
    const isOver = (one: Open): boolean => {
      if (level !== null && one.level !== null) return one.level >= level;
      // "1." counts items that have parts "(a)": a label that no list of a page holds is of the item before it.
      if (level !== null && depth === 0) return false;
      return one.depth >= depth && (one.level === null || one.depth > 0);
    };
    const over = stack.findIndex(isOver);
    if (over >= 0) stack = stack.slice(0, over);
    const opened: Open = { level, depth, label, words, items: [], closing: '' };
    reopen([list, ...stack]);
    (stack.at(-1) ?? list).items.push(opened);
    stack.push(opened);
    before = words;
  }
  return list;
}

/**
 * The pasted lines as a list of items; null where they are only words. A table of one row counts as words. So does a
 * single line with one label, unless the label is in a column of its own.
 */
export function pastedList(lines: readonly PastedLine[]): PastedList | null {
  const entries = entriesOf(lines);
  const items = entries.filter(({ label, depth }) => label !== null || depth > 0);
  const isOwn = lines.some(({ words }) => LABEL_IN_COLUMN.test(words));
  if (items.length === 0 || (entries.length === 1 && !isOwn)) return null;
  return treeOf(entries);
}

/** What is pasted as words for one line. */
export const pastedWordsOf = (lines: readonly PastedLine[]): string => setOut(lines).map(inOneLine).join(' ');
