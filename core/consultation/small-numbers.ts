/**
 * Numbers that are not published because they are of few people, and others that are not because these could be worked out
 * from them: primary and secondary suppression, as UK official statistics have it (the Government Statistical Service's
 * guidance on disclosure control in tables; `[c]`, for confidential, is its mark).
 */

/** Numbers from 1 to below this are not shown, unless a review says another: five is usual in official statistics. */
export const LEAST_SHOWN = 5;

/** What stands for a number that is not shown. */
export const NOT_SHOWN = '[c]';

/** A sum that readers know: cells, by their places, that come to another cell. */
export interface KnownSum {
  readonly parts: readonly number[];
  readonly total: number;
}

/** A table as it is published, for what of it may be shown. */
interface PublishedCells {
  readonly values: readonly number[];
  readonly sums: readonly KnownSum[];
  /** Cells that are told elsewhere, so that nothing is gained by leaving them out here. */
  readonly shownCells: ReadonlySet<number>;
  /** Cells that are in no table, and protected all the same. */
  readonly untold: ReadonlySet<number>;
}

type Row = Map<number, number>;

/** Takes a multiple of one equation from another. */
function subtract(row: Row, other: Row, factor: number): void {
  if (factor === 0) return;
  for (const [cell, coefficient] of other) {
    const left = (row.get(cell) ?? 0) - factor * coefficient;
    if (Math.abs(left) < 1e-9) row.delete(cell);
    else row.set(cell, left);
  }
}

/** Which of some unknown cells the sums have only one value for, whatever the others are (Gauss and Jordan's elimination). */
function determined(sums: readonly KnownSum[], unknown: ReadonlySet<number>): ReadonlySet<number> {
  const rows = sums.map(({ parts, total }): Row => {
    const entries = [...parts.map((cell) => [cell, 1] as const), [total, -1] as const];
    return new Map(entries.filter(([cell]) => unknown.has(cell)));
  });
  const solved: { readonly pivot: number; readonly row: Row }[] = [];
  for (const row of rows) {
    for (const before of solved) subtract(row, before.row, row.get(before.pivot) ?? 0);
    const [first] = row;
    if (!first) continue;
    const [pivot, leading] = first;
    const scaled: Row = new Map([...row].map(([cell, entry]) => [cell, entry / leading]));
    for (const before of solved) subtract(before.row, scaled, before.row.get(pivot) ?? 0);
    solved.push({ pivot, row: scaled });
  }
  return new Set(solved.flatMap(({ pivot, row }) => (row.size === 1 ? [pivot] : [])));
}

/** As often are bounds drawn from bounds; what is not settled then is open enough. */
const MOST_ROUNDS = 40;

/** Which unknown cells can be one number only, since none is below nought and all of a sum is no more than the sum. */
function bounded(
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
  for (let round = 0; !isSettled && round < MOST_ROUNDS; round += 1) {
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

/** Which unknown cells readers can work out, by one way and the other in turns. */
function workedOut(
  sums: readonly KnownSum[],
  unknown: ReadonlySet<number>,
  numberAt: (cell: number) => number,
): ReadonlySet<number> {
  const left = new Set(unknown);
  for (let before = -1; left.size !== before; ) {
    before = left.size;
    for (const cell of bounded(sums, left, numberAt)) left.delete(cell);
    for (const cell of determined(sums, left)) left.delete(cell);
  }
  return new Set([...unknown].filter((cell) => !left.has(cell)));
}

const cellsOf = ({ parts, total }: KnownSum): readonly number[] => [...parts, total];

/** The sums that an unknown cell is in, and those that are connected with them by other unknown ones. */
function connected(
  sums: readonly KnownSum[],
  from: number,
  unknown: ReadonlySet<number>,
): readonly KnownSum[] {
  const reached = new Set([from]);
  const connectedSums = new Set<KnownSum>();
  for (let before = -1; connectedSums.size > before; ) {
    before = connectedSums.size;
    for (const sum of sums) {
      if (connectedSums.has(sum) || !cellsOf(sum).some((cell) => reached.has(cell))) continue;
      connectedSums.add(sum);
      for (const cell of cellsOf(sum)) if (unknown.has(cell)) reached.add(cell);
    }
  }
  return [...connectedSums];
}

/**
 * Which cells of a table are not shown: those that are of 1 to fewer than `minShown` people, and as many others as keep these
 * from being worked out, smallest first. What is not shown of one sum comes to `minShown` or more, so that it is no small number itself.
 */
export function cellsNotShown(
  { values, sums, shownCells, untold }: PublishedCells,
  minShown: number,
): ReadonlySet<number> {
  const isSmall = (number: number): boolean => number > 0 && number < minShown;
  const small = new Set(
    values.flatMap((value, cell) => (isSmall(value) && !shownCells.has(cell) ? [cell] : [])),
  );
  const unknown = new Set([...small, ...untold]);
  const numberAt = (cell: number): number => values[cell] ?? 0;
  /** Hides the smallest of some cells that is not hidden yet; a nought last, since it keeps nothing uncertain. */
  const hideOne = (cells: readonly number[]): boolean => {
    const open = cells.filter((cell) => !unknown.has(cell) && !shownCells.has(cell));
    const [next] = open.sort((a, b) => (numberAt(a) || Infinity) - (numberAt(b) || Infinity));
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
    const open = workedOut(sums, unknown, numberAt);
    for (const cell of small) {
      if (!open.has(cell)) continue;
      const sumsOfCell = sums.filter((sum) => cellsOf(sum).includes(cell));
      const isHidden =
        hideOne(sumsOfCell.flatMap(({ parts }) => parts)) ||
        hideOne(connected(sums, cell, unknown).flatMap(({ parts }) => parts)) ||
        hideOne(sumsOfCell.map(({ total }) => total)) ||
        hideOne(values.map((_, each) => each));
      if (isHidden) isDone = false;
    }
  }
  return new Set([...unknown].filter((cell) => !untold.has(cell)));
}
