/** `A`, `B`, … `Z`, `AA`: as a spreadsheet names its columns, counted from 0. */
export function letterOf(index: number): string {
  const higher = Math.floor(index / 26);
  return `${higher > 0 ? letterOf(higher - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
