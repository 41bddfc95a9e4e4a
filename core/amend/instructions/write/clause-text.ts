import type { Provision } from '../../../act/tree.ts';
import { linesOf } from '../../lines.ts';
import { redline } from '../../redline.ts';

const INDENT = '    ';

/**
 * A clause, or a whole Bill, as plain text: one line a numbered unit, its label and a space before it, set in by its
 * level; quoted provisions between their marks.
 */
export function clauseText(clause: Provision): string {
  return linesOf(redline(clause, []))
    .map(({ level, label, body }) => {
      const text = (pieces: typeof body) =>
        pieces.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
      const [num, words] = [text(label), text(body)];
      const space = /[\p{L}\p{N})]$/u.test(num) && words ? ' ' : '';
      return INDENT.repeat(level) + num + space + words;
    })
    .join('\n');
}
