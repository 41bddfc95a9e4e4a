import { blockAt, type Stretch } from './cut-blocks.ts';

/** Words being chosen from the keyboard: where the choice began, and its end that moves. UTF-16 code units. */
export interface Choice {
  readonly anchor: number;
  readonly focus: number;
}

/** A text with its blocks: what is stepped through. */
interface Steppable {
  readonly text: string;
  readonly blocks: readonly Stretch[];
}

type Unit = 'word' | 'sentence';

const SEGMENTERS: Readonly<Record<Unit, Intl.Segmenter>> = {
  word: new Intl.Segmenter('en-GB', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en-GB', { granularity: 'sentence' }),
};

/** What was found in a block: one is stepped through many times, and a block is of one text. */
const CACHE: Readonly<Record<Unit, WeakMap<Stretch, readonly Stretch[]>>> = {
  word: new WeakMap(),
  sentence: new WeakMap(),
};

/** The words, or the sentences without the space after them, of one block. */
function unitsIn(text: string, block: Stretch, unit: Unit): readonly Stretch[] {
  const cached = CACHE[unit].get(block);
  if (cached) return cached;
  const units: Stretch[] = [];
  for (const { segment, index, isWordLike } of SEGMENTERS[unit].segment(text.slice(block.from, block.to))) {
    const from = block.from + index;
    if (unit === 'word' ? isWordLike : segment.trim() !== '')
      units.push({ from, to: from + segment.trimEnd().length });
  }
  CACHE[unit].set(block, units);
  return units;
}

/** The first unit that begins at or after a place; null at the text's end. */
function unitAfter({ text, blocks }: Steppable, at: number, unit: Unit): Stretch | null {
  for (const block of blocks.slice(blockAt(blocks, at))) {
    const next = unitsIn(text, block, unit).find(
      ({ from, to }) => from >= at || (unit === 'sentence' && to > at),
    );
    if (next) return next;
  }
  return null;
}

/** The last unit that ends at or before a place, or holds it; null at the text's beginning. */
function unitBefore({ text, blocks }: Steppable, at: number, unit: Unit): Stretch | null {
  for (const block of blocks.slice(0, blockAt(blocks, at) + 1).toReversed()) {
    const before = unitsIn(text, block, unit).findLast(({ from }) => from < at);
    if (before) return before;
  }
  return null;
}

/**
 * The choice after one key: the next or the last word or sentence, or, `extending`, the choice made longer or shorter by
 * one, as Word does it. The same choice where there is no further one.
 */
export function stepped(
  on: Steppable,
  now: Choice | null,
  {
    unit,
    forward,
    extending,
  }: { readonly unit: Unit; readonly forward: boolean; readonly extending: boolean },
): Choice | null {
  const { anchor, focus } = now ?? { anchor: 0, focus: 0 };
  if (extending && now) {
    const reached = forward ? unitAfter(on, focus, unit)?.to : unitBefore(on, focus, unit)?.from;
    return reached === undefined ? now : { anchor, focus: reached };
  }
  const [from, to] = [Math.min(anchor, focus), Math.max(anchor, focus)];
  let next = forward ? unitAfter(on, to, unit) : unitBefore(on, from, unit);
  // A sentence most of which is chosen is done with, though its full stop was no word to be stepped over.
  const chosen = next ? Math.min(to, next.to) - Math.max(from, next.from) : 0;
  if (forward && next && chosen * 2 > next.to - next.from) next = unitAfter(on, next.to, unit);
  return next ? { anchor: next.from, focus: next.to } : now;
}

/** The first or the last word of the text. */
export function atEnd(on: Steppable, last: boolean): Choice | null {
  const word = last ? unitBefore(on, on.text.length, 'word') : unitAfter(on, 0, 'word');
  return word && { anchor: word.from, focus: word.to };
}
