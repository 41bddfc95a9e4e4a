import type { ShownRun } from '../changes.ts';
import { type Block, compareLines, type LinePair, type WordHunk, wordHunks } from './compare-lines.ts';
import type { DraftLine } from './draft-lines.ts';
import { explain, reasonsOf, wholeReasons } from './explain.ts';
import { inPlaceOfNothing, type Nowhere, nowhereOf } from './nowhere.ts';
import { type KnownDifference, type Reason, UNKNOWN } from './reasons.ts';
import type { Difference } from './records.ts';
import { setByKeeling } from './set-by-keeling.ts';
import type { OtherSignature } from './whose-words.ts';

/** A difference before it is put in words. */
export interface FoundDifference {
  readonly what: Difference['what'];
  /** The line of the draft that it is in, or that is before it; null at the beginning. */
  readonly line: DraftLine | null;
  readonly file: string;
  readonly draft: string;
  readonly shown: readonly ShownRun[];
  readonly why: readonly Reason[];
  /** Of words that are signed otherwise: how, and in which amendment. */
  readonly signed?: OtherSignature;
}

export interface Compared {
  readonly file: readonly string[];
  readonly draft: readonly DraftLine[];
  readonly known: readonly KnownDifference[];
  /** Whether an amendment was made of the file. */
  readonly isMade: (am: string | null) => boolean;
  /** What follows each quotation that a line is in, which may be nothing; none for a line in no quotation. */
  readonly tailsOf: (line: DraftLine) => readonly string[];
}

/** How much of a line is shown on each side of a difference. */
const CONTEXT = 60;

function shownIn(file: string, hunks: readonly WordHunk[]): readonly ShownRun[] {
  const runs: ShownRun[] = [];
  let at = 0;
  for (const [nth, hunk] of hunks.entries()) {
    const keptText = file.slice(at, hunk.at);
    const isShort = keptText.length <= (nth === 0 ? 1 : 2) * CONTEXT;
    const head = nth === 0 ? '' : keptText.slice(0, CONTEXT);
    const text = isShort ? keptText : `${head}${nth === 0 ? '…' : ' … '}${keptText.slice(-CONTEXT)}`;
    if (text) runs.push({ kind: 'kept', text });
    if (hunk.draft) runs.push({ kind: 'deleted', text: hunk.draft });
    if (hunk.file) runs.push({ kind: 'inserted', text: hunk.file });
    at = hunk.at + hunk.file.length;
  }
  const tail = file.slice(at);
  if (tail) runs.push({ kind: 'kept', text: tail.length > CONTEXT ? `${tail.slice(0, CONTEXT)}…` : tail });
  return runs;
}

const isBlank = (text: string): boolean => text.trim() === '';

