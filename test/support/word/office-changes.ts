import type { Line } from '../../../core/amend/redline/lines.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';
import { UNSIGNED } from '../../../core/history/signed-runs.ts';
import type { Revision } from '../../../data/formats/docx/revision.ts';

/** LibreOffice takes changes no more than this apart for one, in milliseconds. */
const ONE_CHANGE_MS = 60_000;

/** How far back in its list of changes LibreOffice looks for where words were moved from. */
const NEAR = 20;

interface Change extends Revision {
  readonly kind: Run['kind'];
  text: string;
}

/**
 * How many tracked changes LibreOffice counts in lines as they are written to a Word file. It joins neighbours of
 * one kind and author, made within a minute of the first of them, across the ends of paragraphs that are themselves
 * inserted or omitted; the end of any other paragraph parts them. Where what is put in reads like what goes from
 * elsewhere, it takes the two for a move, and parts the later one from the end of its last paragraph.
 */
export function officeChanges(lines: readonly Line[], revisionOf: (am: string) => Revision): number {
  const changes: Change[] = [];
  let open: Change | null = null;
  const meet = (kind: Run['kind'], text: string, revision: Revision | null) => {
    const joins =
      open !== null &&
      revision !== null &&
      open.kind === kind &&
      open.author === revision.author &&
      Math.abs(Date.parse(open.date) - Date.parse(revision.date)) <= ONE_CHANGE_MS;
    if (!joins) {
      open = revision ? { kind, ...revision, text: '' } : null;
      if (open) changes.push(open);
    }
    if (open) open.text += text;
  };
  for (const line of lines) {
    for (const { run } of UNSIGNED.runsOf(line))
      meet(run.kind, run.text, run.kind === 'kept' ? null : revisionOf(run.am));
    const { changeStatus } = line;
    meet(changeStatus.state, '\n', changeStatus.state === 'kept' ? null : revisionOf(changeStatus.am));
  }
  const moved = changes.filter(
    ({ kind, text }, at) =>
      text.endsWith('\n') &&
      text.trim() !== '' &&
      changes
        .slice(Math.max(0, at - NEAR), at)
        .some((other) => other.kind !== kind && other.text.trim() === text.trim()),
  );
  return changes.length + moved.length;
}
