import type { ChangeAuthor, WordRun } from '../../../../core/word-import/word-document.ts';
import { childNamed, elementsOf, type XmlElement } from '../../xml/tree.ts';

/** A time in Word's form, as ISO time; null if there is none. LibreOffice writes the year 0 for an unknown time. */
export function dateOf(wordTime: string | undefined): string | null {
  const [, day, time] = /^([1-9]\d{3}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(wordTime ?? '') ?? [];
  const date = new Date(`${day}T${time ?? '00:00:00'}Z`);
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}

/**
 * The author and date of a change or comment. Word writes local times marked as UTC; newer versions add the true UTC
 * time.
 */
export const handOf = ({ attributes }: XmlElement): ChangeAuthor => ({
  author: attributes['w:author']?.trim() ?? '',
  date: dateOf(attributes['w16du:dateUtc'] ?? attributes['w:date']),
});

/** The tracked changes that apply to words, from the elements around them. */
export type RunChange = Omit<WordRun, 'text'>;
export const UNCHANGED: RunChange = { inserted: null, deleted: null, moved: false };

const INSERTS = new Set(['w:ins', 'w:moveTo', 'w:cellIns']);
const DELETES = new Set(['w:del', 'w:moveFrom', 'w:cellDel']);
export const isTracked = (name: string): boolean => INSERTS.has(name) || DELETES.has(name);

/** Adds the change of an enclosing element. */
export function withChangeOf(change: RunChange, element: XmlElement): RunChange {
  const by = handOf(element);
  const moved = change.moved || element.name.startsWith('w:move');
  return INSERTS.has(element.name) ? { ...change, inserted: by, moved } : { ...change, deleted: by, moved };
}

/** Adds the changes in the properties of a row, a cell or a paragraph's end. */
export function withChangesIn(change: RunChange, properties: XmlElement | undefined): RunChange {
  let combined = change;
  for (const child of properties ? elementsOf(properties) : [])
    if (isTracked(child.name)) combined = withChangeOf(combined, child);
  return combined;
}

/** The properties of a paragraph's end, which say whether it was inserted or deleted. */
export const markProperties = (properties: XmlElement | undefined): XmlElement | undefined =>
  properties && childNamed(properties, 'w:rPr');

const isSameHand = (a: ChangeAuthor | null, b: ChangeAuthor | null): boolean =>
  a === b || (a !== null && b !== null && a.author === b.author && a.date === b.date);

/** Whether two pieces of text have the same changes. */
export const isSameChange = (a: RunChange, b: RunChange): boolean =>
  isSameHand(a.inserted, b.inserted) && isSameHand(a.deleted, b.deleted) && a.moved === b.moved;
