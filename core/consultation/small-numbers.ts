/**
 * Statistical disclosure control for tables: primary suppression of small numbers, and secondary suppression of numbers
 * from which these could be calculated. The method and the mark `[c]` (confidential) follow the guidance of the Government
 * Statistical Service on disclosure control in tables.
 */

/** The default threshold: numbers from 1 to 4 are suppressed. Five is usual in official statistics. */
export const MIN_SHOWN = 5;

/** The mark in the place of a suppressed number. */
export const NOT_SHOWN = '[c]';

/** A sum that readers can calculate: the cells `parts`, by index, add up to the cell `total`. */
export interface KnownSum {
  readonly parts: readonly number[];
  readonly total: number;
}

/** The cells of a table with their known sums. Cells are named by their index in `values`. */
interface PublishedCells {
  readonly values: readonly number[];
  readonly sums: readonly KnownSum[];
  /** Cells that are published in any case, so that suppressing them would protect nothing. */
  readonly shownCells: ReadonlySet<number>;
  /** Cells that are not printed, but would reveal a small number if readers could calculate them. */
  readonly unpublished: ReadonlySet<number>;
}

/** A linear equation: coefficients by cell. */
type Equation = Map<number, number>;

/** Subtracts `factor` times `other` from an equation. */
function subtract(equation: Equation, other: Equation, factor: number): void {
  if (factor === 0) return;
  for (const [cell, coefficient] of other) {
    const difference = (equation.get(cell) ?? 0) - factor * coefficient;
    // Rounding errors of floating-point numbers count as 0.
    if (Math.abs(difference) < 1e-9) equation.delete(cell);
    else equation.set(cell, difference);
  }
}

/** The unknown cells whose value the sums determine (Gauss–Jordan elimination). */
function solvedCells(sums: readonly KnownSum[], unknown: ReadonlySet<number>): ReadonlySet<number> {
  const rows = sums.map(({ parts, total }): Equation => {
    const entries = [...parts.map((cell) => [cell, 1] as const), [total, -1] as const];
    return new Map(entries.filter(([cell]) => unknown.has(cell)));
  });
  const solved: { readonly pivot: number; readonly row: Equation }[] = [];
  for (const row of rows) {
    for (const before of solved) subtract(row, before.row, row.get(before.pivot) ?? 0);
    const [first] = row;
    if (!first) continue;
    const [pivot, leading] = first;
    const scaled: Equation = new Map([...row].map(([cell, entry]) => [cell, entry / leading]));
    for (const before of solved) subtract(before.row, scaled, before.row.get(pivot) ?? 0);
    solved.push({ pivot, row: scaled });
  }
  return new Set(solved.flatMap(({ pivot, row }) => (row.size === 1 ? [pivot] : [])));
}

/** The most rounds of narrowing. Bounds that still change after that leave enough uncertainty. */
const MAX_ROUNDS = 40;

/** The unknown cells whose lower and upper bounds meet. Bounds follow from the sums, since no number is negative. */
function boundedCells(
  sums: readonly KnownSum[],
  unknown: ReadonlySet<number>,
  numberAt: (cell: number) => number,
): ReadonlySet<number> {
  const lowest = (cell: number): number => (unknown.has(cell) ? (low.get(cell) ?? 0) : numberAt(cell));
  const highest = (cell: number): number =>
    unknown.has(cell) ? (high.get(cell) ?? Infinity) : numberAt(cell);
  const low = new Map<number, number>();
  const high = new Map<number, number>();
  let isSettled = false;
  const narrow = (cell: number, from: number, to: number): void => {
    if (!unknown.has(cell)) return;
    if (from > lowest(cell)) {
      low.set(cell, from);
      isSettled = false;
    }
    if (to < highest(cell)) {
      high.set(cell, to);
      isSettled = false;
    }
  };
  for (let round = 0; !isSettled && round < MAX_ROUNDS; round += 1) {
    isSettled = true;
    for (const { parts, total } of sums) {
      const lowestSum = parts.reduce((sum, cell) => sum + lowest(cell), 0);
      const highestSum = parts.reduce((sum, cell) => sum + highest(cell), 0);
      narrow(total, lowestSum, highestSum);
      for (const cell of parts)
        narrow(
          cell,
          lowest(total) - (highestSum - highest(cell)),
          highest(total) - (lowestSum - lowest(cell)),
        );
    }
  }
  return new Set([...unknown].filter((cell) => lowest(cell) === highest(cell)));
}

