// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** What stands for a character that no file format can hold: its picture where it has one (`␀`), or its number. */
function picture(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * Text as it is kept of a response: all of it, with line ends written one way, and each character that nothing could
 * keep or export (a control character, half of a character) shown as what it is. Markup, formulas and marks of direction
 * are text like any other. @returns `odd` where a character had to be shown so
 */
export function inertText(text: string): { readonly text: string; readonly odd: boolean } {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const visible = lines.replace(CONTROL, picture);
  return { text: visible, odd: visible !== lines };
}
