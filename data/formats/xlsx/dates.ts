import { childNamed, childrenNamed, type XmlElement } from '../xml/tree.ts';

/** Formats for dates and times that every workbook has without saying what they are. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);
const DAY = 86_400_000;
/** Day 0 of either calendar; the one of 1900 has a 29 February that never was, so it is a day earlier from March on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Whether a number format's code shows a date or a time: without what is quoted, escaped or in brackets. */
const showsDate = (code: string): boolean =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''));

/** Which of a workbook's cell styles show a date or a time, by their place in the list of styles. */
export function dateStyles(styles: XmlElement): ReadonlySet<number> {
  const custom = new Map<number, boolean>();
  for (const { attributes } of childrenNamed(childNamed(styles, 'numFmts') ?? styles, 'numFmt'))
    custom.set(Number(attributes.numFmtId), showsDate(attributes.formatCode ?? ''));
  const dates = new Set<number>();
  const formats = childNamed(styles, 'cellXfs');
  for (const [at, { attributes }] of (formats ? childrenNamed(formats, 'xf') : []).entries()) {
    const id = Number(attributes.numFmtId ?? 0);
    if (custom.get(id) ?? BUILT_IN.has(id)) dates.add(at);
  }
  return dates;
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
