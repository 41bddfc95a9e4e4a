/** A stretch of a text, in UTF-16 code units: `from` in it, `to` not. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How long a block may be, in UTF-16 code units; a cut is looked for in its second half. */
const LONGEST = 3000;

/** Where a text may be cut so that a reader sees no seam: after a line, else after a sentence, else after a word. */
const SEAMS = [/\n(?!\n)/g, /[.!?…]["”’)]?\s+(?!\s)/g, /\s+(?!\s)/g] as const;

function seam(text: string, from: number): number {
  const half = from + LONGEST / 2;
  const window = text.slice(half, from + LONGEST);
  for (const pattern of SEAMS) {
    const last = [...window.matchAll(pattern)].at(-1);
    if (last) return half + last.index + last[0].length;
  }
  const code = text.charCodeAt(from + LONGEST);
  return from + LONGEST - (code >= 0xdc00 && code <= 0xdfff ? 1 : 0);
}

/**
 * Cuts a text into blocks that are laid out one by one, so that a paragraph of a megabyte costs no more than what of it
 * is in view. Together they are the text, every character of it.
 */
export function cutBlocks(text: string): readonly Stretch[] {
  const blocks: Stretch[] = [];
  let from = 0;
  while (text.length - from > LONGEST) {
    const to = seam(text, from);
    blocks.push({ from, to });
    from = to;
  }
  return [...blocks, { from, to: text.length }];
}

/** The number of the block that holds a place; the last one for the text's end. */
export function blockAt(blocks: readonly Stretch[], at: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A stretch without the white space at its ends; null where nothing else is in it. */
export function trimmed(text: string, { from, to }: Stretch): Stretch | null {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = to - (words.length - words.trimEnd().length);
  return start < end ? { from: start, to: end } : null;
}
