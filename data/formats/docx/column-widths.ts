/** How wide the columns of a table are in Word, in twentieths of a point: it divides a page evenly, whatever stands in them. */

/** What a character takes at most, about, and what a cell takes beside its words. */
const [CHARACTER, MARGINS] = [140, 216];

// One after another: of a table of thousands of rows there are too many words to be given at once.
const longestWord = (texts: readonly string[]): number =>
  texts.reduce(
    (most, text) => text.split(/[\s/–—-]+/).reduce((long, { length }) => Math.max(long, length), most),
    0,
  );

/**
 * The width of each column in a given room: by how much stands in it, and as far as there is room no narrower than its longest
 * word. The widths fill the room to its last unit.
 */
export function columnWidths(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  room: number,
): readonly number[] {
  const columns = header.map((head, at) => [head, ...rows.map((cells) => cells[at] ?? '')]);
  const minWidths = columns.map((texts) => longestWord(texts) * CHARACTER + MARGINS);
  const needed = minWidths.reduce((sum, width) => sum + width, 0);
  // Where even the words have no room, all are as short of it.
  if (needed >= room) return filled(minWidths, room);
  // Text that takes up a surface has its root in each direction.
  const weights = columns.map((texts) => Math.sqrt(texts.reduce((sum, { length }) => sum + length, 1)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return filled(
    minWidths.map((width, at) => width + ((room - needed) * (weights[at] ?? 0)) / all),
    room,
  );
}

/** Widths in their proportion, in whole units, the last column taking what is left. */
function filled(widths: readonly number[], room: number): readonly number[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const wholeWidths = widths.map((width) => Math.floor((width * room) / all));
  const used = wholeWidths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return wholeWidths.map((width, at) => (at === wholeWidths.length - 1 ? room - used : width));
}
