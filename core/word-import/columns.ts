import type { LineStretch } from '../amend/redline/stretches.ts';
import { Aligner, type Char } from './aligner.ts';
import type { ReturnedRun } from './returned-lines.ts';
import { type Match, trackedMatches } from './tracked-matches.ts';
import type { OwnerOf } from './whose.ts';

/** A character of a line in the exported file, in the returned file, or in both. Null on the side that lacks it. */
export interface Column {
  readonly char: string;
  readonly sentPlace: { readonly stretch: LineStretch; readonly offset: number } | null;
  readonly returnedRun: ReturnedRun | null;
}

/**
 * Matches a line with untracked changes by comparing words. Words that somebody certainly inserted since the export are
 * not compared, because the exported line cannot have them.
 */
function matchByWords(
  sentChars: readonly Char<LineStretch>[],
  returnedChars: readonly Char<ReturnedRun>[],
  ownerOf: OwnerOf,
): readonly Match[] {
  const isInsertedSince = (run: ReturnedRun) => ownerOf(run) === 'theirs';
  const comparedIndices = returnedChars.flatMap(({ source }, at) =>
    source.insertedBy && isInsertedSince(source) ? [] : [at],
  );
  const comparedChars =
    comparedIndices.length === returnedChars.length
      ? returnedChars
      : comparedIndices.flatMap((at) => returnedChars[at] ?? []);
  const hasLaterDeletions = returnedChars.some(
    ({ source }) => source.kind === 'deleted' && !source.insertedBy && isInsertedSince(source),
  );
  // The draft's own deletion matched with words that the draft keeps: the words are equal only by chance.
  const isByChance = ([i, j]: Match) => {
    const returnedRun = returnedChars[j]?.source;
    return (
      sentChars[i]?.kind !== 'deleted' &&
      returnedRun?.kind === 'deleted' &&
      !returnedRun.insertedBy &&
      ownerOf(returnedRun) === 'ours'
    );
  };
  const { matches } = new Aligner(sentChars, comparedChars, hasLaterDeletions);
  return matches.map(([i, j]): Match => [i, comparedIndices[j] ?? j]).filter((match) => !isByChance(match));
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
  const sentChars = stretches.flatMap((stretch): Char<LineStretch>[] =>
    stretch.run.text.split('').map((char) => ({ char, kind: stretch.run.kind, source: stretch })),
  );
  const offsetsInStretch = stretches.flatMap(({ run }) => run.text.split('').map((_, at) => at));
  const returnedChars = runs.flatMap((source): Char<ReturnedRun>[] =>
    source.text.split('').map((char) => ({ char, kind: source.kind, source })),
  );
  const matches = trackedMatches(stretches, runs, ownerOf) ?? matchByWords(sentChars, returnedChars, ownerOf);
  const columns: Column[] = [];
  const addSentOnly = (i: number) => {
    const sentChar = sentChars[i];
    if (sentChar)
      columns.push({
        char: sentChar.char,
        sentPlace: { stretch: sentChar.source, offset: offsetsInStretch[i] ?? 0 },
        returnedRun: null,
      });
  };
  const addReturnedOnly = (j: number) => {
    const returnedChar = returnedChars[j];
    if (returnedChar)
      columns.push({ char: returnedChar.char, sentPlace: null, returnedRun: returnedChar.source });
  };
  let [sentIndex, returnedIndex] = [0, 0];
  for (const [matchedSent, matchedReturned] of [
    ...matches,
    [sentChars.length, returnedChars.length] as const,
  ]) {
    for (; sentIndex < matchedSent; sentIndex++) addSentOnly(sentIndex);
    for (; returnedIndex < matchedReturned; returnedIndex++) addReturnedOnly(returnedIndex);
    const [sentChar, returnedChar] = [sentChars[matchedSent], returnedChars[matchedReturned]];
    if (sentChar && returnedChar)
      columns.push({
        char: sentChar.char,
        sentPlace: { stretch: sentChar.source, offset: offsetsInStretch[matchedSent] ?? 0 },
        returnedRun: returnedChar.source,
      });
    sentIndex = matchedSent + 1;
    returnedIndex = matchedReturned + 1;
  }
  return columns;
}
