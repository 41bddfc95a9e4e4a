import type { Run } from '../../redline/redline.ts';

/** A change of a field in whole words: `from..to` of the text before becomes `words`, with its spaces. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly amendments: readonly string[];
}

/** The runs of a redline for a text and its changes. */
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

/** Makes changes in a text. They must be in order and must not overlap. */
export const withChanges = (before: string, hunks: readonly Hunk[]): string =>
  hunks.toReversed().reduce((now, { from, to, words }) => now.slice(0, from) + words + now.slice(to), before);
