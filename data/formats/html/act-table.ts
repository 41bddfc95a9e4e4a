import {
  type CellLine,
  isHeadCell,
  type RowLines,
  slotsOf,
  type TableLines,
} from '../../../core/amend/redline/table-lines.ts';
import { type Markup, markup } from '../markup.ts';

/** Words before the first cell of a row that is in only one text; null for other rows. */
function rowTag({ changeStatus }: RowLines): Markup | null {
  if (changeStatus.state === 'kept') return null;
  const statusWord = changeStatus.state === 'inserted' ? 'inserted' : 'omitted';
  const changeWords = changeStatus.moved
    ? changeStatus.moved === 'to'
      ? 'moved here'
      : 'moved from here'
    : statusWord;
  return markup`<span class="vh">Row ${changeWords}. </span>`;
}

/**
 * Writes a table of an Act with real rows and header cells, so that screen readers announce its columns. Changes in a
 * cell are marked as in any line (drafting-conventions.md §5, R5.3, R5.4).
 */
export function actTable(table: TableLines, wordsOf: (line: CellLine) => Markup): Markup {
  const slots = slotsOf(table);
  const cell = (row: RowLines, line: CellLine, isFirst: boolean): Markup => {
    const { across, down } = line.cell;
    const words = markup`${isFirst && rowTag(row)}${wordsOf(line)}`;
    if (!isHeadCell(line)) return markup`<td colspan="${across}" rowspan="${down}">${words}</td>`;
    return row.isHead
      ? markup`<th scope="col" colspan="${across}" rowspan="${down}">${words}</th>`
      : markup`<th scope="row" colspan="${across}" rowspan="${down}">${words}</th>`;
  };
  const rowOf = (row: RowLines, at: number): Markup => {
    const lines = (slots[at] ?? []).flatMap((slot) => ('line' in slot ? [slot.line] : []));
    return markup`<tr>${lines.map((line, nth) => cell(row, line, nth === 0))}</tr>`;
  };
  const firstBodyRow = table.rows.findIndex((row) => !row.isHead);
  const headCount = firstBodyRow < 0 ? table.rows.length : firstBodyRow;
  const rows = table.rows.map(rowOf);
  const [head, body] = [rows.slice(0, headCount), rows.slice(headCount)];
  return markup`<div class="lawtable l${Math.min(table.level, 6)}"><table>${head.length > 0 && markup`<thead>${head}</thead>`}${body.length > 0 && markup`<tbody>${body}</tbody>`}</table></div>
`;
}
