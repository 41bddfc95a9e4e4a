import type { Layout, Provision } from './tree.ts';

/** A cell with its first column, counted from 1, and its colspan, `across`. */
export interface PlacedCell<Cell> {
  readonly cell: Cell;
  readonly column: number;
  readonly across: number;
}

/** The cells of a table's rows with their columns. A rowspan takes its columns in the rows below, too. */
export function placedCells<Cell>(
  rows: readonly (readonly Cell[])[],
  layoutOf: (cell: Cell) => Layout | undefined,
): readonly (readonly PlacedCell<Cell>[])[] {
  /** For each column, from 0, the number of further rows that a rowspan from above covers. */
  let coveredRows: number[] = [];
  return rows.map((cells) => {
    const next = coveredRows.map((rowsLeft) => Math.max(0, rowsLeft - 1));
    let at = 0;
    const placedRow = cells.map((cell) => {
      const { across = 1, down = 1 } = layoutOf(cell) ?? {};
      while ((coveredRows[at] ?? 0) > 0) at += 1;
      const column = at + 1;
      for (let columnsTaken = 0; columnsTaken < across; columnsTaken += 1, at += 1)
        if (down > 1) next[at] = down - 1;
      return { cell, column, across };
    });
    coveredRows = next;
    return placedRow;
  });
}

/** Whether a row is a heading of its table, and not an entry. */
export const isHeadRow = (row: Provision): boolean =>
  row.layout?.part === 'head' ||
  (row.children.length > 0 && row.children.every(({ layout }) => layout?.header === true));

/** Whether the first words of a row are an entry number: `2A`, `10`. */
export const isEntryNumber = (words: string): boolean => /^[A-Z]{0,4}\d+[A-Z]*\d*\.?$/.test(words.trim());

/**
 * The label that numbers a row, alone or followed by a bracket, stop or colon: `2A`, `(b)`, `3. Coal`. `''` for words without
 * a label, such as `5 tonnes`.
 */
export const entryLabel = (words: string): string =>
  /^[([]?([\p{L}\d]+)(?:[)\].:]+(?:\s.*)?)?$/su.exec(words.trim())?.[1] ?? '';

/** An empty row with the columns of another. `pid` makes the identity of the row and of each cell. */
export function emptyRow(like: Provision, pid: () => string): Provision {
  const blank = { num: '', heading: '', intro: '', content: '', wrapUp: '' } as const;
  const cells = like.children.map(({ layout }): Provision => {
    const { down: _, header: __, ...kept } = layout ?? {};
    return {
      ...blank,
      pid: pid(),
      kind: 'cell',
      children: [],
      ...(Object.keys(kept).length > 0 ? { layout: kept } : {}),
    };
  });
  return { ...blank, pid: pid(), kind: 'row', children: cells };
}
