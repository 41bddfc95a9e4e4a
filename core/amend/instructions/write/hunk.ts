import type { Run } from '../../redline/redline.ts';

/** A stretch of a field that reads otherwise, in whole words: `from..to` of the text before becomes `words`, spaces and all. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly amendments: readonly string[];
}

/** A text with changes as the runs of a redline. */
export function runsWith(before: string, hunks: readonly Hunk[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { from, to, words, amendments } of hunks) {
    const [am = '', ...laterAmendments] = amendments;
    if (from > at) runs.push({ kind: 'kept', text: before.slice(at, from) });
    if (to > from) runs.push({ kind: 'deleted', text: before.slice(from, to), am });
    if (words || laterAmendments.length > 0) runs.push({ kind: 'inserted', text: words, am });
    for (const other of laterAmendments) runs.push({ kind: 'inserted', text: '', am: other });
    at = to;
  }
  if (at < before.length) runs.push({ kind: 'kept', text: before.slice(at) });
  return runs;
}

/** A text with changes made. */
export const withChanges = (before: string, hunks: readonly Hunk[]): string =>
  hunks.toReversed().reduce((now, { from, to, words }) => now.slice(0, from) + words + now.slice(to), before);
