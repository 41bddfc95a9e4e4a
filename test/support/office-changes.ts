import type { Line } from '../../core/amend/lines.ts';
import type { Run } from '../../core/amend/redline.ts';
import type { Revision } from '../../data/formats/docx/body.ts';
import { stretchesOf } from '../../data/formats/docx/stretches.ts';

/** LibreOffice takes changes no more than this apart for one, in milliseconds. */
const ONE_CHANGE_MS = 60_000;

interface Change extends Revision {
  readonly kind: Run['kind'];
}

/**
 * How many tracked changes LibreOffice counts in lines as they are written to a Word file. It joins neighbours of
 * one kind and author, made within a minute of the first of them, across the ends of paragraphs that are themselves
 * inserted or omitted; the end of any other paragraph parts them.
 */
export function officeChanges(lines: readonly Line[], revisionOf: (am: string) => Revision): number {
  let count = 0;
  let open: Change | null = null;
  const meet = (kind: Run['kind'], revision: Revision | null) => {
    const joins =
      open !== null &&
      revision !== null &&
      open.kind === kind &&
      open.author === revision.author &&
      Math.abs(Date.parse(open.date) - Date.parse(revision.date)) <= ONE_CHANGE_MS;
    if (joins) return;
    open = revision ? { kind, ...revision } : null;
    if (open) count += 1;
  };
  let isAfterNewLine = false;
  for (const line of lines) {
    const [first] = stretchesOf(line);
    // Before a deletion that follows at once, the end of a line that is put in is counted by itself.
    if (isAfterNewLine && first?.kind === 'deleted') count += 1;
    isAfterNewLine = line.fate.state === 'inserted';
    for (const run of stretchesOf(line)) meet(run.kind, run.kind === 'kept' ? null : revisionOf(run.am));
    const { fate } = line;
    meet(fate.state, fate.state === 'kept' ? null : revisionOf(fate.am));
  }
  return count;
}
