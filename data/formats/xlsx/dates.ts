import { childNamed, childrenNamed, type XmlElement } from '../xml/tree.ts';

/** The ids of the built-in number formats for dates and times (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);
/** The built-in format for elapsed time, `[h]:mm:ss`. */
const BUILT_IN_ELAPSED = 46;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;
const DAY_MS = 86_400_000;
/**
 * Day 0 of each date system. The 1900 system counts a 29 February 1900 that didn't exist, so from March on its day 0 is
 * a day earlier.
 */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Whether a number format shows a date or a time. Quoted, escaped and bracketed parts are ignored. */
const showsDate = (code: string): boolean =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''));

/** The meaning of a number in a cell style: a date with or without a time, or elapsed time. */
export type DateStyle = 'date' | 'elapsed';

/** The cell styles that show a date or time, by index. */
export function dateStyles(styles: XmlElement): ReadonlyMap<number, DateStyle> {
  const custom = new Map<number, DateStyle | undefined>();
  for (const { attributes } of childrenNamed(childNamed(styles, 'numFmts') ?? styles, 'numFmt')) {
    const code = attributes.formatCode ?? '';
    const dateStyle = ELAPSED.test(code) ? 'elapsed' : 'date';
    custom.set(Number(attributes.numFmtId), showsDate(code) ? dateStyle : undefined);
  }
  const dates = new Map<number, DateStyle>();
  const formats = childNamed(styles, 'cellXfs');
  for (const [at, { attributes }] of (formats ? childrenNamed(formats, 'xf') : []).entries()) {
    const id = Number(attributes.numFmtId ?? 0);
    const builtIn = id === BUILT_IN_ELAPSED ? 'elapsed' : BUILT_IN_DATES.has(id) ? 'date' : undefined;
    const dateStyle = custom.has(id) ? custom.get(id) : builtIn;
    if (dateStyle) dates.set(at, dateStyle);
  }
  return dates;
}

/** A number of days as hours and minutes, and seconds if they are not 0. Null for a negative number. */
export function elapsedText(days: number): string | null {
  const seconds = Math.round(days * 86_400);
  if (!Number.isSafeInteger(seconds) || seconds < 0) return null;
  const twoDigits = (count: number): string => String(count).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${twoDigits(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${twoDigits(seconds % 60)}`;
}

/**
 * A serial number as a date: `2026-11-02`, `2026-11-02 09:30` or `09:30`. Null outside the calendar, which ends in the
 * year 9999.
 */
export function dateText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  // Until 1 March 1900, the 1900 system is not yet a day ahead.
  const days = !from1904 && serial >= 1 && serial < 61 ? serial + 1 : serial;
  const time = Math.round(days * 86_400) * 1000;
  const iso = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + time).toISOString();
  const clock = time % DAY_MS === 0 ? '' : iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19);
  if (serial < 1 && clock !== '') return clock;
  return clock === '' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`;
}
