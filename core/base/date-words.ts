import { MONTHS } from './months.ts';

/** An interval of two ISO 8601 dates: `2024-11/2025-01`. */
const DATE_RANGE = /^(\d{4}[\d-]*)\/(\d{4}[\d-]*)$/;

/**
 * Writes a whole or partial ISO date, or an interval, in words: "21 November 2024", "December 2024", "between November 2024
 * and January 2025". A time becomes its day in UTC, so that a pack doesn't depend on the time zone of its maker. Other text
 * is returned unchanged.
 */
export function dateWords(iso: string): string {
  const [, from, to] = DATE_RANGE.exec(iso) ?? [];
  if (from !== undefined && to !== undefined) return `between ${dateWords(from)} and ${dateWords(to)}`;
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T.*Z)?)?)?$/.exec(iso);
  if (!parts) return iso;
  const [, year, month, day] = parts;
  if (month === undefined) return year ?? iso;
  const name = MONTHS[Number(month) - 1];
  if (!name) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
