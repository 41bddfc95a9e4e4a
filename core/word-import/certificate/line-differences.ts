import type { ShownRun } from '../changes.ts';
import { type Block, compareLines, type LinePair, type WordHunk, wordHunks } from './compare-lines.ts';
import type { DraftLine } from './draft-lines.ts';
import { explain, reasonsOf, wholeReasons } from './explain.ts';
import { inPlaceOfNothing, type Nowhere, nowhereOf } from './nowhere.ts';
import { type KnownDifference, type Reason, UNKNOWN } from './reasons.ts';
import type { Difference } from './records.ts';
import { setByKeeling } from './set-by-keeling.ts';
import type { OtherSignature } from './whose-words.ts';

/** A difference before it is described in words. */
export interface FoundDifference {
  readonly kind: Difference['what'];
  /** The line of the draft that has the difference or precedes it; null at the beginning. */
  readonly line: DraftLine | null;
  readonly file: string;
  readonly draft: string;
  readonly shownRuns: readonly ShownRun[];
  readonly reasons: readonly Reason[];
  /** For words signed with another name: how, and in which amendment. */
  readonly signed?: OtherSignature;
}

export interface Compared {
  readonly file: readonly string[];
  readonly draft: readonly DraftLine[];
  readonly knownDifferences: readonly KnownDifference[];
  /** Whether an amendment was made from the file. */
  readonly isMade: (am: string | null) => boolean;
  /**
   * The words after each quotation that encloses a line, possibly empty; no entries for a line outside quotations.
   */
  readonly tailsOf: (line: DraftLine) => readonly string[];
}

/** Characters shown on each side of a difference. */
const CONTEXT_LENGTH = 60;

function shownIn(file: string, hunks: readonly WordHunk[]): readonly ShownRun[] {
  const runs: ShownRun[] = [];
  let at = 0;
  for (const [nth, hunk] of hunks.entries()) {
    const keptText = file.slice(at, hunk.at);
    const isShort = keptText.length <= (nth === 0 ? 1 : 2) * CONTEXT_LENGTH;
    const head = nth === 0 ? '' : keptText.slice(0, CONTEXT_LENGTH);
    const text = isShort ? keptText : `${head}${nth === 0 ? '…' : ' … '}${keptText.slice(-CONTEXT_LENGTH)}`;
    if (text) runs.push({ kind: 'kept', text });
    if (hunk.draft) runs.push({ kind: 'deleted', text: hunk.draft });
    if (hunk.file) runs.push({ kind: 'inserted', text: hunk.file });
    at = hunk.at + hunk.file.length;
  }
  const tail = file.slice(at);
  if (tail)
    runs.push({
      kind: 'kept',
      text: tail.length > CONTEXT_LENGTH ? `${tail.slice(0, CONTEXT_LENGTH)}…` : tail,
    });
  return runs;
}

const isBlank = (text: string): boolean => text.trim() === '';

function kindOf(hunks: readonly WordHunk[], draft: string, file: string): Difference['what'] {
  const label = (text: string) => text.indexOf('\t') + 1;
  const isInLabel = hunks.every(
    (hunk) =>
      (hunk.draft !== '' && hunk.draftAt + hunk.draft.length <= label(draft)) ||
      (hunk.file !== '' && hunk.at + hunk.file.length <= label(file)),
  );
  if (hunks.every((hunk) => isBlank(hunk.file) && isBlank(hunk.draft))) return 'spaces';
  return isInLabel ? 'number' : 'words';
}

const linesOf = (text: string): readonly string[] => text.split(/[\n¶]/);

/** Whether a known difference has a line of exactly these words on the given side. */
const hasLine = (
  { isOfLines, ...sides }: KnownDifference,
  side: 'file' | 'draft',
  text: string | undefined,
) => isOfLines && text !== undefined && linesOf(sides[side]).includes(text);

/**
 * The known differences that may explain a line: those of its provision, and those with a line of exactly these
 * words.
 */
function about(
  { knownDifferences }: Compared,
  file: string | null,
  line: DraftLine | null,
): readonly KnownDifference[] {
  return knownDifferences.filter(
    (one) =>
      (one.pid !== null && line?.pids.includes(one.pid)) ||
      hasLine(one, 'file', file ?? undefined) ||
      hasLine(one, 'draft', line?.text),
  );
}

const isExplained = ({ reasons }: { readonly reasons: readonly Reason[] }): boolean =>
  !reasons.includes(UNKNOWN);

