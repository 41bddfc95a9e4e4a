import { childNamed, childrenNamed, type XmlElement } from '../xml/tree.ts';

/** Formats for dates and times that every workbook has without saying what they are. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);
/** The one of those that shows how much time has passed. */
const BUILT_IN_ELAPSED = 46;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;
const DAY = 86_400_000;
/** Day 0 of either calendar; the one of 1900 has a 29 February that never was, so it is a day earlier from March on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Whether a number format's code shows a date or a time: without what is quoted, escaped or in brackets. */
const showsDate = (code: string): boolean =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''));

/** What a number stands for in a style of cell: a day with or without a time, or time that has passed. */
export type DateStyle = 'date' | 'elapsed';

/** Which of a workbook's cell styles show a date or a time, by their place in the list of styles. */
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
    const builtIn = id === BUILT_IN_ELAPSED ? 'elapsed' : BUILT_IN.has(id) ? 'date' : undefined;
    const dateStyle = custom.has(id) ? custom.get(id) : builtIn;
    if (dateStyle) dates.set(at, dateStyle);
  }
  return dates;
}

/** A number of days as the hours and minutes that have passed, and seconds where there are any; null below nothing. */
export function elapsedText(days: number): string | null {
  const seconds = Math.round(days * 86_400);
  if (!Number.isSafeInteger(seconds) || seconds < 0) return null;
  const two = (count: number): string => String(count).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** A workbook's number as a date: `2026-11-02`, `2026-11-02 09:30`, `09:30`; null where no calendar has it. */
export function dateText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  // Excel's own count has a day too many until 1 March 1900.
  const days = !from1904 && serial >= 1 && serial < 61 ? serial + 1 : serial;
  const time = Math.round(days * 86_400) * 1000;
  const iso = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + time).toISOString();
  const clock = time % DAY === 0 ? '' : iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19);
  if (serial < 1 && clock !== '') return clock;
  return clock === '' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`;
}
