/** Whether an offset falls between the two halves of a surrogate pair, where no text may ever be cut. */
export function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at));
}

const JOINS_LEFT = /^(?:\p{M}|\u200D|\p{Emoji_Modifier})/u;

/**
 * Whether an offset falls inside what a reader sees as one character: a surrogate pair, a letter and its combining
 * marks, or an emoji joined to the next. A redline is not cut there.
 */
export function splitsCharacter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  if (splitsPair(text, at) || text.charAt(at - 1) === '\u200D') return true;
  return JOINS_LEFT.test(text.slice(at, at + 2));
}

/** Half a surrogate pair, or a control character that no file format of ours can hold. */
const UNUSABLE = /\p{Cs}|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/u;

/** Whether a text can be stored and exported as it is. */
export const isUsableText = (text: string): boolean => !UNUSABLE.test(text);
