import { entryLabel, isEntryNumber, isHeadRow, placedCells } from '../../../act/table.ts';
import type { Location, Locus } from '../syntax.ts';
import { labelOf } from './label-of.ts';
import { downward, type RunningNode } from './running-index.ts';
import { singleSpaced } from './tokens.ts';

/** The longest name that an entry is quoted by, in UTF-16 code units. A longer one is named by its position. */
const MAX_NAME_LENGTH = 120;

const entriesOf = (table: RunningNode): readonly RunningNode[] =>
  table.children.filter(({ provision }) => !isHeadRow(provision));

const nameOfRow = (row: RunningNode): string => singleSpaced(row.children[0]?.text.content ?? '').trim();

/** A name as the reader of wording compares names: without case, article, quotation marks and closing punctuation. */
const nameKey = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/["'“”‘’]/g, '')
    .replace(/[.,;:]+$/, '');

/**
 * The step that names an entry of a table: by the number or words in its first column, else by its position. Null where a position
 * would be read as one of the entries' numbers.
 */
export function stepOfEntry(row: RunningNode): Locus | null {
  const table = row.parent;
  if (!table) return null;
  const entries = entriesOf(table);
  if (!entries.includes(row)) return null;
  const name = nameOfRow(row);
  const isUniqueName = entries.filter((other) => nameKey(nameOfRow(other)) === nameKey(name)).length === 1;
  if (isUniqueName && isEntryNumber(name))
    return { type: 'unit', unit: 'entry', labels: [{ from: [name.replace(/\.$/, '')] }] };
  if (isUniqueName && name !== '' && name.length <= MAX_NAME_LENGTH && !/[“”"]/.test(name))
    return { type: 'tableEntry', about: name };
  const place = String(entries.indexOf(row) + 1);
  const isNumbered = entries.some((other) => isEntryNumber(entryLabel(nameOfRow(other))));
  return isNumbered ? null : { type: 'unit', unit: 'row', labels: [{ from: [place] }] };
}

/** The step that names a table: "the table" where the provision has only one, else its number; null if that is not unique. */
export function stepOfTable(table: RunningNode, holder: RunningNode): Locus | null {
  const all = [...downward(holder)].filter(
    (node) => node.provision.kind === 'table' && !isQuotedIn(node, holder),
  );
  if (all.length === 1) return { type: 'unit', unit: 'table', labels: [] };
  const label = labelOf(table.text.num.replace(/^table\s*/i, ''));
  const isUniqueName = all.filter(({ text }) => text.num === table.text.num).length === 1;
  return label && isUniqueName ? { type: 'unit', unit: 'table', labels: [{ from: [label] }] } : null;
}

function isQuotedIn(node: RunningNode, holder: RunningNode): boolean {
  for (let at = node.parent; at && at !== holder; at = at.parent)
    if (at.provision.kind === 'quotation') return true;
  return false;
}

/** The steps from a table to one of its cells: the entry and column or, in a heading row, the heading of the column. */
export function stepsToCell(cell: RunningNode): Location | null {
  const row = cell.parent;
  const table = row?.parent;
  if (!row || !table) return null;
  const cellsByRow = placedCells(
    table.children.map(({ children }) => children),
    ({ provision }) => provision.layout,
  );
  const column = cellsByRow[table.children.indexOf(row)]?.find((one) => one.cell === cell)?.column;
  if (column === undefined) return null;
  if (!isHeadRow(row.provision)) {
    const rowStep = stepOfEntry(row);
    return rowStep && [rowStep, { type: 'column', nth: column }];
  }
  const heads = table.children.filter(({ provision }) => isHeadRow(provision));
  return heads.length === 1
    ? [
        { type: 'column', nth: column },
        { type: 'heading', italic: false },
      ]
    : null;
}
