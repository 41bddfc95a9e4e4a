/** A range of a text in UTF-16 code units: `from` is included and `to` is not. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Maximum length of a block in UTF-16 code units. A block is cut in its second half. */
const MAX_BLOCK_LENGTH = 3000;

/** Places where a cut is least visible, in order of preference: after a line, a sentence, or a word. */
const SEAMS = [/\n(?!\n)/g, /[.!?…]["”’)]?\s+(?!\s)/g, /\s+(?!\s)/g] as const;

function seam(text: string, from: number): number {
  const half = from + MAX_BLOCK_LENGTH / 2;
  const window = text.slice(half, from + MAX_BLOCK_LENGTH);
  for (const pattern of SEAMS) {
    const last = [...window.matchAll(pattern)].at(-1);
    if (last) return half + last.index + last[0].length;
  }
  const code = text.charCodeAt(from + MAX_BLOCK_LENGTH);
  return from + MAX_BLOCK_LENGTH - (code >= 0xdc00 && code <= 0xdfff ? 1 : 0);
}

/**
 * Cuts a text into blocks that the browser lays out separately, so that a very long text costs only its visible part.
 * The blocks cover every character of the text.
 */
export function cutBlocks(text: string): readonly Stretch[] {
  const blocks: Stretch[] = [];
  let from = 0;
  while (text.length - from > MAX_BLOCK_LENGTH) {
    const to = seam(text, from);
    blocks.push({ from, to });
    from = to;
  }
  return [...blocks, { from, to: text.length }];
}

/** Returns the index of the block that contains an offset; the last block for the end of the text. */
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

/** Trims white space from the ends of a range. Null if nothing else is in it. */
export function trimmed(text: string, { from, to }: Stretch): Stretch | null {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = to - (words.length - words.trimEnd().length);
  return start < end ? { from: start, to: end } : null;
}
