import { inWords } from '../../../core/amend/changes/changes-of.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { type Block, type Struck, wordsOf } from './blocks.ts';

/** A change as a person steps to it: where it is, and what it does in words. */
interface Stop {
  readonly index: number;
  readonly block: Block;
  readonly offset: number;
  readonly description: string;
}

/** What one change does: `A-001: deleted “must”; inserted “may”`. */
function describeStop(struck: readonly Struck[], inserted: Struck | null): string {
  const ams = [...new Set([...struck, ...(inserted ? [inserted] : [])].map(({ am }) => am))];
  return `${listedByNumber(ams)}: ${inWords(wordsOf(struck), inserted?.text ?? '')}`;
}

/** Every change in the open section, in reading order. A provision put in or left out whole is one a line. */
export function stopsIn(blocks: readonly Block[]): readonly Stop[] {
  return blocks.flatMap((block, index) => {
    const stops: Stop[] = [];
    let offset = 0;
    for (const { text, am, before } of block.strips) {
      if (am !== null || before.length > 0) {
        stops.push({
          index,
          block,
          offset,
          description: describeStop(before, am === null ? null : { text, am }),
        });
      }
      offset += text.length;
    }
    if (block.tail.length > 0)
      stops.push({ index, block, offset, description: describeStop(block.tail, null) });
    return stops;
  });
}

/** The change after (or before) a place. */
export function stopFrom(
  stops: readonly Stop[],
  index: number,
  offset: number,
  step: 1 | -1,
): Stop | undefined {
  return step > 0
    ? stops.find((stop) => stop.index > index || (stop.index === index && stop.offset > offset))
    : stops.findLast((stop) => stop.index < index || (stop.index === index && stop.offset < offset));
}
