import type { Kind, Provision } from '../../../act/tree.ts';
import { clauseLines } from './clause-lines.ts';

const INDENT = '    ';

/** The kinds that have their heading on a line of its cellText, under the number. */
const HEADING_BELOW_NUMBER: ReadonlySet<Kind> = new Set(['part', 'chapter', 'schedule']);

/**
 * A clause, or a whole Bill, as plain text: one line for each numbered unit, with its label and
 * indented by its level. The heading of a Part, Chapter or Schedule is under its number. Quoted provisions keep their quotation marks.
 */
export function clauseText(clause: Provision): string {
  const printed: string[] = [];
  for (const { kind, role, level, label, body, cell } of clauseLines(clause)) {
    const text = (parts: typeof body) => parts.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
    const [num, words] = [text(label), text(body)];
    // An entry of a table is one line, with tabs between its cells.
    if (cell) {
      const cellText = words.replaceAll('\n', ' ');
      if (cell.isFirst) printed.push(INDENT.repeat(level) + cellText);
      else printed.push(`${printed.pop() ?? ''}\t${cellText}`);
      continue;
    }
    const indent = INDENT.repeat(level);
    if (role === 'heading' && HEADING_BELOW_NUMBER.has(kind) && num && words) {
      printed.push(indent + num, indent + words);
      continue;
    }
    const space = /[\p{L}\p{N})]$/u.test(num) && words ? ' ' : '';
    printed.push(indent + num + space + words);
  }
  return printed.join('\n');
}
