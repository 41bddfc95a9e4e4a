const GRAPHEMES = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** The offset one character, as a reader sees characters, before or after another. */
export function characterFrom(text: string, offset: number, backward: boolean): number {
  const segments = GRAPHEMES.segment(text);
  if (backward) return segments.containing(offset - 1)?.index ?? 0;
  const next = segments.containing(offset);
  return next ? next.index + next.segment.length : offset;
}

type Class = 'space' | 'word' | 'mark';

/** What is seen as one character goes with words where it is a letter, or one of those beyond the first plane: an emoji. */
function classOf(character: string): Class {
  if (/^\s/u.test(character)) return 'space';
  return /^[\p{L}\p{N}\p{M}'’_\u{10000}-\u{10FFFF}]/u.test(character) ? 'word' : 'mark';
}

/** Where a word's deletion ends: back over space and a word, or on over a word and the space after it. */
export function wordFrom(text: string, offset: number, backward: boolean): number {
  let at = offset;
  const next = () => characterFrom(text, at, backward);
  const nextClass = () => classOf(backward ? text.slice(next(), at) : text.slice(at, next()));
  const hasMore = () => (backward ? at > 0 : at < text.length);
  const over = (kind: Class) => {
    while (hasMore() && nextClass() === kind) at = next();
  };
  if (backward) over('space');
  if (hasMore()) over(nextClass());
  if (!backward) over('space');
  return at;
}

/** What other programs end a line, a column or a page with: a vertical tab is a line break of Word's. */
const BREAKS = /[\v\f\u0085\u2028\u2029]/g;

/** What came from elsewhere with one kind of break, and without what can't be seen. */
export const usable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(BREAKS, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\u200B\uFEFF\uFFFE\uFFFF]/gu, '');

/** A text without the line breaks before and after it, however many stand in it. */
export function withoutOuterBreaks(text: string): string {
  let [from, to] = [0, text.length];
  while (text[from] === '\n') from++;
  while (to > from && text[to - 1] === '\n') to--;
  return text.slice(from, to);
}

/** What came from elsewhere as words for one line: breaks and tabs become a space. */
export function asOneLine(text: string): { readonly text: string; readonly flattened: boolean } {
  const trimmed = withoutOuterBreaks(usable(text));
  const flat = trimmed
    .replace(/[ \t\n]+/g, (run) => (/[\t\n]/.test(run) ? ' ' : run))
    .replace(/\p{Cs}/gu, '');
  return { text: flat, flattened: trimmed.includes('\n') };
}
