/**
 * A share in whole per cent, for people: `62%`. What is there is never 0%, and what is not all is never 100%.
 * @param of the whole; without one there is no share, and the answer is `–`
 */
export function percentWords(part: number, of: number): string {
  if (of === 0) return '–';
  const percent = Math.round((part / of) * 100);
  if (part > 0 && percent === 0) return 'under 1%';
  if (part < of && percent === 100) return 'over 99%';
  return `${percent}%`;
}

/** The same to a tenth, as a number, for a table that a program reads: 61.5; null without a whole. */
export const percentFigure = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((part / of) * 1000) / 10;
