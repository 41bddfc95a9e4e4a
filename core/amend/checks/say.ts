/** A message's first letter as a sentence has it, for one that begins with the name of a provision. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
