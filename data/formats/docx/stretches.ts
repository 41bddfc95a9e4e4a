import type { Line } from '../../../core/amend/redline/lines.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';
import { stretchesIn } from '../../../core/amend/redline/stretches.ts';

/** Whether two runs are one change: what is only moved is not what is put in or struck. */
const isOne = (a: Run, b: Run): boolean =>
  a.kind === 'kept' || b.kind === 'kept'
    ? a.kind === b.kind
    : a.kind === b.kind && a.am === b.am && a.moved === b.moved;

/**
 * A line's runs in the order a word processor has them, label, tab and body, with neighbours of one kind and one
 * amendment joined: each of the changes among them is one that a reader accepts or rejects.
 */
export function stretchesOf(line: Line): readonly Run[] {
  const joined: Run[] = [];
  for (const { run } of stretchesIn(line)) {
    const last = joined.at(-1);
    if (last && isOne(last, run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else joined.push(run);
  }
  return joined;
}
