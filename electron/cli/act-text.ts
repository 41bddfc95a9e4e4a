import { describeStatus, statusOf } from '../../core/act/extent.ts';
import type { Instrument } from '../../core/act/instrument.ts';
import { indexTree } from '../../core/act/tree.ts';
import { type Line, linesOf, plainLines } from '../../core/amend/redline/lines.ts';
import { redline } from '../../core/amend/redline/redline.ts';
import { printedParts } from '../../core/amend/redline/table-lines.ts';

/**
 * Marks a line whose words are repealed, not available, reconstructed or unverified, so that no reader relies on them.
 */
function mark({ root }: Instrument, { pid }: Line): string {
  const node = indexTree(root).byPid.get(pid);
  if (node?.repealed) return ' [repealed]';
  if (node?.missing) return ' [wording not available]';
  const status = statusOf(root, pid);
  return status === 'verified' ? '' : ` [${status}]`;
}

/** An Act as plain text: indented like the Act, with such marks. The source and the date of the text are at the end. */
export function actText(instrument: Instrument): string {
  const lines = linesOf(redline(instrument.root, []));
  const printed = printedParts(lines).flatMap((part): readonly string[] => {
    if (part.type === 'table')
      return part.rows.map(({ cells }) => {
        const [words = ''] = plainLines(cells, 'original');
        return '    '.repeat(part.level) + words.split('\t').join(' | ').replaceAll('\n', ' ').trimEnd();
      });
    const { line } = part;
    const [words = ''] = plainLines([line], 'original');
    const gap = line.role === 'heading' ? '\n' : '';
    return [
      `${gap}${'    '.repeat(line.level)}${words.replace('\t', ' ').trimEnd()}${mark(instrument, line)}`,
    ];
  });
  const { title, number, description, licence, outstanding, uri } = instrument;
  const effects = outstanding.map(
    ({ affecting, effect, affectedProvisions }) => `  ${affecting}: ${effect} (${affectedProvisions})`,
  );
  return [
    `${title} (${number})`,
    ...printed,
    '',
    `${description}. ${describeStatus(instrument, instrument.root.pid)}`,
    ...(effects.length > 0 ? ['Changes made elsewhere that this text does not show:', ...effects] : []),
    `${uri} ${licence}`,
  ].join('\n');
}
