import type { Line } from '../../../core/amend/lines.ts';
import type { Run } from '../../../core/amend/redline.ts';
import { stretchesIn } from '../../../core/amend/stretches.ts';

const owner = (run: Run): string => (run.kind === 'kept' ? '' : run.am);

/**
 * A line's runs in the order a word processor has them, label, tab and body, with neighbours of one kind and one
 * amendment joined: each of the changes among them is one that a reader accepts or rejects.
 */
export function stretchesOf(line: Line): readonly Run[] {
  const joined: Run[] = [];
  for (const { run } of stretchesIn(line)) {
    const last = joined.at(-1);
    if (last && last.kind === run.kind && owner(last) === owner(run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else joined.push(run);
  }
  return joined;
}
