/** How much of a passage is shown where it is only named, in characters. */
const MAX_LENGTH = 220;

/** A passage on one line, its middle left out where it is long. */
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
