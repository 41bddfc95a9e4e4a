/** `A`, `B`, … `Z`, `AA`: as a spreadsheet names its columns, counted from 0. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
