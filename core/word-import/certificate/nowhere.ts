import type { Pid } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { DraftLine } from './draft-lines.ts';
import { wholeReasons } from './explain.ts';
import type { KnownDifference, Reason } from './reasons.ts';

/** What is known of words of which the draft has none, by what each provision's come to in letters more than they were. */
export type Nowhere = ReadonlyMap<number, readonly (readonly KnownDifference[])[]>;

/** What is known of such words. */
export function nowhereOf({
  known: knownDifferences,
  draft,
}: {
  readonly known: readonly KnownDifference[];
  readonly draft: readonly DraftLine[];
}): Nowhere {
  const key = (pid: Pid | null, field: KnownDifference['field']) => `${pid} ${field}`;
  const standing = new Set(
    draft.flatMap(({ pids, fields }) => pids.flatMap((pid) => [...fields].map((field) => key(pid, field)))),
  );
  const absent = knownDifferences.filter(
    ({ pid, field }) => field !== undefined && !standing.has(key(pid, field)),
  );
  const groups = groupBy(absent, ({ pid, field }) => key(pid, field));
  return groupBy([...groups.values()], (some) =>
    some.reduce((sum, { file, draft: was }) => sum + file.length - was.length, 0),
  );
}

/** Whether what is known of such words makes all of a line of the file: then why; else null. */
export const inPlaceOfNothing = (nowhere: Nowhere, file: string): readonly Reason[] | null =>
  (nowhere.get(file.length) ?? [])
    .map((some) => wholeReasons({ file, draft: '' }, some))
    .find((why) => why !== null) ?? null;
