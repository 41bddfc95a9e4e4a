import type { MarkedLine, MarkedRun } from '../../../core/amend/redline/marked-lines.ts';
import { type Block, liveText, type Struck, wordsOf } from './blocks.ts';
import type { Reach } from './reaches.ts';

/** What is selected of a block, with what is struck in it. */
export function runsIn(
  block: Block,
  { from, to, struckBefore = 0, struckWithin }: Reach,
): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  const length = liveText(block).length;
  const isToEnd = to === length && (from < to || from === 0);
  /** Struck words are selected with the words they stand before; those that end a line, with its end. */
  const strike = (at: number, struck: readonly Struck[], isTail: boolean): void => {
    if (at < from || at > to) return;
    const words = wordsOf(struck);
    const start = at === from ? struckBefore : 0;
    const all = at < to || (isTail && isToEnd) ? words.length : 0;
    const text = words.slice(start, at === to ? (struckWithin ?? all) : words.length);
    if (text) runs.push({ kind: 'deleted', text });
  };
  let at = 0;
  for (const { text, am, before } of block.strips) {
    strike(at, before, false);
    const cut = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (cut) runs.push({ kind: am === null ? 'kept' : 'inserted', text: cut });
    at += text.length;
  }
  strike(at, block.tail, true);
  return runs;
}

/** What is selected in an open section, with its changes: a line for each provision, numbered where it is whole. */
export function markedIn(blocks: readonly Block[], reaches: readonly Reach[]): readonly MarkedLine[] {
  const chosen = reaches.flatMap((reach) => {
    const block = blocks.find(({ key }) => key === reach.key);
    return block ? [{ block, reach, runs: runsIn(block, reach) }] : [];
  });
  if (chosen.every(({ runs }) => runs.length === 0)) return [];
  return chosen.flatMap(({ block, reach: { from, to }, runs }) => {
    // Where a selection only ends, nothing is selected.
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
