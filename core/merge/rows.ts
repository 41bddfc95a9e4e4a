import type { Provision } from '../act/tree.ts';

/** A thing told field by field, so that two readings of it stand beside each other line by line. */

/** One field of a reading in words. */
export interface Row {
  /** What the field is called; '' for the text that a thing is there for. */
  readonly label: string;
  /** What it says; '' where it says nothing. Of a list, each thing in it. */
  readonly words: string | readonly string[];
}

/** A field’s name, and what it says; null for a field that nobody decides by: a hash, or who said so when. */
export type Field<Part, Record> =
  | readonly [label: string, words: (said: Part, whole: Record, root: Provision) => Row['words']]
  | null;

/** Each field of a kind but its id: one that is missing here is refused by the compiler. */
export type Fields<Record> = {
  readonly [Name in Exclude<keyof Record, 'id'>]-?: Field<NonNullable<Record[Name]>, Record>;
};

/** A field that is words already. */
export const wordsField = (label: string): readonly [string, (words: string) => string] => [
  label,
  (words) => words,
];

export const yesOrNo = (label: string): readonly [string, (is: boolean) => string] => [
  label,
  (is) => (is ? 'yes' : 'no'),
];

/** The rows of a value, in the order of its fields. */
export function rowsOf<Record extends object>(
  fields: Fields<Record>,
  record: Record,
  root: Provision,
): readonly Row[] {
  return (Object.entries(fields) as [keyof Record, Field<unknown, Record>][]).flatMap(([name, field]) => {
    if (field === null) return [];
    const [label, words] = field;
    const value = record[name];
    return [{ label, words: value === null || value === undefined ? '' : words(value, record, root) }];
  });
}

const isSame = (a: Row['words'], b: Row['words']): boolean => JSON.stringify(a) === JSON.stringify(b);

/** So many things of a list are named. */
const MOST_NAMED = 50;

function listLine(items: readonly string[], otherRows: readonly Row['words'][]): string {
  const lists = otherRows.flatMap((other) => (typeof other === 'string' ? [] : [new Set(other)]));
  const isCommon = (item: string) => lists.length > 0 && lists.every((list) => list.has(item));
  const own = items.filter((item) => !isCommon(item));
  const common = items.length - own.length;
  // Where the same things stand in another order, all of them are told.
  const namedItems = own.length === 0 && lists.every((list) => list.size === items.length) ? items : own;
  const moreCount = namedItems.length - MOST_NAMED;
  const shownItems =
    moreCount > 0
      ? [...namedItems.slice(0, MOST_NAMED), `${moreCount.toLocaleString('en-GB')} more`]
      : namedItems;
  if (namedItems === items) return shownItems.join('; ');
  const commonWords = `${common.toLocaleString('en-GB')} that the ${lists.length > 1 ? 'others have' : 'other has'} too`;
  return [...shownItems, ...(common > 0 ? [commonWords] : [])].join('; ');
}

function lineOf({ label, words }: Row, otherRows: readonly Row['words'][]): string {
  const line = typeof words === 'string' ? words : listLine(words, otherRows);
  if (label === '') return line === '' ? '(empty)' : line;
  return `${label}: ${line === '' ? 'not given' : line}`;
}

/**
 * One of some readings in lines: the fields in which they differ. Where they differ in none, or there is no other, all that
 * it says.
 * @param otherRows the rows of the other readings that there is something in
 */
export function rowLines(rows: readonly Row[], otherRows: readonly (readonly Row[])[]): readonly string[] {
  const otherWords = otherRows.map((other) => other.map(({ words }) => words));
  const isOwn = (row: Row, at: number) => otherWords.some((other) => !isSame(row.words, other[at] ?? ''));
  const differing = rows.map((row, at) => isOwn(row, at));
  const isShown = (row: Row, at: number) => (differing.includes(true) ? differing[at] : row.words.length > 0);
  const lines = rows.flatMap((row, at) =>
    isShown(row, at)
      ? [
          lineOf(
            row,
            otherWords.map((other) => other[at] ?? ''),
          ),
        ]
      : [],
  );
  return lines.length > 0 ? lines : ['(empty)'];
}
