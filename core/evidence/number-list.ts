const RANGE = /(\d+)(?:\([a-z]\)|[a-z]\b)?[ \u00a0]?(?:to\b|[-–—])[ \u00a0]?(\d+)|(\d+)/gi;
/** No two numbers so far apart are the ends of a range. */
const LONGEST_RANGE = 100;

/** The whole numbers in a list of them, each of a range: `7.1, 9(a) and 11 to 13` are 7, 9, 11, 12 and 13. */
export function numbersIn(list: string): readonly number[] {
  return [...list.replaceAll(/(\d)(?:\.\d+)+/g, '$1').matchAll(RANGE)].flatMap(([, first, last, alone]) => {
    if (first === undefined || last === undefined) return alone === undefined ? [] : Number(alone);
    const length = Number(last) - Number(first) + 1;
    if (length < 2 || length > LONGEST_RANGE) return [Number(first), Number(last)];
    return Array.from({ length }, (_, nth) => Number(first) + nth);
  });
}
