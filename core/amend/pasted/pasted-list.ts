import {
  entriesOf,
  inOneLine,
  levelOf,
  normaliseLines,
  type PastedEntry,
  type PastedLine,
} from './entries.ts';
import { LABEL_IN_COLUMN } from './label.ts';

/** A pasted item with the items nested in it. */
export interface PastedItem {
  /** The level of its label, from 0 for a section's "2A" to 4 for "(A)". Null for an item without a label. */
  readonly level: number | null;
  readonly words: string;
  readonly items: readonly PastedItem[];
  /** The words after the nested items. */
  readonly closing: string;
}

/** Pasted text of the form "… (a) … (b) …", before the provisions have a place in the Act. */
export interface PastedList {
  /** The words before the first item, which go into the line at the caret. */
  readonly lead: string;
  readonly items: readonly PastedItem[];
  /** The words after the last item, where the lead introduces the list. */
  readonly closing: string;
}

/** An item under construction. */
interface OpenItem {
  readonly level: number | null;
  readonly depth: number;
  readonly label: string | null;
  words: string;
  readonly items: OpenItem[];
  closing: string;
}

/** Whether words end like the opening words of a list: with a dash, colon or hyphen. */
export const introduces = (words: string): boolean => /[—–:-]\s*$/.test(words);

/** Joins two texts with a space. Concatenation doesn't copy the long text again for each addition, as `join` would. */
const joinBySpace = (words: string, addition: string): string =>
  words === '' || addition === '' ? words + addition : `${words} ${addition}`;

interface OpenList {
  lead: string;
  readonly items: OpenItem[];
  closing: string;
}

/** Adds words at the end of an item: to its closing words, its last nested item, or its own words. */
function addAtEnd(target: OpenItem, words: string): void {
  const last = target.items.at(-1);
  if (target.closing) target.closing = joinBySpace(target.closing, words);
  else if (last) addAtEnd(last, words);
  else target.words = joinBySpace(target.words, words);
}

/**
 * Adds words without a label. They are the lead if no item came yet. Otherwise they close a list that has opening words,
 * or continue the last item.
 */
function addWords(list: OpenList, stack: readonly OpenItem[], words: string): void {
  const holder = stack.find((open) => open.items.length > 0 && introduces(open.words));
  const last = list.items.at(-1);
  if (!last) list.lead = joinBySpace(list.lead, words);
  else if (holder) holder.closing = joinBySpace(holder.closing, words);
  else if (introduces(list.lead)) list.closing = joinBySpace(list.closing, words);
  else addAtEnd(last, words);
}

/** Continues lists after words that were taken for closing words: those become part of the last item. */
function resumeLists(lists: readonly Pick<OpenItem, 'items' | 'closing'>[]): void {
  for (const list of lists) {
    const last = list.items.at(-1);
    if (!last || !list.closing) continue;
    addAtEnd(last, list.closing);
    list.closing = '';
  }
}

/** The next label after each entry. Null where no label follows. */
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
  const list: OpenList = { lead: '', items: [], closing: '' };
  let stack: OpenItem[] = [];
  let before = '';
  const next = labelsAfter(entries);
  for (const [at, { label, depth, words }] of entries.entries()) {
    if (label === null && depth === 0) {
      addWords(list, stack, words);
      before = words;
      continue;
    }
    const open = stack.flatMap((outer) =>
      outer.label === null || outer.level === null ? [] : [{ label: outer.label, level: outer.level }],
    );
    const level = label === null ? null : levelOf(label, open, next[at] ?? null, introduces(before));
    const isEnded = (outer: OpenItem): boolean => {
      if (level !== null && outer.level !== null) return outer.level >= level;
      // A label outside the page's lists belongs to the item before it: "1." may have parts "(a)" and "(b)".
      if (level !== null && depth === 0) return false;
      return outer.depth >= depth && (outer.level === null || outer.depth > 0);
    };
    const firstEnded = stack.findIndex(isEnded);
    if (firstEnded >= 0) stack = stack.slice(0, firstEnded);
    const opened: OpenItem = { level, depth, label, words, items: [], closing: '' };
    resumeLists([list, ...stack]);
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

/** The pasted lines as the words of one line. */
export const pastedWordsOf = (lines: readonly PastedLine[]): string =>
  normaliseLines(lines).map(inOneLine).join(' ');
