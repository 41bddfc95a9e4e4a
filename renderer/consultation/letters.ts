/** The letter of a spreadsheet column, counted from 0: `A` … `Z`, `AA`. */
export function letterOf(index: number): string {
  const higher = Math.floor(index / 26);
  return `${higher > 0 ? letterOf(higher - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
