import { entryLabel, isEntryNumber, isHeadRow, placedCells } from '../../../act/table.ts';
import type { Location, Locus } from '../syntax.ts';
import { labelOf } from './label-of.ts';
import { downward, type Running } from './running-index.ts';
import { evenly } from './tokens.ts';

/** The most words that an entry is named by; one with more is named by its position. */
const LONGEST = 120;

const entriesOf = (table: Running): readonly Running[] =>
  table.children.filter(({ provision }) => !isHeadRow(provision));

const nameIn = (row: Running): string => evenly(row.children[0]?.text.content ?? '').trim();

/** As the reader of wording tells two names apart. */
const nameKey = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/["'“”‘’]/g, '')
    .replace(/[.,;:]+$/, '');

/** The step that names an entry of a table: by the number or the words of its first column, else by its place. */
export function entryStep(row: Running): Locus | null {
  const table = row.parent;
  if (!table) return null;
  const entries = entriesOf(table);
  if (!entries.includes(row)) return null;
  const name = nameIn(row);
  const isOnly = entries.filter((other) => nameKey(nameIn(other)) === nameKey(name)).length === 1;
  if (isOnly && isEntryNumber(name))
    return { type: 'unit', unit: 'entry', labels: [{ from: [name.replace(/\.$/, '')] }] };
  if (isOnly && name !== '' && name.length <= LONGEST && !/[“”"]/.test(name))
    return { type: 'tableEntry', about: name };
  const place = String(entries.indexOf(row) + 1);
  const isNumbered = entries.some((other) => isEntryNumber(entryLabel(nameIn(other))));
  return isNumbered ? null : { type: 'unit', unit: 'row', labels: [{ from: [place] }] };
}

/** The step that names a table: alone by that, or by its number beside others. */
export function tableStep(table: Running, holder: Running): Locus | null {
  const all = [...downward(holder)].filter(
    (node) => node.provision.kind === 'table' && !isQuotedIn(node, holder),
  );
  if (all.length === 1) return { type: 'unit', unit: 'table', labels: [] };
  const label = labelOf(table.text.num.replace(/^table\s*/i, ''));
  const isOnly = all.filter(({ text }) => text.num === table.text.num).length === 1;
  return label && isOnly ? { type: 'unit', unit: 'table', labels: [{ from: [label] }] } : null;
}

function isQuotedIn(node: Running, holder: Running): boolean {
  for (let at = node.parent; at && at !== holder; at = at.parent)
    if (at.provision.kind === 'quotation') return true;
  return false;
}

/** The steps from a table to one of its cells: the entry and the column or, for a heading, the column alone. */
export function cellSteps(cell: Running): Location | null {
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
    const entry = entryStep(row);
    return entry && [entry, { type: 'column', nth: column }];
  }
  const heads = table.children.filter(({ provision }) => isHeadRow(provision));
  return heads.length === 1
    ? [
        { type: 'column', nth: column },
        { type: 'heading', italic: false },
      ]
    : null;
}
