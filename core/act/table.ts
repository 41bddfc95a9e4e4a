import type { Layout, Provision } from './tree.ts';

/** A cell with the columns it takes, counted from 1: `column` is the first of them. */
export interface PlacedCell<Cell> {
  readonly cell: Cell;
  readonly column: number;
  readonly across: number;
}

/**
 * The cells of a table's rows with their columns. A cell that reaches down takes its columns in the rows below, so that
 * what stands there begins further on.
 */
export function placedCells<Cell>(
  rows: readonly (readonly Cell[])[],
  layoutOf: (cell: Cell) => Layout | undefined,
): readonly (readonly PlacedCell<Cell>[])[] {
  /** How many more rows each column is taken for from above, by column from 0. */
  let reaching: number[] = [];
  return rows.map((cells) => {
    const next = reaching.map((left) => Math.max(0, left - 1));
    let at = 0;
    const placedRow = cells.map((cell) => {
      const { across = 1, down = 1 } = layoutOf(cell) ?? {};
      while ((reaching[at] ?? 0) > 0) at += 1;
      const column = at + 1;
      for (let columnsTaken = 0; columnsTaken < across; columnsTaken += 1, at += 1)
        if (down > 1) next[at] = down - 1;
      return { cell, column, across };
    });
    reaching = next;
    return placedRow;
  });
}

/** Whether a row heads its table, and is no entry of it. */
export const isHeadRow = (row: Provision): boolean =>
  row.layout?.part === 'head' ||
  (row.children.length > 0 && row.children.every(({ layout }) => layout?.header === true));

/** Whether the first words of a row number it: `2A`, `10`. */
export const isEntryNumber = (words: string): boolean => /^[A-Z]{0,4}\d+[A-Z]*\d*\.?$/.test(words.trim());

/**
 * What the first words of a row number it by, alone or set off by a mark: `2A`, `(b)`, `3. Coal`. `''` for words that
 * begin with a figure and mean more by it: `5 tonnes`.
 */
export const entryLabel = (words: string): string =>
  /^[([]?([\p{L}\d]+)(?:[)\].:]+(?:\s.*)?)?$/su.exec(words.trim())?.[1] ?? '';

/** What a row of a table may be like: the same cells, empty. `pid` gives each of them its identity. */
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
