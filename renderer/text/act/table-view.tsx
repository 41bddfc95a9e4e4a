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
  /** The index of its first line among the lines of the section. */
  readonly from: number;
  /** Draws the line of a cell. `at` is its index among the lines of the section. */
  readonly lineAt: (line: Line, at: number) => ReactNode;
}

/** What a screen reader reads before an inserted, omitted or moved row; null for others. */
function rowWords({ changeStatus }: RowLines): string | null {
  if (changeStatus.state === 'kept') return null;
  if (changeStatus.moved)
    return changeStatus.moved === 'to' ? 'row moved to here: ' : 'row moved from here: ';
  return changeStatus.state === 'inserted' ? 'row inserted: ' : 'row omitted: ';
}

/** A table of the Act, read-only. */
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
