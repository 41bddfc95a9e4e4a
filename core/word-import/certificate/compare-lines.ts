import { diffArrays } from 'diff';
import { commonEnds, commonTextEnds } from '../../base/common-ends.ts';
import { hunksOf } from '../../compare/hunks.ts';
import { lineLikeness } from '../line-likeness.ts';

/** Compares two texts line by line, to the character. */

/** Different words in the same place of a line of the file and a line of the draft. One side may be empty. */
export interface WordHunk {
  /** Offsets in the line of the file and in that of the draft. */
  readonly at: number;
  readonly draftAt: number;
  readonly file: string;
  readonly draft: string;
}

/** The indices of a line of the file and its counterpart in the draft; null where a line has no counterpart. */
export interface LinePair {
  readonly file: number | null;
  readonly draft: number | null;
}

/** Successive lines among which none are equal, as pairs in order. */
export type Block = readonly LinePair[];

/** The most differing lines in one comparison. Beyond it, everything between the equal ends is one block. */
const MAX_DIFFERENT_LINES = 3000;
/** The most pairs of lines that are compared in one block, and the least likeness of a pair. */
const MAX_COMPARED_PAIRS = 40_000;
const MIN_LIKENESS = 0.3;

function* blocksOf(
  file: readonly string[],
  draft: readonly string[],
): Generator<readonly [file: readonly number[], draft: readonly number[]]> {
  const { head, tail } = commonEnds(file, draft);
  const [fileMiddle, draftMiddle] = [
    file.slice(head, file.length - tail),
    draft.slice(head, draft.length - tail),
  ];
  const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
  const changes = diffArrays([...draftMiddle], [...fileMiddle], { maxEditLength: MAX_DIFFERENT_LINES });
  if (!changes) {
    yield [range(head, fileMiddle.length), range(head, draftMiddle.length)];
    return;
  }
  let [i, j] = [head, head];
  let [fileOnly, draftOnly]: [readonly number[], readonly number[]] = [[], []];
  for (const { count, added, removed } of changes) {
    if (added) fileOnly = [...fileOnly, ...range(i, count)];
    else if (removed) draftOnly = [...draftOnly, ...range(j, count)];
    else {
      if (fileOnly.length + draftOnly.length > 0) yield [fileOnly, draftOnly];
      [fileOnly, draftOnly] = [[], []];
    }
    if (!removed) i += count;
    if (!added) j += count;
  }
  if (fileOnly.length + draftOnly.length > 0) yield [fileOnly, draftOnly];
}

/** Pairs the lines of a block so that as many words as possible are beside equal words. */
function pairBlock(
  block: readonly [file: readonly number[], draft: readonly number[]],
  likeness: (file: number, draft: number) => number,
): Block {
  const [file, draft] = block;
  // A single line on each side is a pair, however much was changed.
  if (file.length === 1 && draft.length === 1) return [{ file: file[0] ?? null, draft: draft[0] ?? null }];
  const isLarge = file.length * draft.length > MAX_COMPARED_PAIRS;
  const width = draft.length + 1;
  const best = new Float64Array(isLarge ? 0 : (file.length + 1) * width);
  const score = (i: number, j: number) => {
    const alike = likeness(file[i] ?? 0, draft[j] ?? 0);
    return alike >= MIN_LIKENESS ? alike : 0;
  };
  for (let i = file.length - 1; !isLarge && i >= 0; i--)
    for (let j = draft.length - 1; j >= 0; j--) {
      const alone = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      best[i * width + j] = Math.max(alone, score(i, j) + (best[(i + 1) * width + j + 1] ?? 0));
    }
  const pairs: LinePair[] = [];
  let [i, j] = [0, 0];
  while (i < file.length || j < draft.length) {
    const [bestHere, below] = [best[i * width + j] ?? 0, best[(i + 1) * width + j] ?? 0];
    const isBoth = i < file.length && j < draft.length;
    const isPair = isLarge || (isBoth && bestHere > Math.max(below, best[i * width + j + 1] ?? 0));
    if (isBoth && isPair) pairs.push({ file: file[i++] ?? null, draft: draft[j++] ?? null });
    else if (i < file.length && (j >= draft.length || below === bestHere))
      pairs.push({ file: file[i++] ?? null, draft: null });
    else pairs.push({ file: null, draft: draft[j++] ?? null });
  }
  return pairs;
}

/** The blocks in which two texts differ; empty where they are equal. */
export function compareLines(file: readonly string[], draft: readonly string[]): readonly Block[] {
  const likeness = lineLikeness();
  return [...blocksOf(file, draft)].map((block) =>
    pairBlock(block, (i, j) => likeness.of(file[i] ?? '', draft[j] ?? '')),
  );
}

/** Trims the spaces that both sides share at the ends, so that only words are reported. */
function withoutSpaces({ at, draftAt, file, draft }: WordHunk): WordHunk {
  const { head, tail } = commonTextEnds(file, draft);
  const [before] = /^\s*/.exec(file.slice(0, head)) ?? [''];
  const [after] = /\s*$/.exec(file.slice(file.length - tail)) ?? [''];
  const inner = (text: string) => text.slice(before.length, text.length - after.length);
  return { at: at + before.length, draftAt: draftAt + before.length, file: inner(file), draft: inner(draft) };
}

/** The places in which the words of two lines differ. */
export function wordHunks(file: string, draft: string): readonly WordHunk[] {
  const hunks: WordHunk[] = [];
  let [at, draftAt] = [0, 0];
  for (const { unchanged, deleted, inserted } of hunksOf(draft, file)) {
    const keptLength = unchanged.join('').length;
    [at, draftAt] = [at + keptLength, draftAt + keptLength];
    const [draftText, fileText] = [deleted.join(''), inserted.join('')];
    if (draftText !== fileText) hunks.push(withoutSpaces({ at, draftAt, file: fileText, draft: draftText }));
    [at, draftAt] = [at + fileText.length, draftAt + draftText.length];
  }
  return hunks;
}
