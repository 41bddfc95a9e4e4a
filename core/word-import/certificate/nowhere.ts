import type { Pid } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { DraftLine } from './draft-lines.ts';
import { wholeReasons } from './explain.ts';
import type { KnownDifference, Reason } from './reasons.ts';

/** Known differences of which the draft has no words, by the letters that each provision gains. */
export type Nowhere = ReadonlyMap<number, readonly (readonly KnownDifference[])[]>;

/** Collects the known differences of which the draft has no words. */
export function nowhereOf({
  knownDifferences,
  draft,
}: {
  readonly knownDifferences: readonly KnownDifference[];
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

/** The reasons where such differences together make up a whole line of the file; otherwise null. */
export const inPlaceOfNothing = (nowhere: Nowhere, file: string): readonly Reason[] | null =>
  (nowhere.get(file.length) ?? [])
    .map((some) => wholeReasons({ file, draft: '' }, some))
    .find((why) => why !== null) ?? null;
