import type { Provision } from '../act/tree.ts';

/** Describes a thing field by field, so that two readings can be compared line by line. */

/** One field of a reading in words. */
export interface Row {
  /** Label of the field; '' for the main text. */
  readonly label: string;
  /** The words; '' where empty. For a list, each of its members. */
  readonly words: string | readonly string[];
}

/** A label and a function that gives the words; null for a field that nobody decides by, such as a hash or a time. */
export type Field<Part, Record> =
  | readonly [label: string, words: (part: Part, record: Record, root: Provision) => Row['words']]
  | null;

/** All fields of a kind except its id. The compiler refuses a missing field. */
export type Fields<Record> = {
  readonly [Name in Exclude<keyof Record, 'id'>]-?: Field<NonNullable<Record[Name]>, Record>;
};

/** A field that already has words. */
export const wordsField = (label: string): readonly [string, (words: string) => string] => [
  label,
  (words) => words,
];

export const yesOrNo = (label: string): readonly [string, (is: boolean) => string] => [
  label,
  (is) => (is ? 'yes' : 'no'),
];

/** The rows of a record, in the order of its fields. */
export function rowsOf<Record extends object>(
  fields: Fields<Record>,
  record: Record,
  root: Provision,
): readonly Row[] {
  return (Object.entries(fields) as [keyof Record, Field<unknown, Record>][]).flatMap(([name, field]) => {
    if (field === null) return [];
    const [label, words] = field;
    const fieldValue = record[name];
    return [
      {
        label,
        words: fieldValue === null || fieldValue === undefined ? '' : words(fieldValue, record, root),
      },
    ];
  });
}

const isSame = (a: Row['words'], b: Row['words']): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The most members of a list that are written out. Further members are counted. */
const MAX_LISTED = 50;

function listLine(items: readonly string[], otherRows: readonly Row['words'][]): string {
  const lists = otherRows.flatMap((other) => (typeof other === 'string' ? [] : [new Set(other)]));
  const isCommon = (name: string) => lists.length > 0 && lists.every((list) => list.has(name));
  const own = items.filter((item) => !isCommon(item));
  const common = items.length - own.length;
  // If only the order differs, all members are named.
  const namedItems = own.length === 0 && lists.every((list) => list.size === items.length) ? items : own;
  const moreCount = namedItems.length - MAX_LISTED;
  const shownItems =
    moreCount > 0
      ? [...namedItems.slice(0, MAX_LISTED), `${moreCount.toLocaleString('en-GB')} more`]
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
 * A reading as lines, with only the fields that differ from others. All fields where none differs, or there is no
 * other reading.
 * @param otherRows the rows of the other readings that are not empty
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
