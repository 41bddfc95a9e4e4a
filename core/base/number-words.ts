/** Reads whole numbers that are written out in English, as the law writes them. */

const UNITS = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** The words of numbers, as alternatives for a regular expression. */
export const NUMBER_WORD = [...UNITS, ...TENS.slice(2), 'hundred', 'thousand', 'million'].join('|');

/** The number below a hundred that words spell, such as `twenty`, `nine`. Null for other words. */
function belowHundred(words: readonly string[]): number | null {
  const [first = '', second, third] = words;
  if (third !== undefined) return null;
  const unit = UNITS.indexOf(first);
  if (unit >= 0) return second === undefined ? unit : null;
  const tens = TENS.indexOf(first);
  if (tens < 2) return null;
  if (second === undefined) return tens * 10;
  const units = UNITS.indexOf(second);
  return units >= 1 && units <= 9 ? tens * 10 + units : null;
}

/** The words before and after `by`, without an "and" after it. Null if `by` does not occur. */
function splitAt(words: readonly string[], by: string) {
  const at = words.indexOf(by);
  if (at < 0) return null;
  const after = words.slice(at + 1);
  return { before: words.slice(0, at), after: after[0] === 'and' ? after.slice(1) : after };
}

/** The number that words spell. Null for other words. Splits at the greatest unit first. */
function numberIn(words: readonly string[]): number | null {
  for (const [by, times] of [
    ['million', 1_000_000],
    ['thousand', 1000],
    ['hundred', 100],
  ] as const) {
    const parts = splitAt(words, by);
    if (!parts) continue;
    const isArticle = parts.before.length === 1 && parts.before[0] === 'a';
    const multiplier = isArticle || parts.before.length === 0 ? 1 : numberIn(parts.before);
    const remainder = parts.after.length === 0 ? 0 : numberIn(parts.after);
    return multiplier === null || remainder === null || multiplier === 0 || remainder >= times
      ? null
      : multiplier * times + remainder;
  }
  return belowHundred(words);
}

/** The number that a text spells: 29 for "twenty-nine", 105 for "one hundred and five". Null for other text. */
export function numberOfWords(text: string): number | null {
  const words = text
    .toLowerCase()
    .trim()
    .split(/[\s-]+/u);
  return words.length > 20 ? null : numberIn(words);
}
