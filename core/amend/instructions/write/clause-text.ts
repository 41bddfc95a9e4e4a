import type { Kind, Provision } from '../../../act/tree.ts';
import { linesOf } from '../../lines.ts';
import { redline } from '../../redline.ts';

const INDENT = '    ';

/** What has its heading in a line of its own, under its number. */
const SET_APART: ReadonlySet<Kind> = new Set(['part', 'chapter', 'schedule']);

/**
 * A clause, or a whole Bill, as plain text: one line a numbered unit, its label and a space before it, set in by its
 * level, and the heading of a Part, Chapter or Schedule under its number; quoted provisions between their marks.
 */
export function clauseText(clause: Provision): string {
  return linesOf(redline(clause, []))
    .flatMap(({ kind, role, level, label, body }) => {
      const text = (pieces: typeof body) =>
        pieces.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
      const [num, words] = [text(label), text(body)];
      const indent = INDENT.repeat(level);
      if (role === 'heading' && SET_APART.has(kind) && num && words) return [indent + num, indent + words];
      const space = /[\p{L}\p{N})]$/u.test(num) && words ? ' ' : '';
      return [indent + num + space + words];
    })
    .join('\n');
}
