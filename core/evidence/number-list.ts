const RANGE = /(\d+)(?:\([a-z]\)|[a-z]\b)?[ \u00a0]?(?:to\b|[-–—])[ \u00a0]?(\d+)|(\d+)/gi;
/** Two numbers that are further apart are not read as a range. */
const MAX_RANGE_LENGTH = 100;

/** The whole numbers in a list, with all numbers of ranges: `7.1, 9(a) and 11 to 13` gives 7, 9, 11, 12 and 13. */
export function numbersIn(list: string): readonly number[] {
  return [...list.replaceAll(/(\d)(?:\.\d+)+/g, '$1').matchAll(RANGE)].flatMap(([, first, last, alone]) => {
    if (first === undefined || last === undefined) return alone === undefined ? [] : Number(alone);
    const length = Number(last) - Number(first) + 1;
    if (length < 2 || length > MAX_RANGE_LENGTH) return [Number(first), Number(last)];
    return Array.from({ length }, (_, nth) => Number(first) + nth);
  });
}