/** The unknown cells that readers can calculate, by both methods in turn until neither finds another cell. */
function calculableCells(
  sums: readonly KnownSum[],
  unknown: ReadonlySet<number>,
  numberAt: (cell: number) => number,
): ReadonlySet<number> {
  const uncertain = new Set(unknown);
  for (let sizeBefore = -1; uncertain.size !== sizeBefore; ) {
    sizeBefore = uncertain.size;
    for (const cell of boundedCells(sums, uncertain, numberAt)) uncertain.delete(cell);
    for (const cell of solvedCells(sums, uncertain)) uncertain.delete(cell);
  }
  return new Set([...unknown].filter((cell) => !uncertain.has(cell)));
}

const cellsOf = ({ parts, total }: KnownSum): readonly number[] => [...parts, total];

/** The sums that contain a cell, and all sums that are linked to them through unknown cells. */
function connectedSumsOf(
  sums: readonly KnownSum[],
  from: number,
  unknown: ReadonlySet<number>,
): readonly KnownSum[] {
  const reached = new Set([from]);
  const connectedSums = new Set<KnownSum>();
  for (let sizeBefore = -1; connectedSums.size > sizeBefore; ) {
    sizeBefore = connectedSums.size;
    for (const sum of sums) {
      if (connectedSums.has(sum) || !cellsOf(sum).some((cell) => reached.has(cell))) continue;
      connectedSums.add(sum);
      for (const cell of cellsOf(sum)) if (unknown.has(cell)) reached.add(cell);
    }
  }
  return [...connectedSums];
}

/**
 * The cells of a table to suppress: numbers from 1 to `minShown` − 1, and as many others, the smallest first, as are needed
 * so that no small number can be calculated. The suppressed cells of a sum add up to at least `minShown`, since readers can
 * calculate their total.
 */
export function cellsNotShown(
  { values, sums, shownCells, unpublished }: PublishedCells,
  minShown: number,
): ReadonlySet<number> {
  const isSmall = (number: number): boolean => number > 0 && number < minShown;
  const small = new Set(
    values.flatMap((value, cell) => (isSmall(value) && !shownCells.has(cell) ? [cell] : [])),
  );
  const unknown = new Set([...small, ...unpublished]);
  const numberAt = (cell: number): number => values[cell] ?? 0;
  /** Hides the smallest visible cell; a zero last, since zeros leave no uncertainty. False if no cell can be hidden. */
  const hideOne = (cells: readonly number[]): boolean => {
    const visible = cells.filter((cell) => !unknown.has(cell) && !shownCells.has(cell));
    const [next] = visible.sort((a, b) => (numberAt(a) || Infinity) - (numberAt(b) || Infinity));
    if (next !== undefined) unknown.add(next);
    return next !== undefined;
  };
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const { parts, total } of sums) {
      if (unknown.has(total)) continue;
      const hiddenSum = parts
        .filter((cell) => unknown.has(cell))
        .reduce((sum, cell) => sum + numberAt(cell), 0);
      if (isSmall(hiddenSum) && (hideOne(parts) || hideOne([total]))) isDone = false;
    }
    const calculable = calculableCells(sums, unknown, numberAt);
    for (const cell of small) {
      if (!calculable.has(cell)) continue;
      const sumsOfCell = sums.filter((sum) => cellsOf(sum).includes(cell));
      const isHidden =
        hideOne(sumsOfCell.flatMap(({ parts }) => parts)) ||
        hideOne(connectedSumsOf(sums, cell, unknown).flatMap(({ parts }) => parts)) ||
        hideOne(sumsOfCell.map(({ total }) => total)) ||
        hideOne(values.map((_, each) => each));
      if (isHidden) isDone = false;
    }
  }
  return new Set([...unknown].filter((cell) => !unpublished.has(cell)));
}
