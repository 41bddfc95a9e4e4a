import type { MarkedLine, MarkedRun } from '../../../core/amend/marked.ts';
import { type Block, liveText } from './blocks.ts';
import type { Reach } from './tree.ts';

/** A block from one place in the words that stand to another, with what is struck between them. */
function between(block: Block, from: number, to: number): readonly MarkedRun[] {
  const runs: MarkedRun[] = [];
  const whole = from === 0 && to === liveText(block).length;
  let at = 0;
  for (const { text, am, before } of block.strips) {
    const end = at + text.length;
    // Struck words are copied with the words they stand before.
    if (at >= from && at < to)
      runs.push(...before.map((struck) => ({ kind: 'deleted', text: struck.text }) as const));
    const cut = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (cut) runs.push({ kind: am === null ? 'kept' : 'inserted', text: cut });
    at = end;
  }
  if (to === at && (whole || from < to))
    runs.push(...block.tail.map((struck) => ({ kind: 'deleted', text: struck.text }) as const));
  return runs;
}

/** What is selected in an open section, with its changes: a line for each provision, numbered where it is whole. */
export function markedIn(blocks: readonly Block[], reaches: readonly Reach[]): readonly MarkedLine[] {
  if (reaches.every(({ from, to }) => from === to)) return [];
  return reaches.flatMap(({ key, from, to }) => {
    const block = blocks.find((one) => one.key === key);
    // Where a selection only ends, nothing is selected.
    if (!block || (from === to && liveText(block) !== '')) return [];
    const { changeStatus, label, level, role } = block;
    const moved = changeStatus.state !== 'kept' && changeStatus.moved !== undefined;
    const own = { kind: changeStatus.state, moved } as const;
    const isWhole = from === 0 && to === liveText(block).length;
    return [
      {
        level,
        isHeading: role === 'heading',
        label: isWhole && label ? [{ ...own, text: label }] : [],
        words: between(block, from, to).map((run) =>
          run.kind === changeStatus.state ? { ...run, moved } : run,
        ),
      },
    ];
  });
}
