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
export type Field<Said, Whole> =
  | readonly [label: string, words: (said: Said, whole: Whole, root: Provision) => Row['words']]
  | null;

/** Each field of a kind but its id: one that is missing here is refused by the compiler. */
export type Fields<Whole> = {
  readonly [Name in Exclude<keyof Whole, 'id'>]-?: Field<NonNullable<Whole[Name]>, Whole>;
};

/** A field that is words already. */
export const said = (label: string): readonly [string, (words: string) => string] => [
  label,
  (words) => words,
];

export const yesOrNo = (label: string): readonly [string, (is: boolean) => string] => [
  label,
  (is) => (is ? 'yes' : 'no'),
];

/** The rows of a value, in the order of its fields. */
export function rowsOf<Whole extends object>(
  fields: Fields<Whole>,
  whole: Whole,
  root: Provision,
): readonly Row[] {
  return (Object.entries(fields) as [keyof Whole, Field<unknown, Whole>][]).flatMap(([name, field]) => {
    if (field === null) return [];
    const [label, words] = field;
    const value = whole[name];
    return [{ label, words: value === null || value === undefined ? '' : words(value, whole, root) }];
  });
}

const isSame = (a: Row['words'], b: Row['words']): boolean => JSON.stringify(a) === JSON.stringify(b);

/** So many things of a list are named. */
const MOST_NAMED = 50;

function listLine(items: readonly string[], others: readonly Row['words'][]): string {
  const lists = others.flatMap((other) => (typeof other === 'string' ? [] : [new Set(other)]));
  const isCommon = (item: string) => lists.length > 0 && lists.every((list) => list.has(item));
  const own = items.filter((item) => !isCommon(item));
  const common = items.length - own.length;
  // Where the same things stand in another order, all of them are told.
  const named = own.length === 0 && lists.every((list) => list.size === items.length) ? items : own;
  const more = named.length - MOST_NAMED;
  const shown = more > 0 ? [...named.slice(0, MOST_NAMED), `${more.toLocaleString('en-GB')} more`] : named;
  if (named === items) return shown.join('; ');
  const rest = `${common.toLocaleString('en-GB')} that the ${lists.length > 1 ? 'others have' : 'other has'} too`;
  return [...shown, ...(common > 0 ? [rest] : [])].join('; ');
}

function lineOf({ label, words }: Row, others: readonly Row['words'][]): string {
  const line = typeof words === 'string' ? words : listLine(words, others);
  if (label === '') return line === '' ? '(empty)' : line;
  return `${label}: ${line === '' ? 'not given' : line}`;
}

/**
 * One of some readings in lines: the fields in which they differ. Where they differ in none, or there is no other, all that
 * it says.
 * @param others the rows of the other readings that there is something in
 */
export function rowLines(rows: readonly Row[], others: readonly (readonly Row[])[]): readonly string[] {
  const given = others.map((other) => other.map(({ words }) => words));
  const isOwn = (row: Row, at: number) => given.some((other) => !isSame(row.words, other[at] ?? ''));
  const differing = rows.map((row, at) => isOwn(row, at));
  const isShown = (row: Row, at: number) => (differing.includes(true) ? differing[at] : row.words.length > 0);
  const lines = rows.flatMap((row, at) =>
    isShown(row, at)
      ? [
          lineOf(
            row,
            given.map((other) => other[at] ?? ''),
          ),
        ]
      : [],
  );
  return lines.length > 0 ? lines : ['(empty)'];
}
