import {
  type CellLine,
  type RowLines,
  slotsOf,
  type TableLines,
} from '../../../core/amend/redline/table-lines.ts';
import { type Markup, markup } from '../markup.ts';
import { TEXT_WIDTH } from './parts.ts';

/** The functions that write the parts of a table. */
interface TableWriter {
  /** Writes the paragraph of a cell. */
  readonly cell: (line: CellLine) => Markup;
  /** The mark of an inserted or deleted row; null for a row in both texts. */
  readonly change: (row: RowLines) => Markup | null;
}

/** One step of indent, the same as for lines of the Act, in twentieths of a point. */
const INDENT = 720;
/** The least width of a table, in twentieths of a point. */
const MIN_TABLE_WIDTH = 4500;

/** The width of a wide letter, normal and bold, and of a cell's margins, in twentieths of a point. */
const LETTER_WIDTH = 160;
const BOLD_LETTER_WIDTH = 200;
const CELL_MARGINS = 240;
/** The most letters of a line that are counted for the width of a column. */
const MAX_LINE_LETTERS = 60;

/** The words of a cell, inserted and deleted ones together, since both are printed. */
const printedWords = ({ body }: CellLine): string =>
  body.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');

const longest = (words: readonly string[]): number => Math.max(1, ...words.map(({ length }) => length));

/**
 * Divides a width among the columns. Each gets the width of its longest word, so that none is broken, and a share of
 * the rest by its longest line. If the longest words don't fit, all columns shrink in proportion.
 */
export function widthsOf({ columns, rows }: TableLines, width: number): readonly number[] {
  const minWidths = Array.from({ length: columns }, () => CELL_MARGINS + LETTER_WIDTH);
  const wishedWidths = [...minWidths];
  for (const { cell, ...line } of rows.flatMap(({ cells }) => cells)) {
    if (cell.across !== 1) continue;
    const at = cell.column - 1;
    const words = printedWords({ cell, ...line });
    const word = longest(words.split(/\s+/));
    const all = Math.min(longest(words.split('\n')), Math.max(word, MAX_LINE_LETTERS));
    const letter = cell.isHead ? BOLD_LETTER_WIDTH : LETTER_WIDTH;
    minWidths[at] = Math.max(minWidths[at] ?? 0, CELL_MARGINS + letter * word);
    wishedWidths[at] = Math.max(wishedWidths[at] ?? 0, CELL_MARGINS + letter * all);
  }
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const [needed, wishedSum] = [sum(minWidths), sum(wishedWidths)];
  if (needed >= width) return minWidths.map((one) => Math.floor((width * one) / needed));
  // If every line fits, the rest is divided in proportion.
  if (wishedSum <= width) return wishedWidths.map((one) => Math.floor((width * one) / wishedSum));
  const share = (width - needed) / (wishedSum - needed);
  return minWidths.map((one, at) => Math.floor(one + share * ((wishedWidths[at] ?? one) - one)));
}

/**
 * Writes a table of an Act. Inserted and deleted rows are tracked as rows, and words in cells as words
 * (drafting-conventions.md §7.4, rule 11).
 */
export function actTable(table: TableLines, { cell, change }: TableWriter): Markup {
  const indent = Math.min(INDENT * Math.max(0, table.level), TEXT_WIDTH - MIN_TABLE_WIDTH);
  const widths = widthsOf(table, TEXT_WIDTH - indent);
  const widthOf = (column: number, across: number) =>
    widths.slice(column - 1, column - 1 + across).reduce((sum, one) => sum + one, 0);
  const slots = slotsOf(table);
  const tc = (column: number, across: number, merge: Markup | null, content: Markup) =>
    markup`<w:tc><w:tcPr><w:tcW w:w="${widthOf(column, across)}" w:type="dxa"/>${across > 1 && markup`<w:gridSpan w:val="${across}"/>`}${merge}</w:tcPr>${content}</w:tc>`;
  const rows = table.rows.map((row, at) => {
    const cells = (slots[at] ?? []).map((slot) =>
      'line' in slot
        ? tc(
            slot.line.cell.column,
            slot.line.cell.across,
            slot.line.cell.down > 1 ? markup`<w:vMerge w:val="restart"/>` : null,
            cell(slot.line),
          )
        : tc(
            slot.column,
            slot.across,
            markup`<w:vMerge/>`,
            markup`<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>`,
          ),
    );
    const filled = (slots[at] ?? []).reduce(
      (sum, slot) => sum + ('line' in slot ? slot.line.cell.across : slot.across),
      0,
    );
    const left = table.columns - filled;
    return markup`<w:tr><w:trPr>${left > 0 && markup`<w:gridAfter w:val="${left}"/>`}<w:cantSplit/>${row.isHead && markup`<w:tblHeader/>`}${change(row)}</w:trPr>${cells}</w:tr>`;
  });
  return markup`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widthOf(1, table.columns)}" w:type="dxa"/><w:tblInd w:w="${indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map((width) => markup`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${rows}</w:tbl>`;
}
