const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−'].map((digit, at) => [digit, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'][at] ?? digit]),
);

/**
 * A raised number that follows a number, in the characters that are raised by themselves: without its markup 10² would be
 * 102. Null where what is raised runs into nothing, as in 1st or m2.
 */
export function raisedNumber(before: string, text: string): string | null {
  if (!/\d$/.test(before) || !/^[+\-−]?\d+$/.test(text)) return null;
  return [...text].map((digit) => RAISED[digit]).join('');
}
