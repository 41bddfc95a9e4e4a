import { inWords } from '../../../core/amend/changes/changes-of.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { type Block, type StruckRun, wordsOf } from './blocks.ts';

/** A place where F7 stops: one change, and a description of it for a screen reader. */
interface ChangeStop {
  readonly index: number;
  readonly block: Block;
  readonly offset: number;
  readonly description: string;
}

/** Describes one change: `A-001: deleted “must”; inserted “may”`. */
function describeStop(struck: readonly StruckRun[], inserted: StruckRun | null): string {
  const ams = [...new Set([...struck, ...(inserted ? [inserted] : [])].map(({ am }) => am))];
  return `${listedByNumber(ams)}: ${inWords(wordsOf(struck), inserted?.text ?? '')}`;
}

/** Every change in the open section, in reading order. A provision inserted or omitted whole has one stop a line. */
export function changeStops(blocks: readonly Block[]): readonly ChangeStop[] {
  return blocks.flatMap((block, index) => {
    const stops: ChangeStop[] = [];
    let offset = 0;
    for (const { text, am, struckBefore } of block.liveRuns) {
      if (am !== null || struckBefore.length > 0) {
        stops.push({
          index,
          block,
          offset,
          description: describeStop(struckBefore, am === null ? null : { text, am }),
        });
      }
      offset += text.length;
    }
    if (block.struckAtEnd.length > 0)
      stops.push({ index, block, offset, description: describeStop(block.struckAtEnd, null) });
    return stops;
  });
}

/** The change after (or before) an offset in the block with this index. */
export function nextStop(
  stops: readonly ChangeStop[],
  index: number,
  offset: number,
  step: 1 | -1,
): ChangeStop | undefined {
  return step > 0
    ? stops.find((stop) => stop.index > index || (stop.index === index && stop.offset > offset))
    : stops.findLast((stop) => stop.index < index || (stop.index === index && stop.offset < offset));
}
