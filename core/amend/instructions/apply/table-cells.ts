import { uneditableContent } from '../../../act/shown-only.ts';
import { entryLabel, isEntryNumber, isHeadRow } from '../../../act/table.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { LabelRange, Locus } from '../syntax.ts';
import { downward, isPresent, type LiveNode, presentOrAll, remainingChildren, upward } from './live-node.ts';
import { plain } from './match.ts';
import { bare, cited } from './name.ts';
import { type Cell, enclosingTable, gridOf, rowsOf, widthOf } from './table-grid.ts';

/** The tables in a provision, except those that it quotes for another text. */
function* tablesIn(node: LiveNode): Generator<LiveNode> {
  for (const child of node.children) {
    if (child.kind === 'table') yield child;
    else if (child.kind !== 'quotation' && child.removedBy === null) yield* tablesIn(child);
  }
}

const blockIn = (node: LiveNode): LiveNode | undefined =>
  node.kind === 'act' ? undefined : [...downward(node)].find(({ kind }) => kind === 'block');

const labelOfTable = ({ text }: LiveNode): string => bare(text.num.replace(/^table\b/i, ''));

/** Refuses a place that has no table or several, and says if a block there is a table that can't be edited. */
function refuseTable(node: LiveNode, tableName: string, hasSeveral: boolean): Result<never> {
  const place = cited(node);
  if (hasSeveral) return refuse('invalid', `there is more than one ${tableName} in ${place}`, place);
  const block = blockIn(node);
  if (!block) return refuse('not-found', `there is no ${tableName} in ${place}`, place);
  const embedded = uneditableContent(block.source);
  const blockReason = embedded === null ? 'is' : `has ${embedded} in it, and is`;
  return refuse(
    'unsupported',
    `the table in ${place} ${blockReason} kept as one block, which can’t be edited`,
    place,
  );
}

/** The only table of a place: the one around it, or the only one in it. */
export function tableOf(node: LiveNode): Result<LiveNode> {
  const around = enclosingTable(node);
  if (around) return ok(around);
  const [first, second] = presentOrAll([...tablesIn(node)]);
  return first && !second ? ok(first) : refuseTable(node, 'table', second !== undefined);
}

function numberedTable(node: LiveNode, all: readonly LiveNode[], label: string): Result<LiveNode> {
  const [first, second] = presentOrAll(all.filter((table) => labelOfTable(table) === label));
  return first && !second ? ok(first) : refuseTable(node, `table ${label}`, second !== undefined);
}

/** The tables with these numbers in a place. Without numbers, the only table of the place. */
export function numberedTables(node: LiveNode, labels: readonly LabelRange[]): Result<readonly LiveNode[]> {
  if (labels.length === 0) {
    const only = tableOf(node);
    return only.ok ? ok([only.value]) : only;
  }
  const all = [...tablesIn(node)];
  return rowsInRanges('table', labels, all, (label) => numberedTable(node, all, label));
}

/** All nodes that labels name, including those between the ends of a range. Omitted ones inside a range are left out. */
function rowsInRanges(
  unit: 'table' | 'entry' | 'row',
  labels: readonly LabelRange[],
  all: readonly LiveNode[],
  find: (label: string) => Result<LiveNode>,
): Result<readonly LiveNode[]> {
  const nodes: LiveNode[] = [];
  for (const { from, to } of labels) {
    const first = find(bare(from.join('')));
    if (!first.ok) return first;
    const last = to ? find(bare(to.join(''))) : first;
    if (!last.ok) return last;
    const [start, end] = [all.indexOf(first.value), all.indexOf(last.value)];
    if (end < start) return refuse('invalid', `${unit} ${from.join('')} to ${to?.join('')} runs backwards`);
    nodes.push(...all.slice(start, end + 1).filter((one) => isPresent(one) || one === first.value));
  }
  return ok(nodes);
}

const isHead = (row: LiveNode): boolean => isHeadRow(row.source);

