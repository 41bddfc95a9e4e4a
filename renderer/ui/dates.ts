const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const PLAIN_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `24 November 2026, 14:05`, in the reader's own time; the text itself where it is no date. */
export function dayAndTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${DAY.format(date)}, ${TIME.format(date)}`;
}

/** A year, a month or a day, and whatever time comes after it. */
const ISO = /^(\d{4}(?:-\d{2}(-\d{2})?)?)(?:[T ]\d.*)?$/;

/** Two dates that something fell between, as ISO 8601 writes them. */
const ISO_INTERVAL = /^(\d{4}[\d-]*)\/(\d{4}[\d-]*)$/;

/**
 * A date as far as it is known: `2024-11-21`, `2024-12` and `2024` say no more than they hold, nor does `2024-11/2025-01`.
 * One that is written another way stays as it is: 03/04/2025 is in April or in March.
 */
export function plainDate(text: string): string {
  const [, from, to] = ISO_INTERVAL.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return `between ${plainDate(from)} and ${plainDate(to)}`;
  const [, day = '', exact] = ISO.exec(text) ?? [];
  const date = new Date(day);
  if (day.length < 5 || Number.isNaN(date.getTime())) return text;
  return exact === undefined ? MONTH.format(date) : PLAIN_DAY.format(date);
}
