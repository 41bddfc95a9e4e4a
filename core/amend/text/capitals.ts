/** A character without case is neither upper nor lower. */
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLower = (letter: string): boolean => letter !== letter.toUpperCase();

const first = (text: string): string => [...text][0] ?? '';

/**
 * The replacement with a capital, for a match that begins with one, as at the start of a sentence or a heading. Null where there
 * is nothing to offer: the match has no capital, the search had one, or the replacement has one or begins with no
 * letter. A person decides: nothing is capitalised without being asked for.
 */
export function capitalised(match: string, sought: string, replacement: string): string | null {
  const letter = first(replacement);
  if (!isUpper(first(match)) || !isLower(first(sought)) || !isLower(letter)) return null;
  return letter.toLocaleUpperCase('en-GB') + replacement.slice(letter.length);
}
