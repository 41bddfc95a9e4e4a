/** How much of a passage is shown where it is only named, in characters. */
const MOST = 220;

/** A passage on one line, its middle left out where it is long. */
export function shortened(words: string, most = MOST): string {
  const line = words
    .slice(0, most * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= most * 2 && line.length <= most) return line;
  const tail = words
    .slice(-Math.floor(most / 3))
    .replace(/\s+/g, ' ')
    .trimEnd();
  return `${line.slice(0, Math.floor((most * 2) / 3)).trimEnd()} […] ${tail}`;
}