/** The name of an entry for comparing: without its article, capitals, quotation marks and last stop. */
const nameKey = (words: string): string =>
  plain(words)
    .trim()
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/["']/g, '')
    .replace(/[.,;:]+$/, '');

/** A name without a plural s. */
const singular = (name: string): string => name.replace(/(?<=\p{L}{2})s$/u, '');

/** The entries of a table, omitted ones included. Its heading rows are not entries. */
const entriesOf = (table: LiveNode): readonly LiveNode[] => rowsOf(table).filter((row) => !isHead(row));

const firstWords = (row: LiveNode): string => remainingChildren(row)[0]?.text.content ?? '';

/** The words in the cell after the number of an entry; '' if it has no number. */
const wordsAfterNumber = (row: LiveNode): string =>
  isEntryNumber(firstWords(row)) ? (remainingChildren(row)[1]?.text.content ?? '') : '';

type EntryLocus = Locus & { readonly type: 'tableEntry' };

/** The entries that a name means, by the closest type of match. Words inside an entry don't match. */
function namedEntries(table: LiveNode, { about, by }: EntryLocus): readonly LiveNode[] {
  const key = nameKey(about);
  const isNamed =
    (words: (row: LiveNode) => string, matches: (name: string) => boolean) =>
    (row: LiveNode): boolean =>
      words(row) !== '' && matches(words(row));
  const isKey = (name: string): boolean => nameKey(name) === key;
  // "The entry relating to pianos" means the table's "Piano". Words in quotation marks must be the table's own.
  const isOneOf = (name: string): boolean => singular(nameKey(name)) === singular(key);
  const begins = (name: string): boolean =>
    plain(name).startsWith(plain(about)) && !/^[\p{L}\p{N}]/u.test(plain(name).slice(plain(about).length));
  const predicates =
    by === 'beginning'
      ? [isNamed(firstWords, begins)]
      : [
          isNamed(firstWords, (name) => plain(name) === plain(about)),
          isNamed(firstWords, isKey),
          isNamed(wordsAfterNumber, isKey),
          ...(by === 'description' ? [isNamed(firstWords, isOneOf), isNamed(wordsAfterNumber, isOneOf)] : []),
        ];
  for (const isMatch of predicates) {
    const rows = presentOrAll(entriesOf(table).filter(isMatch));
    if (rows.length > 0) return rows;
  }
  return [];
}

/** "The entry for “X”": the only row for it. */
export function entryAbout(table: LiveNode, locus: EntryLocus): Result<LiveNode> {
  const [row, other] = namedEntries(table, locus);
  const place = cited(table);
  const name = `entry ${locus.by === 'beginning' ? 'beginning' : 'for'} “${locus.about}”`;
  if (!row) return refuse('not-found', `there is no ${name} in ${place}`, place);
  return other ? refuse('invalid', `there is more than one ${name} in ${place}`, place) : ok(row);
}

const labelIn = (row: LiveNode): string => entryLabel(firstWords(row));

function numberedRow(table: LiveNode, label: string, unit: 'entry' | 'row'): Result<LiveNode> {
  const place = cited(table);
  const entries = entriesOf(table);
  const [row, other] = presentOrAll(entries.filter((one) => labelIn(one) === label));
  if (other) return refuse('invalid', `there is more than one ${unit} ${label} in ${place}`, place);
  const standing = entries.filter(isPresent);
  const isCounted = unit === 'row' && !standing.some((one) => isEntryNumber(labelIn(one)));
  const countedRow = isCounted && /^\d+$/.test(label) ? standing[Number(label) - 1] : undefined;
  const matchingRow = row ?? countedRow;
  return matchingRow
    ? ok(matchingRow)
    : refuse('not-found', `there is no ${unit} ${label} in ${place}`, place);
}

/** "Entry 10", "entries 2 to 4", "row 3": found by the number in the first column or, in a table without, by counting rows. */
export const numberedRows = (
  table: LiveNode,
  unit: 'entry' | 'row',
  labels: readonly LabelRange[],
): Result<readonly LiveNode[]> =>
  rowsInRanges(unit, labels, rowsOf(table), (label) => numberedRow(table, label, unit));

/** Refuses to change a column as a whole, because no wording for that is known (drafting-conventions.md §3.1, Tables). */
export const refuseWholeColumn = (node: LiveNode): Result<never> =>
  refuse(
    'unsupported',
    'a column can’t be inserted, omitted or replaced by itself, because its cells are in the rows of the table: substitute the whole table',
    cited(node),
  );

/** Refuses a column that is not named by a number. */
export function refuseNoColumn(node: LiveNode, labels: readonly LabelRange[]): Result<never> {
  const place = cited(node);
  const columnNames = labels.map(({ from, to }) =>
    [from, ...(to ? [to] : [])].map((one) => one.join('')).join(' to '),
  );
  return refuse('not-found', `there is no column ${columnNames.join(', ')} in ${place}`, place);
}

/** The cells of a row that cover a column. */
const cellsAt = (row: readonly Cell[] | undefined, nth: number): readonly LiveNode[] =>
  (row ?? []).filter(({ column, across }) => column <= nth && nth < column + across).map(({ cell }) => cell);

const columnNumber = (table: LiveNode, nth: number): number => (nth < 0 ? widthOf(table) + 1 + nth : nth);

/** The cells of one column, in one row or in all entries. A negative number counts from the last column. */
export function cellsInColumn(node: LiveNode, nth: number): Result<readonly LiveNode[]> {
  const table = tableOf(node);
  if (!table.ok) return table;
  const grid = gridOf(table.value);
  const row = [...upward(node)].find(({ kind }) => kind === 'row');
  const column = columnNumber(table.value, nth);
  const rows = row ? [row] : [...grid.keys()].filter((one) => !isHead(one));
  const cells = rows.flatMap((one) => cellsAt(grid.get(one), column));
  const place = cited(row ?? table.value);
  return cells.length > 0 ? ok(cells) : refuse('not-found', `there is no column ${nth} in ${place}`, place);
}

/** The heading cell of a column. */
export function columnHead(node: LiveNode, nth: number): Result<LiveNode> {
  const table = tableOf(node);
  if (!table.ok) return table;
  const column = columnNumber(table.value, nth);
  const heads = [...gridOf(table.value)].filter(([row]) => isHead(row));
  const cells = heads.flatMap(([, all]) => cellsAt(all, column));
  const [first, other] = cells;
  const place = cited(table.value);
  if (!first || other)
    return refuse(
      'not-found',
      `${place} has ${first ? 'more than one' : 'no'} heading of column ${nth}`,
      place,
    );
  return ok(first);
}
