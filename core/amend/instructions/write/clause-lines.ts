import { isScheduleReference } from '../../../act/schedule-reference.ts';
import type { Provision } from '../../../act/tree.ts';
import { type Line, linesOf } from '../../redline/lines.ts';
import { redline, textOf } from '../../redline/redline.ts';

const wordsOf = ({ body }: Line): string => body.map(({ runs }) => textOf(runs, 'deleted')).join('');

/**
 * The printed lines of a clause or a whole Bill. A new Schedule has its number, then the provision that introduces it, then its
 * heading (drafting-conventions.md §4.1).
 */
export function clauseLines(clause: Provision): readonly Line[] {
  const lines: Line[] = [];
  for (const line of linesOf(redline(clause, []))) {
    const heading = lines.at(-1);
    const isReference =
      heading?.role === 'heading' &&
      heading.kind === 'schedule' &&
      heading.pid === line.pid &&
      heading.label.length > 0 &&
      heading.body.length > 0 &&
      isScheduleReference(wordsOf(line));
    if (!isReference) lines.push(line);
    else
      lines.splice(-1, 1, { ...heading, key: `${heading.key}/num`, body: [] }, line, {
        ...heading,
        label: [],
      });
  }
  return lines;
}
