/** A text with what PostgreSQL, JSON or a file format can't hold in it: U+0000, half of a character, a control character. */
export const unusableTexts = (text: string): readonly string[] =>
  ['\0', '\ud800', '\udfff', '\x1b', '\ufffe'].map((bad) => `${text.slice(0, 1)}${bad}${text.slice(1)}`);