/** Drops the tab after a number from a difference, since it always comes and goes with the number. */
function withoutTab(hunk: WordHunk, file: string, draft: string): WordHunk {
  const side = (words: string, at: number, text: string) => {
    const tab = text.indexOf('\t') - at;
    return tab >= 0 && tab < words.length ? words.slice(0, tab) + words.slice(tab + 1) : words;
  };
  const [fileWords, draftWords] = [side(hunk.file, hunk.at, file), side(hunk.draft, hunk.draftAt, draft)];
  return fileWords + draftWords === '' ? hunk : { ...hunk, file: fileWords, draft: draftWords };
}

/** The differences between two paired lines. */
function differencesInLine(compared: Compared, file: string, line: DraftLine): readonly FoundDifference[] {
  const hunks = wordHunks(file, line.text);
  const own = hunks.flatMap((hunk) => {
    const words = setByKeeling(compared, hunk, file, line);
    return words === null ? [] : [{ hunks: [hunk], reasons: [{ kind: 'set-by-keeling' as const, words }] }];
  });
  const openHunks = hunks
    .filter((hunk) => !own.some((one) => one.hunks.includes(hunk)))
    .map((hunk) => withoutTab(hunk, file, line.text));
  const explained = (differences: readonly KnownDifference[]) => {
    const each = explain(openHunks, differences);
    if (each.every(isExplained)) return [...own, ...each];
    const lineReasons = own.length === 0 ? wholeReasons({ file, draft: line.text }, differences) : null;
    return lineReasons ? [{ hunks, reasons: lineReasons }] : [...own, ...each];
  };
  const candidates = about(compared, file, line);
  // A change of whole lines, such as a move, may explain exactly these two lines.
  const onBothSides = candidates.filter(
    (one) => hasLine(one, 'file', file) && hasLine(one, 'draft', line.text),
  );
  // A provision may fill several lines: differences in this line's fields are tried first.
  const first = explained(candidates.filter(({ field }) => !field || line.fields.has(field)));
  const all = first.every(isExplained) ? first : explained(candidates);
  const explanations =
    onBothSides.length === 0 || all.every(isExplained) ? all : [{ hunks, reasons: reasonsOf(onBothSides) }];
  return explanations.map((one) => ({
    kind: kindOf(one.hunks, line.text, file),
    line,
    file: one.hunks.map((hunk) => hunk.file).join(' … '),
    draft: one.hunks.map((hunk) => hunk.draft).join(' … '),
    shownRuns: shownIn(file, one.hunks),
    reasons: one.reasons,
  }));
}

/** A line that only the file or only the draft has. */
function loneLine(
  { knownDifferences, nowhere }: Pick<Compared, 'knownDifferences'> & { readonly nowhere: Nowhere },
  file: string | null,
  line: DraftLine | null,
  near: DraftLine | null,
): FoundDifference {
  const by = knownDifferences.find(
    (one) => hasLine(one, 'file', file ?? undefined) || hasLine(one, 'draft', line?.text),
  );
  return {
    kind: file === null ? 'line-extra' : 'line-lost',
    line: line ?? near,
    file: file ?? '',
    draft: line?.text ?? '',
    shownRuns:
      file === null ? [{ kind: 'deleted', text: line?.text ?? '' }] : [{ kind: 'inserted', text: file }],
    reasons: by ? [by.reason] : (file !== null && inPlaceOfNothing(nowhere, file)) || [UNKNOWN],
  };
}

const isKnown = ({ reasons }: FoundDifference): boolean => reasons.every(({ kind }) => kind !== 'unknown');
const joinedWith = (texts: readonly string[], joint: string): string => texts.join(joint);

/** A whole block as one difference: joined or split lines, or lines that one change replaced. */
function wholeBlock(compared: Compared, block: Block): FoundDifference | null {
  const files = block.flatMap(({ file }) => (file === null ? [] : [compared.file[file] ?? '']));
  const lines = block.flatMap(({ draft }) => (draft === null ? [] : [compared.draft[draft] ?? []].flat()));
  const texts = lines.map(({ text }) => text);
  if (files.length < 1 || texts.length < 1 || files.length + texts.length < 3) return null;
  const [file, draft] = [joinedWith(files, '\n'), joinedWith(texts, '\n')];
  const candidates = [
    ...new Set([
      ...files.flatMap((text) => about(compared, text, null)),
      ...lines.flatMap((line) => about(compared, null, line)),
    ]),
  ];
  const bare = (list: readonly string[]) => joinedWith(list, '').replaceAll(/\s/g, '');
  const isReflowed = bare(files) === bare(texts) && files.length !== texts.length;
  const reasons = wholeReasons({ file, draft }, candidates) ?? (isReflowed ? [UNKNOWN] : null);
  if (!reasons) return null;
  return {
    kind: isReflowed ? (files.length > texts.length ? 'joined' : 'split') : 'words',
    line: lines[0] ?? null,
    file: joinedWith(files, '¶'),
    draft: joinedWith(texts, '¶'),
    shownRuns: [
      { kind: 'deleted', text: joinedWith(texts, '¶') },
      { kind: 'inserted', text: joinedWith(files, '¶') },
    ],
    reasons,
  };
}

