import { isEntryNumber, isHeadRow } from '../../../act/table.ts';
import { type Provision, provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { comesBefore } from '../../structure/definition-place.ts';
import { refuseAlreadyMade } from './already-made.ts';
import { type ApplyContext, SUCCESS } from './apply-context.ts';
import { type LiveNode, remainingChildren } from './live-node.ts';
import { bare, cited } from './name.ts';
import { saysTheSame } from './same-words.ts';
import { tableOf } from './table-cells.ts';
import { enclosingTable, widthOf } from './table-grid.ts';

/** A line of words as a row. Tabs separate its cells. */
const rowOfLine = (line: string): Provision =>
  provision({
    pid: '-',
    kind: 'row',
    children: line
      .split('\t')
      .map((content) => provision({ pid: '-', kind: 'cell', content: content.trim() })),
  });

const columnsIn = ({ children }: Provision): number =>
  children.reduce((sum, { layout }) => sum + (layout?.across ?? 1), 0);

/** A row with empty cells added up to the table's number of columns. Rows set out as lines lose empty cells at their end. */
const padRow = (row: Provision, width: number): Provision => ({
  ...row,
  children: [
    ...row.children,
    ...Array.from({ length: Math.max(0, width - columnsIn(row)) }, () =>
      provision({ pid: '-', kind: 'cell' }),
    ),
  ],
});

/** The beginning of a reference to a provision, which is the last column of an index. */
const REFERENCE =
  /\s+(?=(?:sections?|Parts?|Chapters?|Schedules?|paragraphs?|articles?|regulations?|rules?)\s+\S)/g;

const isPaired = (text: string): boolean => text.split('(').length === text.split(')').length;

/** A line of an index without a separator of columns: the term ends where the reference begins. */
function splitIndexLine(row: Provision, width: number): Provision {
  const [only, other] = row.children;
  const line = only?.content ?? '';
  if (!only || other || width !== 2) return row;
  const at = [...line.matchAll(REFERENCE)].find(({ index }) => index > 0 && isPaired(line.slice(0, index)));
  if (!at) return row;
  const cells = [line.slice(0, at.index), line.slice(at.index).trim()];
  return { ...row, children: cells.map((content) => ({ ...only, content })) };
}

function rowsIn(provision: Provision): readonly Provision[] | null {
  if (provision.kind === 'row') return [provision];
  if (provision.kind === 'table') return provision.children;
  if (provision.kind === 'block' && provision.opaque === undefined)
    return provision.content.split('\n').map(rowOfLine);
  return null;
}

/**
 * The rows to insert in a table: rows that are set out as a table or as lines. Outside a table, the provisions as they are
 * given.
 */
export function asRows(
  context: ApplyContext,
  provisions: readonly Provision[],
  node: LiveNode,
): Result<readonly Provision[]> {
  const table = enclosingTable(node);
  if (!table) return ok(provisions);
  const width = widthOf(table);
  const rows: Provision[] = [];
  for (const provision of provisions) {
    const provisionRows = rowsIn(provision);
    if (!provisionRows)
      return refuse('invalid', `a ${provision.kind} can’t be put in ${cited(table)}`, cited(table));
    const splitRows = provisionRows.map((row) => splitIndexLine(row, width));
    if (splitRows.some(({ children: [first, second] }) => first?.content && !second) && width > 1)
      context.notes.push(`what is put in ${cited(table)} has one column, and that has ${width}`);
    rows.push(...splitRows.map((row) => padRow(row, width)));
  }
  if (width > 0 && rows.some((row) => columnsIn(row) > width))
    context.notes.push(`what is put in ${cited(table)} has more columns than it`);
  return ok(rows);
}

const firstWords = (row: Provision): string => row.children[0]?.content.trim() ?? '';
const firstLiveWords = (row: LiveNode): string => remainingChildren(row)[0]?.text.content.trim() ?? '';

/** The sort key of a label: `2A` comes after `2`, and before `3` and `10`. */
const numberKey = (label: string): readonly [number, string] | null => {
  const [, before = '', digits = '', after = ''] = /^([A-Z]*)(\d+)([A-Z\d]*)$/.exec(bare(label)) ?? [];
  return digits === '' ? null : [Number(digits) - (before === '' ? 0 : 0.5), after];
};

function isAfter(a: string, b: string): boolean {
  const [keyA, keyB] = [numberKey(a), numberKey(b)];
  if (!keyA || !keyB) return comesBefore(b, a);
  return keyA[0] !== keyB[0] ? keyA[0] > keyB[0] : keyA[1] > keyB[1];
}

/**
 * Inserts entries in the order of a table: by the numbers in its first column, or alphabetically
 * (drafting-conventions.md §2.1 N12). `putRow` inserts one at an index of its rows.
 */
export function putRowsInOrder(
  context: ApplyContext,
  node: LiveNode,
  provisions: readonly Provision[],
  putRow: (table: LiveNode, at: number, row: Provision) => Result<null>,
): Result<null> {
  const table = tableOf(node);
  if (!table.ok) return table;
  const rows = asRows(context, provisions, table.value);
  if (!rows.ok) return rows;
  const place = cited(table.value);
  for (const row of rows.value) {
    const all = table.value.children;
    const entries = remainingChildren(table.value).filter(
      ({ source }) => !isHeadRow(source) && source.layout?.part !== 'foot',
    );
    const names = entries.map(firstLiveWords);
    const name = firstWords(row);
    const isSorted = names.every((other, at) => at === 0 || !isAfter(names[at - 1] ?? '', other));
    const isAlike = names.every((other) => isEntryNumber(other) === isEntryNumber(name));
    if (name === '' || !isSorted || !isAlike)
      return refuse(
        'unsupported',
        `the entries of ${place} are in no order that says where one belongs`,
        place,
      );
    const identical = entries.find((entry) => saysTheSame(entry, row));
    if (identical && !context.isOwn)
      return refuseAlreadyMade(`the entry for “${name}” stands there`, identical);
    const next = entries.find((entry) => isAfter(firstLiveWords(entry), name));
    const last = entries.at(-1);
    const at = next ? all.indexOf(next) : last ? all.indexOf(last) + 1 : all.length;
    const attempt = putRow(table.value, at, row);
    if (!attempt.ok) return attempt;
  }
  return SUCCESS;
}
