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
import { tableRound, widthOf } from './table-grid.ts';

/** A line of words as a row: its cells are set apart by tabs. */
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

/** A row with empty cells at its end, as many as the table has columns: what is set out in lines loses those. */
const padRow = (row: Provision, width: number): Provision => ({
  ...row,
  children: [
    ...row.children,
    ...Array.from({ length: Math.max(0, width - columnsIn(row)) }, () =>
      provision({ pid: '-', kind: 'cell' }),
    ),
  ],
});

/** Where a reference to a provision begins in a line: what the last column of an index has. */
const REFERENCE =
  /\s+(?=(?:sections?|Parts?|Chapters?|Schedules?|paragraphs?|articles?|regulations?|rules?)\s+\S)/g;

const isPaired = (text: string): boolean => text.split('(').length === text.split(')').length;

/** A line that lost what set its columns apart: of an index, the term ends where the reference begins. */
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
 * What is put in a table: the rows that are set out, be it as a table of their own or as lines. As it is given, where the
 * place is in no table.
 */
export function asRows(
  context: ApplyContext,
  provisions: readonly Provision[],
  node: LiveNode,
): Result<readonly Provision[]> {
  const table = tableRound(node);
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

const firstOf = (row: Provision): string => row.children[0]?.content.trim() ?? '';
const nowOf = (row: LiveNode): string => remainingChildren(row)[0]?.text.content.trim() ?? '';

/** A label as what it is sorted by: `2A` after `2`, before `3` and `10`. */
const numberKey = (label: string): readonly [number, string] | null => {
  const [, before = '', digits = '', after = ''] = /^([A-Z]*)(\d+)([A-Z\d]*)$/.exec(bare(label)) ?? [];
  return digits === '' ? null : [Number(digits) - (before === '' ? 0 : 0.5), after];
};

function isAfter(a: string, b: string): boolean {
  const [one, two] = [numberKey(a), numberKey(b)];
  if (!one || !two) return comesBefore(b, a);
  return one[0] !== two[0] ? one[0] > two[0] : one[1] > two[1];
}

/**
 * Puts entries where the order of a table has them: by the numbers in its first column, else by the alphabet
 * (drafting-conventions.md §2.1 N12). `put` puts one at a place among its rows.
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
    const names = entries.map(nowOf);
    const own = firstOf(row);
    const isSorted = names.every((name, at) => at === 0 || !isAfter(names[at - 1] ?? '', name));
    const isAlike = names.every((name) => isEntryNumber(name) === isEntryNumber(own));
    if (own === '' || !isSorted || !isAlike)
      return refuse(
        'unsupported',
        `the entries of ${place} are in no order that says where one belongs`,
        place,
      );
    const identical = entries.find((entry) => saysTheSame(entry, row));
    if (identical && !context.isOwn)
      return refuseAlreadyMade(`the entry for “${own}” stands there`, identical);
    const next = entries.find((entry) => isAfter(nowOf(entry), own));
    const last = entries.at(-1);
    const at = next ? all.indexOf(next) : last ? all.indexOf(last) + 1 : all.length;
    const attempt = putRow(table.value, at, row);
    if (!attempt.ok) return attempt;
  }
  return SUCCESS;
}
