/** Average width of a letter in the workbench's font, in em. */
const LETTER = 0.445;
const BOLD = 0.51;

/**
 * Shortens a text to a width in pixels, with an ellipsis. The width is estimated, because SVG text can be measured
 * only once drawn.
 */
export function fitted(text: string, width: number, em: number, bold = false): string {
  const maxLength = Math.floor(width / (em * (bold ? BOLD : LETTER)));
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, Math.max(0, maxLength - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > maxLength * 0.75 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
