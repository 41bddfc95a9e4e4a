/** How a word is begun: only a letter that has both forms tells. */
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLower = (letter: string): boolean => letter !== letter.toUpperCase();

const first = (text: string): string => [...text][0] ?? '';

/**
 * What is put in place of words that were found, begun with a capital as they are, at the start of a sentence or a
 * heading. Null where there is nothing to offer: they have no capital, or were sought with one, or what is put there
 * has one or begins with no letter. A person decides: nothing is capitalised unasked.
 */
export function capitalised(found: string, sought: string, replacement: string): string | null {
  const letter = first(replacement);
  if (!isUpper(first(found)) || !isLower(first(sought)) || !isLower(letter)) return null;
  return letter.toLocaleUpperCase('en-GB') + replacement.slice(letter.length);
}
