import { MONTHS } from './months.ts';

/** Two dates that something fell between, as ISO 8601 writes them: `2024-11/2025-01`. */
const DATE_RANGE = /^(\d{4}[\d-]*)\/(\d{4}[\d-]*)$/;

/**
 * An ISO date, or as much of one as is known, in words: "21 November 2024", "December 2024", "between November 2024 and
 * January 2025". Of a time, the day it fell on in UTC, so that a pack doesn't depend on where it is made. What isn't such
 * a date is given back as it is.
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
