const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const PLAIN_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** For example `24 November 2026, 14:05`, in the reader's time zone. Returns the text itself if it is not a date. */
export function dayAndTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${DAY.format(date)}, ${TIME.format(date)}`;
}

/** An ISO year, month or day, perhaps followed by a time. */
const ISO = /^(\d{4}(?:-\d{2}(-\d{2})?)?)(?:[T ]\d.*)?$/;

/** An ISO 8601 interval: something happened between two dates. */
const ISO_INTERVAL = /^(\d{4}[\d-]*)\/(\d{4}[\d-]*)$/;

/**
 * Formats a date or interval with the precision that it has: `2024-11-21`, `2024-12`, `2024`, `2024-11/2025-01`. Other
 * formats stay as they are, because 03/04/2025 could be in March or in April.
 */
export function plainDate(text: string): string {
  const [, from, to] = ISO_INTERVAL.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return `between ${plainDate(from)} and ${plainDate(to)}`;
  const [, day = '', exact] = ISO.exec(text) ?? [];
  const date = new Date(day);
  if (day.length < 5 || Number.isNaN(date.getTime())) return text;
  return exact === undefined ? MONTH.format(date) : PLAIN_DAY.format(date);
}
