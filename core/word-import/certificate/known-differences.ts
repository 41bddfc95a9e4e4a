import type { Provision } from '../../act/tree.ts';
import type { Drafted } from '../../amend/edits/edit-index.ts';
import { linesOf } from '../../amend/redline/lines.ts';
import { redline } from '../../amend/redline/redline.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { listedByNumber, sentence } from '../../base/english.ts';
import type { ShownRun } from '../changes.ts';
import type { UnplacedChange, WordItem } from '../item.ts';
import { compareLines, wordHunks } from './compare-lines.ts';
import { draftLines } from './draft-lines.ts';
import type { KnownDifference, Reason } from './reasons.ts';

/** The expected differences between a draft and a file that was imported into it, with their reasons. */

const of = (runs: readonly ShownRun[], kind: ShownRun['kind'], joint: string): string =>
  runs
    .filter((run) => run.kind === kind)
    .map(({ text }) => text.replaceAll('¶', '\n'))
    .join(joint);

/** A change of the file that is not in the draft. */
export function knownItem(
  { operation, pid, before, after, shownRuns }: WordItem,
  reason: Reason,
): KnownDifference {
  if (operation.do === 'text')
    return { reason, pid, field: operation.change.field, isOfLines: false, draft: before, file: after };
  const lines = { reason, pid, isOfLines: true };
  if (operation.do === 'divide')
    return {
      ...lines,
      draft: before,
      file: `${of(shownRuns, 'kept', '\n')}\n${operation.isTyped ? `${operation.number}\t` : ''}${after}`,
    };
  return { ...lines, draft: of(shownRuns, 'deleted', '\n'), file: of(shownRuns, 'inserted', '\n') };
}

/** The kinds of waiting points that concern whole lines. */
const OF_LINES: ReadonlySet<UnplacedChange['kind']> = new Set([
  'moved',
  'split',
  'joined',
  'line-gone',
  'line-new',
  'partly-restored',
  'table',
]);

/** A point that waits for a person, and is therefore not in the draft. */
export function knownUnplaced({ kind, words, pid, shownRuns }: UnplacedChange): KnownDifference {
  const reason: Reason = { kind: 'waiting', words: sentence(`This waits for your decision: ${words}`) };
  const joint = OF_LINES.has(kind) ? '\n' : '';
  const file =
    kind === 'table'
      ? shownRuns
          .filter(({ kind }) => kind !== 'deleted')
          .map(({ text }) => text)
          .join('')
      : of(shownRuns, 'inserted', joint);
  const draft = of(shownRuns, 'deleted', joint);
  // Each cell of a row is a line.
  const [inFile, inDraft] = [file, draft].map((side) =>
    kind === 'table' ? side.replaceAll('\t', '\n') : side,
  );
  return { reason, pid, isOfLines: OF_LINES.has(kind), draft: inDraft ?? '', file: inFile ?? '' };
}

/** Changes made in the file's amendments since it was exported: the file has the earlier wording. */
export function changedSince(
  base: Provision,
  sentAmendments: readonly Drafted[],
  now: readonly Drafted[],
): readonly KnownDifference[] {
  const editsOf = new Map(now.map(({ id, edits }) => [id, edits]));
  const withdrawn = sentAmendments.filter(({ id }) => !editsOf.has(id)).map(({ id }) => id);
  const changed = sentAmendments
    .filter(({ id, edits }) => editsOf.has(id) && canonicalJson(editsOf.get(id)) !== canonicalJson(edits))
    .map(({ id }) => id);
  if (withdrawn.length + changed.length === 0) return [];
  const was = (ids: readonly string[]) => (ids.length === 1 ? 'was' : 'were');
  const parts = [
    ...(changed.length > 0 ? [`${listedByNumber(changed)} ${was(changed)} changed`] : []),
    ...(withdrawn.length > 0
      ? [`${listedByNumber(withdrawn)} ${was(withdrawn)} withdrawn, or left out of the draft`]
      : []),
  ];
  const reason: Reason = {
    kind: 'changed-since',
    words: `${parts.join(', and ')} after the file was made.`,
  };
  const [before, after] = [sentAmendments, now].map((some) => draftLines(linesOf(redline(base, some))));
  if (!before || !after) return [];
  const texts = (lines: typeof before) => lines.map(({ text }) => text);
  return compareLines(texts(before), texts(after)).flatMap((block) =>
    block.flatMap(({ file, draft }): readonly KnownDifference[] => {
      const old = file === null ? undefined : before[file];
      const line = draft === null ? undefined : after[draft];
      const pid = line?.pid ?? old?.pid ?? null;
      if (!old || !line)
        return [{ reason, pid, isOfLines: true, draft: line?.text ?? '', file: old?.text ?? '' }];
      return wordHunks(old.text, line.text).map((hunk) => ({
        reason,
        pid,
        isOfLines: false,
        draft: hunk.draft,
        file: hunk.file,
      }));
    }),
  );
}
