/** How wide a letter of the workbench's face is on the whole, in ems. */
const LETTER = 0.445;
const BOLD = 0.51;

/** As many words as fit a width in pixels, with … for the rest. By estimate: an SVG text can't be measured undrawn. */
export function fitted(text: string, width: number, em: number, bold = false): string {
  const maxLength = Math.floor(width / (em * (bold ? BOLD : LETTER)));
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, Math.max(0, maxLength - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > maxLength * 0.75 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
