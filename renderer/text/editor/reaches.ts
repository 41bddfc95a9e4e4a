import { splitsPair } from '../../../core/amend/text/characters.ts';
import type { Caret, Span } from '../../state/review/undo.ts';
import { type Block, liveText } from './blocks.ts';
import { $span } from './tree.ts';

/** A part of one block that is selected. */
export interface Reach {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** How many letters of the words struck at `from` come before it; none, unless it is said. */
  readonly struckBefore?: number;
  /** How many letters of the words struck at `to` it takes in; all that end a line it goes to the end of, unless it is said. */
  readonly struckWithin?: number;
  /** On which side of struck words it is, where that is not the caret's. */
  readonly side?: Caret['side'];
}

/** How many letters of the words struck at a place a caret stands after. */
const struckBefore = ({ side, struck }: Caret): number =>
  side === 'before' ? 0 : (struck ?? Number.POSITIVE_INFINITY);

/** What is selected, block by block in reading order. One empty reach for a caret. */
export function $reaches(blocks: readonly Block[], span: Span | null = $span()): readonly Reach[] {
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
