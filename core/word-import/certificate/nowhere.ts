import type { Pid } from '../../act/tree.ts';
import { groupBy } from '../../base/group-by.ts';
import type { DraftLine } from './draft-lines.ts';
import { wholeReasons } from './explain.ts';
import type { KnownDifference, Reason } from './reasons.ts';

/** Known differences in fields that the draft prints nowhere. Grouped by field, under the characters the file has more. */
export type Nowhere = ReadonlyMap<number, readonly (readonly KnownDifference[])[]>;

/** Collects the known differences in fields that the draft prints nowhere. */
export function nowhereOf({
  knownDifferences,
  draft,
}: {
  readonly knownDifferences: readonly KnownDifference[];
  readonly draft: readonly DraftLine[];
}): Nowhere {
  const key = (pid: Pid | null, field: KnownDifference['field']) => `${pid} ${field}`;
  const printedFields = new Set(
    draft.flatMap(({ pids, fields }) => pids.flatMap((pid) => [...fields].map((field) => key(pid, field)))),
  );
  const absent = knownDifferences.filter(
    ({ pid, field }) => field !== undefined && !printedFields.has(key(pid, field)),
  );
  const groups = groupBy(absent, ({ pid, field }) => key(pid, field));
  return groupBy([...groups.values()], (some) =>
    some.reduce((sum, { file, draft: was }) => sum + file.length - was.length, 0),
  );
}

/** The reasons of those differences that together make up a whole line of the file; null where none do. */
export const inPlaceOfNothing = (nowhere: Nowhere, file: string): readonly Reason[] | null =>
  (nowhere.get(file.length) ?? [])
    .map((some) => wholeReasons({ file, draft: '' }, some))
    .find((why) => why !== null) ?? null;
