import type { Kind, Provision } from '../../../act/tree.ts';
import { clauseLines } from './clause-lines.ts';

const INDENT = '    ';

/** What has its heading in a line of its own, under its number. */
const SET_APART: ReadonlySet<Kind> = new Set(['part', 'chapter', 'schedule']);

/**
 * A clause, or a whole Bill, as plain text: one line for each numbered unit, with its label and
 * indented by its level. The heading of a Part, Chapter or Schedule stands under its number, quoted provisions between their
 * marks.
 */
export function clauseText(clause: Provision): string {
  const printed: string[] = [];
  for (const { kind, role, level, label, body, cell } of clauseLines(clause)) {
    const text = (parts: typeof body) => parts.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
    const [num, words] = [text(label), text(body)];
    // An entry of a table is a line, with its cells apart.
    if (cell) {
      const own = words.replaceAll('\n', ' ');
      if (cell.isFirst) printed.push(INDENT.repeat(level) + own);
      else printed.push(`${printed.pop() ?? ''}\t${own}`);
      continue;
    }
    const indent = INDENT.repeat(level);
    if (role === 'heading' && SET_APART.has(kind) && num && words) {
      printed.push(indent + num, indent + words);
      continue;
    }
    const space = /[\p{L}\p{N})]$/u.test(num) && words ? ' ' : '';
    printed.push(indent + num + space + words);
  }
  return printed.join('\n');
}