function whatOf(hunks: readonly WordHunk[], draft: string, file: string): Difference['what'] {
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

/** Whether something that is known has a line of just these words, on the side on which it is. */
const hasLine = (
  { isOfLines, ...sides }: KnownDifference,
  side: 'file' | 'draft',
  text: string | undefined,
) => isOfLines && text !== undefined && linesOf(sides[side]).includes(text);

/** What may account for something in a line: what is known of its provision, or has a line of just these words. */
function about(
  { known: knownDifferences }: Compared,
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

const isTold = ({ reasons }: { readonly reasons: readonly Reason[] }): boolean => !reasons.includes(UNKNOWN);

/** A difference without the tab after a number, which comes and goes with that: nobody is told of it. */
function withoutTab(hunk: WordHunk, file: string, draft: string): WordHunk {
  const side = (words: string, at: number, text: string) => {
    const tab = text.indexOf('\t') - at;
    return tab >= 0 && tab < words.length ? words.slice(0, tab) + words.slice(tab + 1) : words;
  };
  const [fileWords, draftWords] = [side(hunk.file, hunk.at, file), side(hunk.draft, hunk.draftAt, draft)];
  return fileWords + draftWords === '' ? hunk : { ...hunk, file: fileWords, draft: draftWords };
}

/** The differences of two lines that are each other's. */
function inLine(compared: Compared, file: string, line: DraftLine): readonly FoundDifference[] {
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
    if (each.every(isTold)) return [...own, ...each];
    const lineReasons = own.length === 0 ? wholeReasons({ file, draft: line.text }, differences) : null;
    return lineReasons ? [{ hunks, reasons: lineReasons }] : [...own, ...each];
  };
  const candidates = about(compared, file, line);
  // One change of whole lines, as a move, may have just these two.
  const onBothSides = candidates.filter(
    (one) => hasLine(one, 'file', file) && hasLine(one, 'draft', line.text),
  );
  // A provision has words in more than one line: those of this one come first.
  const first = explained(candidates.filter(({ field }) => !field || line.fields.has(field)));
  const all = first.every(isTold) ? first : explained(candidates);
  const explanations =
    onBothSides.length === 0 || all.every(isTold) ? all : [{ hunks, reasons: reasonsOf(onBothSides) }];
  return explanations.map((one) => ({
    what: whatOf(one.hunks, line.text, file),
    line,
    file: one.hunks.map((hunk) => hunk.file).join(' … '),
    draft: one.hunks.map((hunk) => hunk.draft).join(' … '),
    shown: shownIn(file, one.hunks),
    why: one.reasons,
  }));
}

/** A line that only one of the two has. */
function alone(
  { known: knownDifferences, nowhere }: { readonly known: Compared['known']; readonly nowhere: Nowhere },
  file: string | null,
  line: DraftLine | null,
  near: DraftLine | null,
): FoundDifference {
  const by = knownDifferences.find(
    (one) => hasLine(one, 'file', file ?? undefined) || hasLine(one, 'draft', line?.text),
  );
  return {
    what: file === null ? 'line-extra' : 'line-lost',
    line: line ?? near,
    file: file ?? '',
    draft: line?.text ?? '',
    shown: file === null ? [{ kind: 'deleted', text: line?.text ?? '' }] : [{ kind: 'inserted', text: file }],
    why: by ? [by.reason] : (file !== null && inPlaceOfNothing(nowhere, file)) || [UNKNOWN],
  };
}

const isKnown = ({ why: reasons }: FoundDifference): boolean =>
  reasons.every(({ kind }) => kind !== 'unknown');
const joinedWith = (texts: readonly string[], joint: string): string => texts.join(joint);

/** All of a block at once: lines that were run together or split, or that one change makes of others. */
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
    what: isReflowed ? (files.length > texts.length ? 'joined' : 'split') : 'words',
    line: lines[0] ?? null,
    file: joinedWith(files, '¶'),
    draft: joinedWith(texts, '¶'),
    shown: [
      { kind: 'deleted', text: joinedWith(texts, '¶') },
      { kind: 'inserted', text: joinedWith(files, '¶') },
    ],
    why: reasons,
  };
}

/** Lines that the two have in different places, told once. */
function moved(differences: readonly FoundDifference[]): readonly FoundDifference[] {
  const merged = new Set<FoundDifference>();
  return differences
    .map((one) => {
      if (one.what !== 'line-lost' || isKnown(one)) return one;
      const other = differences.find(
        (each) =>
          each.what === 'line-extra' && each.draft === one.file && !isKnown(each) && !merged.has(each),
      );
      if (!other) return one;
      merged.add(other);
      return { ...one, what: 'order' as const, line: other.line, draft: one.file };
    })
    .filter((one) => !merged.has(one));
}

/**
 * Lines that stand elsewhere only because a known move is not made: without the moved lines the others are in order. Of two
 * that changed places a comparison can't tell which was moved.
 */
function besideMoves(
  { file, draft, known: knownDifferences }: Compared,
  differences: readonly FoundDifference[],
): readonly FoundDifference[] {
  const isOpen = (one: FoundDifference) => one.what === 'order' && !isKnown(one);
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
  return differences.map((one) =>
    isOpen(one) && !outOfOrder.has(one.file) ? { ...one, why: reasons } : one,
  );
}

/** So many are looked at word by word; nobody reads more, and they are only counted. */
const MOST_EXPLAINED = 3000;
const NOT_LOOKED_AT: Reason = {
  kind: 'unknown',
  words: 'There are too many differences for all of them to be looked at. Import again once there are fewer.',
};
const notLookedAt = (file: string, line: DraftLine): FoundDifference => ({
  what: 'words',
  line,
  file,
  draft: line.text,
  shown: [],
  why: [NOT_LOOKED_AT],
});

/** All that differs in the words of the Act, in the order of the draft. */
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
  const { known: knownDifferences } = compared;
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
      if (explainedCount > MOST_EXPLAINED && text !== null && line) return [notLookedAt(text, line)];
      const ofPair =
        text !== null && line
          ? inLine(compared, text, line)
          : [alone({ known: knownDifferences, nowhere }, text, line, near)];
      near = line ?? near;
      return ofPair;
    });
    const all = each.every(isKnown) ? null : wholeBlock(compared, block);
    explainedCount += each.length;
    return all ? [all] : each;
  });
  return besideMoves(compared, moved(differences));
}
