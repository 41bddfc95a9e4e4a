import { blockAt, type Stretch } from './cut-blocks.ts';

/** A selection made by keyboard, in UTF-16 code units: `anchor` is its fixed end and `focus` its moving end. */
export interface Choice {
  readonly anchor: number;
  readonly focus: number;
}

/** A text and its blocks. */
interface Steppable {
  readonly text: string;
  readonly blocks: readonly Stretch[];
}

type Unit = 'word' | 'sentence';

const SEGMENTERS: Readonly<Record<Unit, Intl.Segmenter>> = {
  word: new Intl.Segmenter('en-GB', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en-GB', { granularity: 'sentence' }),
};

/** The words and sentences of each block. Segmenting is slow, and each block belongs to one text. */
const CACHE: Readonly<Record<Unit, WeakMap<Stretch, readonly Stretch[]>>> = {
  word: new WeakMap(),
  sentence: new WeakMap(),
};

/** Returns the words of a block, or its sentences without trailing space. */
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

/** Returns the first unit that starts at or after an offset; null at the end of the text. */
function unitAfter({ text, blocks }: Steppable, at: number, unit: Unit): Stretch | null {
  for (const block of blocks.slice(blockAt(blocks, at))) {
    const next = unitsIn(text, block, unit).find(
      ({ from, to }) => from >= at || (unit === 'sentence' && to > at),
    );
    if (next) return next;
  }
  return null;
}

/** Returns the last unit that starts before an offset; null at the start of the text. */
function unitBefore({ text, blocks }: Steppable, at: number, unit: Unit): Stretch | null {
  for (const block of blocks.slice(0, blockAt(blocks, at) + 1).toReversed()) {
    const before = unitsIn(text, block, unit).findLast(({ from }) => from < at);
    if (before) return before;
  }
  return null;
}

/**
 * Returns the selection after a key press: the next or previous word or sentence or, if `extending`, the selection
 * with one unit more or less, as in Word. The same selection at the end of the text.
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
  // If most of a sentence is selected, the next one is meant: word steps leave out its full stop.
  const chosen = next ? Math.min(to, next.to) - Math.max(from, next.from) : 0;
  if (forward && next && chosen * 2 > next.to - next.from) next = unitAfter(on, next.to, unit);
  return next ? { anchor: next.from, focus: next.to } : now;
}

/** Returns the first or last word of the text. */
export function atEnd(on: Steppable, last: boolean): Choice | null {
  const word = last ? unitBefore(on, on.text.length, 'word') : unitAfter(on, 0, 'word');
  return word && { anchor: word.from, focus: word.to };
}
