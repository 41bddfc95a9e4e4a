const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−'].map((digit, at) => [digit, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'][at] ?? digit]),
);

/**
 * A superscript number after a number, in Unicode superscript digits. Without its markup, 10² would be 102. Null for a
 * superscript that can't be misread so, as in 1st or m2.
 */
export function raisedNumber(before: string, text: string): string | null {
  if (!/\d$/.test(before) || !/^[+\-−]?\d+$/.test(text)) return null;
  return [...text].map((digit) => SUPERSCRIPTS[digit]).join('');
}
