import type { LineStretch } from '../amend/redline/stretches.ts';
import { Aligner, type Char } from './aligner.ts';
import type { ReturnedRun } from './returned-lines.ts';
import { type Match, trackedMatches } from './tracked-matches.ts';
import type { OwnerOf } from './whose.ts';

/** A character of a line in the exported file, in the returned file, or in both. Null on the side that lacks it. */
export interface Column {
  readonly char: string;
  readonly sentPlace: { readonly of: LineStretch; readonly at: number } | null;
  readonly back: ReturnedRun | null;
}

/**
 * Matches a line with untracked changes by comparing words. Words that somebody certainly inserted since the export are
 * not compared, because the exported line cannot have them.
 */
function matchByWords(
  sentChars: readonly Char<LineStretch>[],
  back: readonly Char<ReturnedRun>[],
  ownerOf: OwnerOf,
): readonly Match[] {
  const isInsertedSince = (run: ReturnedRun) => ownerOf(run) === 'theirs';
  const left = back.flatMap(({ of }, at) => (of.insertedBy && isInsertedSince(of) ? [] : [at]));
  const chars = left.length === back.length ? back : left.flatMap((at) => back[at] ?? []);
  const isStruck = back.some(({ of }) => of.kind === 'deleted' && !of.insertedBy && isInsertedSince(of));
  // The draft's own deletion matched with words that the draft keeps: the words are equal only by chance.
  const isByChance = ([i, j]: Match) => {
    const of = back[j]?.of;
    return (
      sentChars[i]?.kind !== 'deleted' && of?.kind === 'deleted' && !of.insertedBy && ownerOf(of) === 'ours'
    );
  };
  const { matches } = new Aligner(sentChars, chars, isStruck);
  return matches.map(([i, j]): Match => [i, left[j] ?? j]).filter((match) => !isByChance(match));
}

/**
 * Aligns an exported line with the line that came back for it, by character. Each side is complete and in order.
 * @param ownerOf whose each change of the returned line is, as far as that is certain
 */
export function columnsOf(
  stretches: readonly LineStretch[],
  runs: readonly ReturnedRun[],
  ownerOf: OwnerOf,
): readonly Column[] {
  const sentChars = stretches.flatMap((of): Char<LineStretch>[] =>
    of.run.text.split('').map((char) => ({ char, kind: of.run.kind, of })),
  );
  const within = stretches.flatMap(({ run }) => run.text.split('').map((_, at) => at));
  const back = runs.flatMap((of): Char<ReturnedRun>[] =>
    of.text.split('').map((char) => ({ char, kind: of.kind, of })),
  );
  const matches = trackedMatches(stretches, runs, ownerOf) ?? matchByWords(sentChars, back, ownerOf);
  const columns: Column[] = [];
  const left = (i: number) => {
    const one = sentChars[i];
    if (one) columns.push({ char: one.char, sentPlace: { of: one.of, at: within[i] ?? 0 }, back: null });
  };
  const right = (j: number) => {
    const one = back[j];
    if (one) columns.push({ char: one.char, sentPlace: null, back: one.of });
  };
  let [i, j] = [0, 0];
  for (const [a, b] of [...matches, [sentChars.length, back.length] as const]) {
    for (; i < a; i++) left(i);
    for (; j < b; j++) right(j);
    const [one, other] = [sentChars[a], back[b]];
    if (one && other)
      columns.push({ char: one.char, sentPlace: { of: one.of, at: within[a] ?? 0 }, back: other.of });
    i = a + 1;
    j = b + 1;
  }
  return columns;
}
