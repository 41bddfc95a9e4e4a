import type { Permission, PermissionRole, ValueDecision } from '../evidence/records.ts';
import { PERMISSION_ROLES } from '../evidence/records.ts';
import { type ColumnPermissions, MAX_SHOWN_VALUES } from './calls.ts';
import type { ColumnRole, Mapping } from './mapping.ts';
import { plainPermission } from './permission-column.ts';
import { shortened } from './stats.ts';
import { normaliseText } from './table-row.ts';

/** Decides from the columns about publication what may be published of each response. */

export const isPermissionRole = (role: ColumnRole): role is PermissionRole =>
  PERMISSION_ROLES.some((each) => each === role);

/** The mapping with a person's decision about a value of a column. An earlier decision about the value is replaced. */
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

/** The longest value, in UTF-16 code units, that is its own key. A longer value is in somebody's own words, and is hashed. */
const MAX_KEY_LENGTH = 200;

/** The key of a value in decisions: its normalised words. @param hash a cryptographic hash in hex */
export const valueKey = (text: string, hash: (text: string) => string): string => {
  const words = normaliseText(text);
  return words.length <= MAX_KEY_LENGTH ? words : `sha256:${hash(words)}`;
};

/** A column about publication, with the decisions about its values by key. */
interface Column {
  readonly index: number;
  readonly role: PermissionRole;
  readonly header: string;
  readonly decisions: ReadonlyMap<string, Permission>;
}

/** What may be published of a row. */
interface RowPermission {
  readonly consent: boolean;
  readonly confidential: boolean;
  readonly withoutName: boolean;
  /** Answers other than a plain yes or no. */
  readonly ownWords: readonly { readonly header: string; readonly text: string }[];
}

const decisionsOf = (decisions: readonly ValueDecision[]): ReadonlyMap<string, Permission> =>
  new Map(decisions.map(({ value, means }) => [value, means]));

/** The part of a value that is shown, in UTF-16 code units. To decide a longer value, a person must read the file. */
const MAX_VALUE_LENGTH = 1000;
const shownValue = (text: string): string =>
  text.length <= MAX_VALUE_LENGTH ? text : `${shortened(text, MAX_VALUE_LENGTH)}…`;

const PLAIN_ANSWER = /^(?:yes|no)[.!]?$/;

/** The meaning of a value: a person's decision, or that of a plain yes or no; null for an undecided value. */
function meaningOf({ role, header, decisions }: Column, key: string, text: string): Permission | null {
  const decided = decisions.get(key);
  if (decided !== undefined) return decided;
  // A respondent who leaves the question about the name empty has not agreed to be named.
  if (key === '') return role === 'name-consent' ? 'without-name' : null;
  return plainPermission(role, header, text);
}

/** Reads what may be published of each row, and counts the values in the columns. */
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
   * Reads what may be published of a row. Nothing may be published without express consent, or if a column refuses or has an
   * undecided value. An empty cell neither consents nor refuses.
   * @param cell the text of the row in a column
   */
  read(cell: (index: number) => string): RowPermission {
    let [consent, refused, confidential, withoutName] = [false, false, false, false];
    const ownWords: { header: string; text: string }[] = [];
    for (const column of this.columns) {
      const text = cell(column.index).trim();
      const key = valueKey(text, this.#hash);
      const means = this.#count(column, key, text);
      if (key === '' && means === null) continue;
      if (column.role === 'confidential') confidential ||= (means ?? 'not-published') === 'not-published';
      else refused ||= (means ?? 'not-published') === 'not-published';
      consent ||= column.role === 'consent' && (means === 'publish' || means === 'without-name');
      withoutName ||= means === 'without-name';
      if (key !== '' && !PLAIN_ANSWER.test(key)) ownWords.push({ header: column.header, text });
    }
    return { consent: consent && !refused, confidential, withoutName, ownWords };
  }

  /** Counts a value, and returns its meaning. */
  #count(column: Column, key: string, text: string): Permission | null {
    const values =
      this.#values.get(column.index) ??
      new Map<string, { text: string; count: number; means: Permission | null }>();
    this.#values.set(column.index, values);
    const tally = values.get(key) ?? { text, count: 0, means: meaningOf(column, key, text) };
    values.set(key, tally);
    tally.count += 1;
    return tally.means;
  }

  /** The columns with their values: first values that need a decision, then plain answers, then the empty cell. */
  list(): readonly ColumnPermissions[] {
    return this.columns.map((column) => {
      const { index, header, role } = column;
      // The order does not depend on decisions, so that no value moves in the list while a person decides.
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
