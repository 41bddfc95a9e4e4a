import type { CSSProperties, ReactNode } from 'react';
import type { Line } from '../../../core/amend/redline/lines.ts';
import {
  isHeadCell,
  type RowLines,
  slotsOf,
  type TableLines,
} from '../../../core/amend/redline/table-lines.ts';

interface TableViewProps {
  readonly table: TableLines;
  /** Which of the lines of the section its first is. */
  readonly from: number;
  /** The line of a cell, drawn; `at` is its place among those of the section. */
  readonly lineAt: (line: Line, at: number) => ReactNode;
}

/** What a screen reader hears of a row that is in one text only, before its first words. */
function rowWords({ changeStatus }: RowLines): string | null {
  if (changeStatus.state === 'kept') return null;
  if (changeStatus.moved)
    return changeStatus.moved === 'to' ? 'row moved to here: ' : 'row moved from here: ';
  return changeStatus.state === 'inserted' ? 'row inserted: ' : 'row omitted: ';
}

/** A table of the Act, as it is read. */
export function TableView({ table, from, lineAt }: TableViewProps) {
  const slots = slotsOf(table);
  const places = new Map(table.rows.flatMap(({ cells }) => cells).map((line, at) => [line, from + at]));
  const row = (rowLines: RowLines, at: number) => (
    <tr key={rowLines.key} className={`row ${rowLines.changeStatus.state}`}>
      {(slots[at] ?? []).map((slot, nth) => {
        if (!('line' in slot)) return null;
        const { line } = slot;
        const { across, down } = line.cell;
        const rowDescription = nth === 0 ? rowWords(rowLines) : null;
        const words = (
          <>
            {rowDescription && <span className="hidden-words">{rowDescription}</span>}
            {lineAt(line, places.get(line) ?? from)}
          </>
        );
        const spans = { colSpan: across, rowSpan: down };
        return isHeadCell(line) ? (
          <th key={line.key} scope={rowLines.isHead ? 'col' : 'row'} {...spans}>
            {words}
          </th>
        ) : (
          <td key={line.key} {...spans}>
            {words}
          </td>
        );
      })}
    </tr>
  );
  const body = table.rows.findIndex(({ isHead }) => !isHead);
  const heads = body < 0 ? table.rows.length : body;
  const rows = table.rows.map(row);
  return (
    <div className="law-table" style={{ '--n': Math.max(0, table.level - 1) } as CSSProperties}>
      <table>
        {heads > 0 && <thead>{rows.slice(0, heads)}</thead>}
        <tbody>{rows.slice(heads)}</tbody>
      </table>
    </div>
  );
}
