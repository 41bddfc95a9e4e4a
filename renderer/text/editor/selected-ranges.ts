import { splitsPair } from '../../../core/amend/text/characters.ts';
import type { Caret, Span } from '../../state/review/undo.ts';
import { type Block, liveText } from './blocks.ts';
import { $selectedSpan } from './lexical-tree.ts';

/** The selected part of one block. */
export interface BlockRange {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** How many characters of the deleted text at `from` are before the selection; none by default. */
  readonly struckBefore?: number;
  /** How many characters of the deleted text at `to` are selected; by default all, if the range ends its line. */
  readonly struckWithin?: number;
  /** The side of deleted text on which the range is; absent for the side that the caret is on. */
  readonly side?: Caret['side'];
}

/** How many characters of the deleted text at its place a caret is behind. */
const struckBefore = ({ side, struck }: Caret): number =>
  side === 'before' ? 0 : (struck ?? Number.POSITIVE_INFINITY);

/** The selected ranges, by block in reading order. A caret gives one empty range. */
export function $readRanges(
  blocks: readonly Block[],
  span: Span | null = $selectedSpan(),
): readonly BlockRange[] {
  if (!span) return [];
  const positionOf = (caret: Caret) => ({
    index: blocks.findIndex((block) => block.key === caret.key),
    offset: caret.offset,
    struck: struckBefore(caret),
  });
  const [start, end] = [positionOf(span.anchor), positionOf(span.focus)].sort(
    (a, b) => a.index - b.index || a.offset - b.offset || (a.struck < b.struck ? -1 : 1),
  );
  if (!start || !end || start.index < 0) return [];
  return blocks.slice(start.index, end.index + 1).map((block, n) => {
    const text = liveText(block);
    const index = start.index + n;
    const [isFirst, isLast] = [index === start.index, index === end.index];
    const outsidePair = (offset: number, step: 1 | -1) => (splitsPair(text, offset) ? offset + step : offset);
    const from = outsidePair(isFirst ? Math.min(start.offset, text.length) : 0, -1);
    const to = isLast ? Math.min(end.offset, text.length) : text.length;
    const caret = isFirst && isLast && start.offset === end.offset;
    return {
      key: block.key,
      from,
      to: caret ? from : outsidePair(to, 1),
      struckBefore: isFirst ? start.struck : 0,
      struckWithin: isLast ? end.struck : Number.POSITIVE_INFINITY,
    };
  });
}
