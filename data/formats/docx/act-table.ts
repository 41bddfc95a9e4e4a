import {
  type CellLine,
  type RowLines,
  slotsOf,
  type TableLines,
} from '../../../core/amend/redline/table-lines.ts';
import { type Markup, markup } from '../markup.ts';
import { TEXT_WIDTH } from './parts.ts';

/** What a table of an Act is written with. */
interface Writing {
  /** A cell's paragraph. */
  readonly cell: (line: CellLine) => Markup;
  /** What marks a row as put in or left out; null where it is in both texts. */
  readonly change: (row: RowLines) => Markup | null;
}

/** One step of indent, as the lines of the Act have it, in twentieths of a point. */
const STEP = 720;
/** A table is never set narrower than this. */
const NARROWEST = 4500;

/**
 * Width of a wide letter, normal and in a bold heading, and the space around the words of a cell; all in twentieths
 * of a point.
 */
const LETTER = 160;
const BOLD = 200;
const CELL_MARGINS = 240;
/** No column is made wider for a line than for one of so many letters. */
const LONGEST_LINE = 60;

/** The words of a cell, those that go among those that come: both are printed. */
const printedWords = ({ body }: CellLine): string =>
  body.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');

const longest = (words: readonly string[]): number => Math.max(1, ...words.map(({ length }) => length));

/**
 * What the columns of a table have of a width: each the room of its longest word, so that none is broken, and of the rest
 * what its longest line asks for. Where there is no room for all of their longest words, each has its share.
 */
export function widthsOf({ columns, rows }: TableLines, width: number): readonly number[] {
  const minWidths = Array.from({ length: columns }, () => CELL_MARGINS + LETTER);
  const wishedWidths = [...minWidths];
  for (const { cell, ...line } of rows.flatMap(({ cells }) => cells)) {
    if (cell.across !== 1) continue;
    const at = cell.column - 1;
    const words = printedWords({ cell, ...line });
    const word = longest(words.split(/\s+/));
    const all = Math.min(longest(words.split('\n')), Math.max(word, LONGEST_LINE));
    const letter = cell.isHead ? BOLD : LETTER;
    minWidths[at] = Math.max(minWidths[at] ?? 0, CELL_MARGINS + letter * word);
    wishedWidths[at] = Math.max(wishedWidths[at] ?? 0, CELL_MARGINS + letter * all);
  }
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const [needed, wishedSum] = [sum(minWidths), sum(wishedWidths)];
  if (needed >= width) return minWidths.map((one) => Math.floor((width * one) / needed));
  // What is left over when every line has its room goes to the columns by how much they have.
  if (wishedSum <= width) return wishedWidths.map((one) => Math.floor((width * one) / wishedSum));
  const share = (width - needed) / (wishedSum - needed);
  return minWidths.map((one, at) => Math.floor(one + share * ((wishedWidths[at] ?? one) - one)));
}

/**
 * A table of an Act: rows that were put in or left out are tracked as rows, and words in cells as words
 * (drafting-conventions.md §7.4, 11).
 */
export function actTable(table: TableLines, { cell, change }: Writing): Markup {
  const indent = Math.min(STEP * Math.max(0, table.level), TEXT_WIDTH - NARROWEST);
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
