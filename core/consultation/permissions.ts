import type { Permission, PermissionRole, ValueDecision } from '../evidence/records.ts';
import { PERMISSION_ROLES } from '../evidence/records.ts';
import { type ColumnPermissions, MAX_SHOWN_VALUES } from './calls.ts';
import type { ColumnRole, Mapping } from './mapping.ts';
import { plainPermission } from './permission-column.ts';
import { shortened } from './stats.ts';
import { plain } from './table-row.ts';

/** What respondents say of publication, column by column, and what comes of it for each response. */

export const isPermissionRole = (role: ColumnRole): role is PermissionRole =>
  PERMISSION_ROLES.some((each) => each === role);

/** A mapping with a value of a column meaning something else. */
export const withDecision = (mapping: Mapping, index: number, decision: ValueDecision): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) =>
    column.index === index
      ? {
          ...column,
          decisions: [...column.decisions.filter(({ value }) => value !== decision.value), decision],
        }
      : column,
  ),
});

/** A longer value is known by its hash: it is somebody's own words, and nobody chose it from a list. */
const LONGEST_VALUE = 200;

/** What a value is known by: its words without capitals and doubled spaces. @param hash a practically unique name of a text */
export const valueKey = (text: string, hash: (text: string) => string): string => {
  const words = plain(text);
  return words.length <= LONGEST_VALUE ? words : `sha256:${hash(words)}`;
};

/** A column on publication, and what is decided of its values. */
interface Column {
  readonly index: number;
  readonly role: PermissionRole;
  readonly header: string;
  readonly decisions: ReadonlyMap<string, Permission>;
}

/** What a row comes to. */
interface RowPermission {
  readonly consent: boolean;
  readonly confidential: boolean;
  readonly withoutName: boolean;
  /** What was said in other words than yes and no. */
  readonly ownWords: readonly { readonly header: string; readonly text: string }[];
}

const decisionsOf = (decisions: readonly ValueDecision[]): ReadonlyMap<string, Permission> =>
  new Map(decisions.map(({ value, means }) => [value, means]));

/** A person has to read a value whole to decide it: more than this is read in the file. */
const MAX_VALUE_LENGTH = 1000;
const shownValue = (text: string): string =>
  text.length <= MAX_VALUE_LENGTH ? text : `${shortened(text, MAX_VALUE_LENGTH)}…`;

const PLAIN_ANSWER = /^(?:yes|no)[.!]?$/;

/** What a value means, as a person decided or as a plain yes or no says; null where that is not decided. */
function meaningIn({ role, header, decisions }: Column, key: string, text: string): Permission | null {
  const decided = decisions.get(key);
  if (decided !== undefined) return decided;
  // Who leaves a question about their name open has not agreed to be named.
  if (key === '') return role === 'name-consent' ? 'without-name' : null;
  return plainPermission(role, header, text);
}

/** Reads what may be published of each row, and counts the values that it meets. */
export class Permissions {
  readonly columns: readonly Column[];
  readonly #hash: (text: string) => string;
  readonly #values = new Map<
    number,
    Map<string, { text: string; count: number; means: Permission | null }>
  >();

  constructor({ columns }: Mapping, headers: readonly string[], hash: (text: string) => string) {
    this.#hash = hash;
    this.columns = columns.flatMap(({ index, role, decisions }) =>
      isPermissionRole(role)
        ? [{ index, role, header: headers[index] ?? '', decisions: decisionsOf(decisions) }]
        : [],
    );
  }

  /**
   * What may be published of a row: nothing without a word of consent, and nothing where any column says no, or something
   * that nobody has decided yet. A cell that is left empty says nothing.
   * @param cell the text of the row in a column
   */
  read(cell: (index: number) => string): RowPermission {
    let [consent, refused, confidential, withoutName] = [false, false, false, false];
    const ownWords: { header: string; text: string }[] = [];
    for (const column of this.columns) {
      const text = cell(column.index).trim();
      const key = valueKey(text, this.#hash);
      const means = this.#meet(column, key, text);
      if (key === '' && means === null) continue;
      if (column.role === 'confidential') confidential ||= (means ?? 'not-published') === 'not-published';
      else refused ||= (means ?? 'not-published') === 'not-published';
      consent ||= column.role === 'consent' && (means === 'publish' || means === 'without-name');
      withoutName ||= means === 'without-name';
      if (key !== '' && !PLAIN_ANSWER.test(key)) ownWords.push({ header: column.header, text });
    }
    return { consent: consent && !refused, confidential, withoutName, ownWords };
  }

  /** Counts a value, and says what it means. */
  #meet(column: Column, key: string, text: string): Permission | null {
    const values =
      this.#values.get(column.index) ??
      new Map<string, { text: string; count: number; means: Permission | null }>();
    this.#values.set(column.index, values);
    const meaning = values.get(key) ?? { text, count: 0, means: meaningIn(column, key, text) };
    values.set(key, meaning);
    meaning.count += 1;
    return meaning.means;
  }

  /** The values that were met in each column. */
  list(): readonly ColumnPermissions[] {
    return this.columns.map((column) => {
      const { index, header, role } = column;
      // By what they are and not by what was decided of them: none moves while a person goes through them.
      const ranked = [...(this.#values.get(index) ?? [])].map(([key, value]) => ({
        rank: key === '' ? 2 : plainPermission(role, header, value.text) === null ? 0 : 1,
        value: { ...value, key, text: shownValue(value.text) },
      }));
      ranked.sort(
        (a, b) => a.rank - b.rank || b.value.count - a.value.count || (a.value.text < b.value.text ? -1 : 1),
      );
      const values = ranked.map(({ value }) => value);
      const undecided = values.filter(({ key, means }) => key !== '' && means === null);
      return {
        column: index,
        header,
        role,
        values: values.slice(0, MAX_SHOWN_VALUES),
        hiddenCount: Math.max(0, values.length - MAX_SHOWN_VALUES),
        undecided: {
          values: undecided.length,
          rows: undecided.reduce((sum, { count }) => sum + count, 0),
        },
      };
    });
  }
}
