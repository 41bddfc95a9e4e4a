import type { Hand, WordRun } from '../../../../core/word-import/word-document.ts';
import { childNamed, elementsOf, type XmlElement } from '../../xml/tree.ts';

/** A time as Word has it. LibreOffice writes one of the year 0 where it knows none. */
export function dateOf(wordTime: string | undefined): string | null {
  const [, day, time] = /^([1-9]\d{3}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(wordTime ?? '') ?? [];
  const date = new Date(`${day}T${time ?? '00:00:00'}Z`);
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}

/** Whose a change or a comment is. Word's own time is local and says that it is not; newer ones have the true one too. */
export const handOf = ({ attributes }: XmlElement): Hand => ({
  author: attributes['w:author']?.trim() ?? '',
  date: dateOf(attributes['w16du:dateUtc'] ?? attributes['w:date']),
});

/** What is being done to the words that are read, by what they stand in. */
export type RunChange = Omit<WordRun, 'text'>;
export const NOTHING: RunChange = { inserted: null, deleted: null, moved: false };

const PUT_IN = new Set(['w:ins', 'w:moveTo', 'w:cellIns']);
const STRUCK = new Set(['w:del', 'w:moveFrom', 'w:cellDel']);
export const isTracked = (name: string): boolean => PUT_IN.has(name) || STRUCK.has(name);

/** What is done to words by an element that they stand in, besides what is done to them already. */
export function within(change: RunChange, element: XmlElement): RunChange {
  const by = handOf(element);
  const moved = change.moved || element.name.startsWith('w:move');
  return PUT_IN.has(element.name) ? { ...change, inserted: by, moved } : { ...change, deleted: by, moved };
}

/** What is done to all of a row, a cell or a paragraph's end by its properties. */
export function byProperties(change: RunChange, properties: XmlElement | undefined): RunChange {
  let combined = change;
  for (const child of properties ? elementsOf(properties) : [])
    if (isTracked(child.name)) combined = within(combined, child);
  return combined;
}

/** The properties of a paragraph's end: whether that was put in or struck. */
export const markOf = (properties: XmlElement | undefined): XmlElement | undefined =>
  properties && childNamed(properties, 'w:rPr');

const sameHand = (a: Hand | null, b: Hand | null): boolean =>
  a === b || (a !== null && b !== null && a.author === b.author && a.date === b.date);

/** Whether words have one history. */
export const isSameChange = (a: RunChange, b: RunChange): boolean =>
  sameHand(a.inserted, b.inserted) && sameHand(a.deleted, b.deleted) && a.moved === b.moved;
