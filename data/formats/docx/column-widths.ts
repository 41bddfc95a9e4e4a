/**
 * Computes the widths of a table's columns in twentieths of a point. Word itself would divide the page evenly, whatever
 * the columns contain.
 */

/** The approximate greatest width of a character, and the margins of a cell. */
const [CHARACTER_WIDTH, CELL_MARGINS] = [140, 216];

// Reduced one by one, because a table of thousands of rows has too many words for the arguments of one call.
const longestWord = (texts: readonly string[]): number =>
  texts.reduce(
    (most, text) => text.split(/[\s/–—-]+/).reduce((long, { length }) => Math.max(long, length), most),
    0,
  );

/**
 * The width of each column. Each is as wide as its longest word, if that fits, and gets a share of the rest by the
 * amount of its text. The widths add up to exactly `room`.
 */
export function columnWidths(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): readonly number[] {
  const columns = header.map((head, at) => [head, ...rows.map((cells) => cells[at] ?? '')]);
  const minWidths = columns.map((texts) => longestWord(texts) * CHARACTER_WIDTH + CELL_MARGINS);
  const needed = minWidths.reduce((sum, width) => sum + width, 0);
  // If the longest words don't fit, all columns shrink in proportion.
  if (needed >= room) return scaleTo(minWidths, room);
  // Text fills an area, so its width grows with the square root of its length.
  const weights = columns.map((texts) => Math.sqrt(texts.reduce((sum, { length }) => sum + length, 1)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return scaleTo(
    minWidths.map((width, at) => width + ((room - needed) * (weights[at] ?? 0)) / all),
    room,
  );
}

/** Scales widths to whole units in proportion. The last column gets the remainder. */
function scaleTo(widths: readonly number[], room: number): readonly number[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const wholeWidths = widths.map((width) => Math.floor((width * room) / all));
  const used = wholeWidths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return wholeWidths.map((width, at) => (at === wholeWidths.length - 1 ? room - used : width));
}
