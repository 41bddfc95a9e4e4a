// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** The visible substitute of a character that no file format can store: its control picture (`␀`), or its number. */
function picture(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * The text of a response as it is stored: complete, with one kind of line end. A character that can't be stored or
 * exported, such as a control character or an unpaired surrogate, is replaced by a visible description. Markup,
 * formulas and direction marks are ordinary text.
 * @returns `odd` where a character was replaced
 */
export function inertText(text: string): { readonly text: string; readonly odd: boolean } {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const visible = lines.replace(CONTROL, picture);
  return { text: visible, odd: visible !== lines };
}
