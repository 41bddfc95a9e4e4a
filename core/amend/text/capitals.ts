/** Both are false for a character without case, such as a digit. */
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLower = (letter: string): boolean => letter !== letter.toUpperCase();

const firstCharacter = (text: string): string => [...text][0] ?? '';

/**
 * The replacement text with a capital, to be offered for a match at the start of a sentence or heading. Null where the match
 * has no capital, where the search text had one, or where the replacement begins with a capital or without a letter.
 * Whether to use it is for a person to decide.
 */
export function capitaliseLike(match: string, sought: string, replacement: string): string | null {
  const letter = firstCharacter(replacement);
  if (!isUpper(firstCharacter(match)) || !isLower(firstCharacter(sought)) || !isLower(letter)) return null;
  return letter.toLocaleUpperCase('en-GB') + replacement.slice(letter.length);
}
