import { MONTHS } from './months.ts';

/** A date as it is typed in three boxes. An unknown day or month is ''. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Which parts of a date must be known: all of them, or only the year. */
export type DatePrecision = 'day' | 'year';

/** The number, 1 to 12, of a month typed as a number, a name or the beginning of a name ("Nov"). Null for other words. */
function monthNumber(words: string): number | null {
  if (/^\d{1,2}$/.test(words)) return Number(words) >= 1 && Number(words) <= 12 ? Number(words) : null;
  const at = MONTHS.findIndex(
    (month) => words.length >= 3 && month.toLowerCase().startsWith(words.toLowerCase()),
  );
  return at < 0 ? null : at + 1;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Whether a day exists in a month of a year. Day 0 of the next month, which JavaScript counts from 0, is the last day. */
const hasDay = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Reads typed parts as an ISO 8601 date: `2026-11-24`, or `2026-11` or `2026` where the year is enough. Returns '' if all
 * parts are empty, and null if they are no date.
 */
export function isoDateFrom(typed: DateParts, precision: DatePrecision): string | null {
  const [day, month, year] = [typed.day.trim(), typed.month.trim(), typed.year.trim()];
  if (day === '' && month === '' && year === '') return '';
  if (!/^\d{4}$/.test(year)) return null;
  if (day === '' && precision === 'day') return null;
  if (month === '') return day === '' ? year : null;
  const nth = monthNumber(month);
  if (nth === null) return null;
  if (day === '') return `${year}-${twoDigits(nth)}`;
  if (!/^\d{1,2}$/.test(day) || !hasDay(Number(year), nth, Number(day))) return null;
  return `${year}-${twoDigits(nth)}-${twoDigits(Number(day))}`;
}

/** Reads a date in any usual form: "2026-11-24", "24/11/2026", "24 November 2026", "Nov 2026". Null for other words. */
export function parseDate(words: string): DateParts | null {
  const text = words.trim();
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const [, day, month, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[ ./-]+)?(\d{1,2}|[a-z]{3,9})[ ./-]+(\d{4})$/i.exec(text) ?? [];
  const parts =
    isoYear === undefined
      ? { day: day ?? '', month: month ?? '', year: year ?? '' }
      : { day: isoDay ?? '', month: isoMonth ?? '', year: isoYear };
  const date = isoDateFrom(parts, 'year');
  if (date === null || date === '') return null;
  const bare = (part: string) => (/^\d+$/.test(part) ? String(Number(part)) : part);
  return { day: bare(parts.day), month: bare(parts.month), year: parts.year };
}

/** Whether words are a date as Keeling stores dates, with the parts that must be known: `2026-11-24`, `2026-11`, `2026`. */
export function isDate(words: string, precision: DatePrecision): boolean {
  const parts = /^\d{4}(?:-\d{2}){0,2}$/.test(words) ? parseDate(words) : null;
  return parts !== null && isoDateFrom(parts, precision) === words;
}
