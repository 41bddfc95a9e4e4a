const GRAPHEMES = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** The offset of the next or previous grapheme boundary, so one character as readers see it. */
export function characterBoundary(text: string, offset: number, backward: boolean): number {
  const segments = GRAPHEMES.segment(text);
  if (backward) return segments.containing(offset - 1)?.index ?? 0;
  const next = segments.containing(offset);
  return next ? next.index + next.segment.length : offset;
}

type CharacterClass = 'space' | 'word' | 'mark';

/** The class of a character for word deletion. Emoji and others beyond the basic plane count as parts of words. */
function classOf(character: string): CharacterClass {
  if (/^\s/u.test(character)) return 'space';
  return /^[\p{L}\p{N}\p{M}'’_\u{10000}-\u{10FFFF}]/u.test(character) ? 'word' : 'mark';
}

/** The end of a word deletion: back over spaces and a word, or forward over a word and the spaces after it. */
export function wordBoundary(text: string, offset: number, backward: boolean): number {
  let at = offset;
  const next = () => characterBoundary(text, at, backward);
  const nextClass = () => classOf(backward ? text.slice(next(), at) : text.slice(at, next()));
  const hasMore = () => (backward ? at > 0 : at < text.length);
  const skip = (kind: CharacterClass) => {
    while (hasMore() && nextClass() === kind) at = next();
  };
  if (backward) skip('space');
  if (hasMore()) skip(nextClass());
  if (!backward) skip('space');
  return at;
}

/** Line, column and page breaks of other programs. Word writes a vertical tab for a line break. */
const OTHER_BREAKS = /[\v\f\u0085\u2028\u2029]/g;

/** Text from elsewhere with one kind of line break, and without invisible characters. */
export const normaliseText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(OTHER_BREAKS, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\u200B\uFEFF\uFFFE\uFFFF]/gu, '');

/** A text without line breaks at its start and end. Loops, because a regular expression would backtrack over many. */
export function withoutOuterBreaks(text: string): string {
  let [from, to] = [0, text.length];
  while (text[from] === '\n') from++;
  while (to > from && text[to - 1] === '\n') to--;
  return text.slice(from, to);
}

/** Text from elsewhere as one line: line breaks and tabs become a space. */
export function asOneLine(text: string): { readonly text: string; readonly wasMultiline: boolean } {
  const trimmed = withoutOuterBreaks(normaliseText(text));
  const flat = trimmed
    .replace(/[ \t\n]+/g, (run) => (/[\t\n]/.test(run) ? ' ' : run))
    .replace(/\p{Cs}/gu, '');
  return { text: flat, wasMultiline: trimmed.includes('\n') };
}
