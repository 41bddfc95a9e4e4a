import type { Picture } from './picture-layout.ts';

/** A box or line of the diagram, as a stop for the arrow keys. */
interface Stop {
  readonly key: string;
  readonly y: number;
}

/** The boxes and lines in five columns, each sorted from top to bottom. */
function stopsOf({ nodes, flows }: Picture): readonly (readonly Stop[])[] {
  const boxes = (column: number) =>
    nodes.filter((node) => node.column === column).map(({ key, y, height }) => ({ key, y: y + height / 2 }));
  const ribbons = (isChange: boolean) =>
    flows
      .filter(({ kind }) => (kind === 'change') === isChange)
      .map(({ key, y1, y2 }) => ({ key, y: (y1 + y2) / 2 }));
  return [boxes(0), ribbons(false), boxes(1), ribbons(true), boxes(2)]
    .map((stops) => stops.toSorted((a, b) => a.y - b.y))
    .filter((stops) => stops.length > 0);
}

/** The key of the element that Tab reaches first. */
export const firstStop = (picture: Picture): string => stopsOf(picture)[0]?.[0]?.key ?? '';

/**
 * Returns the element that an arrow key leads to: in the same column, or the nearest one in the next column. Null if
 * none.
 */
export function nextStop(picture: Picture, from: string, key: string): string | null {
  const columns = stopsOf(picture);
  const at = columns.findIndex((stops) => stops.some((stop) => stop.key === from));
  const column = columns[at] ?? [];
  const place = column.findIndex((stop) => stop.key === from);
  const currentStop = column[place];
  if (!currentStop) return null;
  const over = (to: readonly Stop[] | undefined): string | null =>
    to?.toSorted((a, b) => Math.abs(a.y - currentStop.y) - Math.abs(b.y - currentStop.y))[0]?.key ?? null;
  switch (key) {
    case 'ArrowUp':
      return column[place - 1]?.key ?? null;
    case 'ArrowDown':
      return column[place + 1]?.key ?? null;
    case 'ArrowLeft':
      return over(columns[at - 1]);
    case 'ArrowRight':
      return over(columns[at + 1]);
    case 'Home':
      return column[0]?.key ?? null;
    case 'End':
      return column.at(-1)?.key ?? null;
    default:
      return null;
  }
}
