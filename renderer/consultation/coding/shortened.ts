/** Maximum characters of a passage that is only referred to. */
const MAX_LENGTH = 220;

/** Puts a passage on one line, with the middle of a long one left out. */
export function shortened(words: string, maxLength = MAX_LENGTH): string {
  const line = words
    .slice(0, maxLength * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= maxLength * 2 && line.length <= maxLength) return line;
  const tail = words
    .slice(-Math.floor(maxLength / 3))
    .replace(/\s+/g, ' ')
    .trimEnd();
  return `${line.slice(0, Math.floor((maxLength * 2) / 3)).trimEnd()} […] ${tail}`;
}
