/**
 * A share in whole per cent, for people: `62%`. A part above 0 never shows as 0%, nor one below the whole as 100%.
 * @param of the whole; if it is 0, the share is `–`
 */
export function percentWords(part: number, of: number): string {
  if (of === 0) return '–';
  const percent = Math.round((part / of) * 100);
  if (part > 0 && percent === 0) return 'under 1%';
  if (part < of && percent === 100) return 'over 99%';
  return `${percent}%`;
}

/** A share in per cent to one decimal, for a table that a program reads: 61.5. Null if the whole, `of`, is 0. */
export const percentFigure = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((part / of) * 1000) / 10;
