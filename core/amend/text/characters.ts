/** Whether an offset falls between the two halves of a surrogate pair. No text may be cut there. */
export function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) && /^[\uDC00-\uDFFF]$/.test(text.charAt(at));
}

/** A combining mark, joiner or skin tone, which is displayed as a part of the character before it. */
const JOINS_LEFT = /^(?:\p{M}|\u200D|\p{Emoji_Modifier})/u;

/**
 * Whether an offset falls inside a sequence that is displayed as one character: a surrogate pair, a letter with its
 * combining marks, or emoji that are joined. A redline is not cut there.
 */
export function splitsCharacter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  if (splitsPair(text, at) || text.charAt(at - 1) === '\u200D') return true;
  return JOINS_LEFT.test(text.slice(at, at + 2));
}

/** Half a surrogate pair, or a control character other than tab and line feed. XML and Word files can't hold them. */
const UNUSABLE = /\p{Cs}|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/u;

/** Whether a text can be stored and exported unchanged. */
export const isUsableText = (text: string): boolean => !UNUSABLE.test(text);
