import { type KeyboardEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** The row and column of a cell, both from 0. Row 0 and column 0 are the headers. */
interface At {
  readonly row: number;
  readonly column: number;
}

const AT = 'data-at';

/** The attributes that mark a cell for keyboard navigation. */
export const gridAt = (row: number, column: number) => ({ [AT]: `${row}:${column}`, tabIndex: -1 }) as const;

const readAt = (cell: Element): At => {
  const [row = 0, column = 0] = (cell.getAttribute(AT) ?? '').split(':').map(Number);
  return { row, column };
};

const cellAt = (table: Element, { row, column }: At): HTMLElement | null =>
  table.querySelector<HTMLElement>(`[${AT}="${row}:${column}"]`);

/** Returns the cell that a key leads to; null if the key does not move. */
function aim({ row, column }: At, key: string, wide: boolean, last: At): At | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return wide ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return wide ? last : { row, column: last.column };
    case 'PageUp':
      return { row: Math.max(0, row - 10), column };
    case 'PageDown':
      return { row: Math.min(last.row, row + 10), column };
    default:
      return null;
  }
}

/**
 * Keyboard navigation for a table, by the ARIA grid pattern: Tab reaches one cell, the last focused one, and the arrow
 * keys move between cells. Enter, Space or a click opens a cell.
 */
export function useGridKeys(onOpen: (cell: HTMLElement) => void): {
  readonly role: 'grid';
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onClick: (event: MouseEvent<HTMLTableElement>) => void;
} {
  const ref = useRef<HTMLTableElement>(null);
  const stopAt = (cell: HTMLElement): void => {
    for (const other of ref.current?.querySelectorAll(`[${AT}][tabindex="0"]`) ?? [])
      other.setAttribute('tabindex', '-1');
    cell.setAttribute('tabindex', '0');
  };
  // Filtering may remove the cell that Tab reaches, so another takes over.
  useLayoutEffect(() => {
    const table = ref.current;
    if (!table || table.querySelector(`[${AT}][tabindex="0"]`)) return;
    const first = cellAt(table, { row: 1, column: 1 }) ?? table.querySelector<HTMLElement>(`[${AT}]`);
    first?.setAttribute('tabindex', '0');
  });
  const cellOf = (target: EventTarget): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>(`[${AT}]`) : null;
  return {
    role: 'grid',
    ref,
    onKeyDown: (event) => {
      const table = ref.current;
      const cell = cellOf(event.target);
      if (!table || !cell || event.altKey || event.shiftKey) return;
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onOpen(cell);
        return;
      }
      const cells = table.querySelectorAll(`[${AT}]`);
      const end = cells[cells.length - 1];
      const target = aim(
        readAt(cell),
        event.key,
        event.ctrlKey || event.metaKey,
        end ? readAt(end) : readAt(cell),
      );
      if (!target) return;
      event.preventDefault();
      const next = cellAt(table, target);
      if (!next) return;
      stopAt(next);
      next.focus();
    },
    onClick: (event) => {
      const cell = cellOf(event.target);
      if (!cell) return;
      stopAt(cell);
      cell.focus();
      onOpen(cell);
    },
  };
}