/** Reports a line that stands in different places once, as a change of order. */
function moved(differences: readonly FoundDifference[]): readonly FoundDifference[] {
  const merged = new Set<FoundDifference>();
  return differences
    .map((one) => {
      if (one.kind !== 'line-lost' || isKnown(one)) return one;
      const other = differences.find(
        (each) =>
          each.kind === 'line-extra' && each.draft === one.file && !isKnown(each) && !merged.has(each),
      );
      if (!other) return one;
      merged.add(other);
      return { ...one, kind: 'order' as const, line: other.line, draft: one.file };
    })
    .filter((one) => !merged.has(one));
}

/**
 * Explains lines that are elsewhere only because a known move was not made: without the moved lines, the others are
 * in order.
 *
 * Of two lines that changed places, a comparison can't tell which was moved.
 */
function besideMoves(
  { file, draft, knownDifferences }: Compared,
  differences: readonly FoundDifference[],
): readonly FoundDifference[] {
  const isOpen = (one: FoundDifference) => one.kind === 'order' && !isKnown(one);
  const moves = knownDifferences.filter((one) => one.isOfLines && one.file !== '' && one.draft !== '');
  if (moves.length === 0 || !differences.some(isOpen)) return differences;
  const lines = new Set(moves.flatMap((one) => [...linesOf(one.file), ...linesOf(one.draft)]));
  const withoutMoved = (texts: readonly string[]) => texts.filter((text) => !lines.has(text));
  const [left, right] = [withoutMoved(file), withoutMoved(draft.map(({ text }) => text))];
  const outOfOrder = new Set(
    compareLines(left, right)
      .flat()
      .flatMap((pair) => [left[pair.file ?? -1], right[pair.draft ?? -1]]),
  );
  const reasons = reasonsOf(moves);
  return differences.map((one) => (isOpen(one) && !outOfOrder.has(one.file) ? { ...one, reasons } : one));
}

/** The most differences that are compared word by word. Nobody reads more, so the others are only counted. */
const MAX_EXPLAINED = 3000;
const NOT_COMPARED: Reason = {
  kind: 'unknown',
  words: 'There are too many differences to compare them all. Import again when there are fewer.',
};
const notCompared = (file: string, line: DraftLine): FoundDifference => ({
  kind: 'words',
  line,
  file,
  draft: line.text,
  shownRuns: [],
  reasons: [NOT_COMPARED],
});

/** All differences in the words of the Act, in the order of the draft. */
export function lineDifferences(compared: Compared, blocks: readonly Block[]): readonly FoundDifference[] {
  const before = ({ draft }: LinePair, block: Block): DraftLine | null => {
    const next = draft ?? block.find((pair) => pair.draft !== null)?.draft ?? null;
    return next === null ? null : (compared.draft[next - 1] ?? null);
  };
  const nearOf = (block: Block): DraftLine | null => {
    const first = block.find(({ draft }) => draft !== null);
    if (first) return before(first, block);
    const at = block[0]?.file ?? 0;
    return compared.draft.find(({ text }) => text === compared.file[at - 1]) ?? null;
  };
  const { knownDifferences } = compared;
  const nowhere = nowhereOf(compared);
  let explainedCount = 0;
  const differences = blocks.flatMap((block) => {
    let near = nearOf(block);
    const each = block.flatMap(({ file, draft }, at) => {
      explainedCount += at > 0 ? 1 : 0;
      const [text, line] = [
        file === null ? null : (compared.file[file] ?? null),
        draft === null ? null : (compared.draft[draft] ?? null),
      ];
      if (explainedCount > MAX_EXPLAINED && text !== null && line) return [notCompared(text, line)];
      const ofPair =
        text !== null && line
          ? differencesInLine(compared, text, line)
          : [loneLine({ knownDifferences, nowhere }, text, line, near)];
      near = line ?? near;
      return ofPair;
    });
    const all = each.every(isKnown) ? null : wholeBlock(compared, block);
    explainedCount += each.length;
    return all ? [all] : each;
  });
  return besideMoves(compared, moved(differences));
}
