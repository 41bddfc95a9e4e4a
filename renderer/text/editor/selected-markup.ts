import type { MarkedLine, MarkedRun } from '../../../core/amend/redline/marked-lines.ts';
import { type Block, liveText, type StruckRun, wordsOf } from './blocks.ts';
import type { BlockRange } from './selected-ranges.ts';

/** The selected runs of a block, with the deleted text among them. */
export function selectedRuns(
  block: Block,
  { from, to, struckBefore = 0, struckWithin }: BlockRange,
): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  const length = liveText(block).length;
  const isToEnd = to === length && (from < to || from === 0);
  /** Adds deleted text. It is selected with the text after it, and at the end of a line with the line’s end. */
  const strike = (at: number, struck: readonly StruckRun[], isTail: boolean): void => {
    if (at < from || at > to) return;
    const words = wordsOf(struck);
    const start = at === from ? struckBefore : 0;
    const all = at < to || (isTail && isToEnd) ? words.length : 0;
    const text = words.slice(start, at === to ? (struckWithin ?? all) : words.length);
    if (text) runs.push({ kind: 'deleted', text });
  };
  let at = 0;
  for (const { text, am, struckBefore } of block.liveRuns) {
    strike(at, struckBefore, false);
    const cut = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (cut) runs.push({ kind: am === null ? 'kept' : 'inserted', text: cut });
    at += text.length;
  }
  strike(at, block.struckAtEnd, true);
  return runs;
}

/** The selection in an open section as marked-up lines, one a provision. A line selected whole has its number. */
export function selectedMarkup(
  blocks: readonly Block[],
  ranges: readonly BlockRange[],
): readonly MarkedLine[] {
  const chosen = ranges.flatMap((reach) => {
    const block = blocks.find(({ key }) => key === reach.key);
    return block ? [{ block, reach, runs: selectedRuns(block, reach) }] : [];
  });
  if (chosen.every(({ runs }) => runs.length === 0)) return [];
  return chosen.flatMap(({ block, reach: { from, to }, runs }) => {
    // A range that only touches a line has no text to show.
    if (runs.length === 0 && liveText(block) !== '') return [];
    const { changeStatus, label, level, role } = block;
    const moved = changeStatus.state !== 'kept' && changeStatus.moved !== undefined;
    const own = { kind: changeStatus.state, moved } as const;
    const isWhole = from === 0 && to === liveText(block).length;
    return [
      {
        level,
        isHeading: role === 'heading',
        label: isWhole && label ? [{ ...own, text: label }] : [],
        words: runs.map((run) => (run.kind === changeStatus.state ? { ...run, moved } : run)),
      },
    ];
  });
}
