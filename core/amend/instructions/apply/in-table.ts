import { isHeadRow } from '../../../act/table.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { LabelRange } from '../syntax.ts';
import { downward, type Live, remainingChildren, stands, upward } from './live.ts';
import { plain } from './match.ts';
import { bare, cited } from './name.ts';
import { type Cell, gridOf, rowsOf, tableRound, widthOf } from './table-grid.ts';

/** What of the words of a provision are read as a table: all but what it quotes for another text. */
function* tablesIn(node: Live): Generator<Live> {
  for (const child of node.children) {
    if (child.kind === 'table') yield child;
    else if (child.kind !== 'quotation' && child.goneBy === null) yield* tablesIn(child);
  }
}

const holdsBlock = (node: Live): boolean =>
  node.kind !== 'act' && [...downward(node)].some(({ kind }) => kind === 'block');

/** The table that is meant in a place: the one it is in, the one with a number, or the only one there. */
export function tableOf(node: Live, labels: readonly LabelRange[] = []): Result<Live> {
  const around = tableRound(node);
  if (around && labels.length === 0) return ok(around);
  const place = cited(node);
  const [label] = labels;
  const wanted = label ? bare(label.from.join('')) : null;
  const all = [...tablesIn(node)].filter(
    ({ text }) => wanted === null || bare(text.num.replace(/^table\b/i, '')) === wanted,
  );
  const standing = all.filter(stands);
  const [first, second] = standing.length > 0 ? standing : all;
  const named = wanted === null ? 'table' : `table ${wanted}`;
  if (second) return refuse('invalid', `there is more than one ${named} in ${place}`, place);
  if (first) return ok(first);
  return holdsBlock(node)
    ? refuse('unsupported', `the table in ${place} is held as a block, which can’t be edited`, place)
    : refuse('not-found', `there is no ${named} in ${place}`, place);
}

const isHead = (row: Live): boolean => isHeadRow(row.source);

/** The rows that still stand or, where none of them is meant, those that are left out: one may be named to say what stands after it. */
function standingFirst(rows: readonly Live[], is: (row: Live) => boolean): readonly Live[] {
  const hits = rows.filter(is);
  const standing = hits.filter(stands);
  return standing.length > 0 ? standing : hits;
}

/** Words as an entry is named by them: without its article, capital, marks and last stop. */
const nameKey = (words: string): string =>
  plain(words)
    .trim()
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/["']/g, '')
    .replace(/[.,;:]+$/, '');

/** A name without the ending of more than one. */
const oneOf = (name: string): string => name.replace(/(?<=\p{L}{2})s$/u, '');

const firstWords = (row: Live): string => remainingChildren(row)[0]?.text.content ?? '';

/** The rows of a table that an entry is named by, from the closest way of naming one to the loosest. */
function namedRows(table: Live, about: string): readonly Live[] {
  const key = nameKey(about);
  const rows = rowsOf(table);
  const ways: readonly ((row: Live) => boolean)[] = [
    (row) => plain(firstWords(row)).trim() === plain(about).trim(),
    (row) => nameKey(firstWords(row)) === key,
    // "The entry relating to pianos", where the table has "Piano".
    (row) => oneOf(nameKey(firstWords(row))) === oneOf(key),
    (row) => row.children.some(({ text }) => nameKey(text.content) === key),
    (row) => key !== '' && ` ${nameKey(firstWords(row))} `.includes(` ${key} `),
  ];
  for (const way of ways) {
    const found = standingFirst(rows, way);
    if (found.length > 0) return found;
  }
  return [];
}

/** "The entry for “X”": the one row that is about it. */
export function entryAbout(table: Live, about: string): Result<Live> {
  const [row, other] = namedRows(table, about);
  const place = cited(table);
  if (!row) return refuse('not-found', `there is no entry for “${about}” in ${place}`, place);
  return other
    ? refuse('invalid', `there is more than one entry for “${about}” in ${place}`, place)
    : ok(row);
}

const labelIn = (row: Live): string => bare(firstWords(row));

function numberedRow(table: Live, label: string, unit: 'entry' | 'row'): Result<Live> {
  const place = cited(table);
  const entries = rowsOf(table).filter((row) => !isHead(row));
  const [row, other] = standingFirst(entries, (one) => labelIn(one) === bare(label));
  if (other) return refuse('invalid', `there is more than one ${unit} ${label} in ${place}`, place);
  // Rows without numbers are counted.
  const counted =
    unit === 'row' && /^\d+$/.test(label) ? entries.filter(stands)[Number(label) - 1] : undefined;
  const found = row ?? counted;
  return found ? ok(found) : refuse('not-found', `there is no ${unit} ${label} in ${place}`, place);
}

/** "Entry 10", "entries 2 to 4", "row 3": by the number in the first column; a row without one by its place. */
export function numberedRows(
  table: Live,
  unit: 'entry' | 'row',
  labels: readonly LabelRange[],
): Result<readonly Live[]> {
  const found: Live[] = [];
  for (const { from, to } of labels) {
    const first = numberedRow(table, from.join(''), unit);
    if (!first.ok) return first;
    const last = to ? numberedRow(table, to.join(''), unit) : first;
    if (!last.ok) return last;
    const rows = rowsOf(table);
    const [start, end] = [rows.indexOf(first.value), rows.indexOf(last.value)];
    if (end < start) return refuse('invalid', `${unit} ${from.join('')} to ${to?.join('')} runs backwards`);
    found.push(...rows.slice(start, end + 1).filter((row) => stands(row) || row === first.value));
  }
  return ok(found);
}

const takesColumn =
  (nth: number) =>
  ({ column, across }: Cell): boolean =>
    column <= nth && nth < column + across;

const columnNumber = (table: Live, nth: number): number => (nth < 0 ? widthOf(table) + 1 + nth : nth);

/** The cells of one column: in one row, or of all rows that are entries. */
export function cellsInColumn(node: Live, nth: number): Result<readonly Live[]> {
  const table = tableOf(node);
  if (!table.ok) return table;
  const grid = gridOf(table.value);
  const row = [...upward(node)].find(({ kind }) => kind === 'row');
  const wanted = columnNumber(table.value, nth);
  const rows = row ? [row] : [...grid.keys()].filter((one) => !isHead(one));
  const cells = rows.flatMap(
    (one) =>
      grid
        .get(one)
        ?.filter(takesColumn(wanted))
        .map(({ cell }) => cell) ?? [],
  );
  const place = cited(row ?? table.value);
  return cells.length > 0 ? ok(cells) : refuse('not-found', `there is no column ${nth} in ${place}`, place);
}

/** The cell that heads a column. */
export function headOfColumn(node: Live, nth: number): Result<Live> {
  const table = tableOf(node);
  if (!table.ok) return table;
  const wanted = columnNumber(table.value, nth);
  const heads = [...gridOf(table.value)].filter(([row]) => isHead(row));
  const cells = heads.flatMap(([, all]) => all.filter(takesColumn(wanted)).map(({ cell }) => cell));
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
