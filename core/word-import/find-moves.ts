import { indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import type { Likeness } from '../base/likeness.ts';
import type { Maker, TextChange } from './changes.ts';
import type { MovedPart, WordOperation } from './item.ts';
import { mainInserter } from './makers.ts';
import { chunkOf, placeFor } from './new-lines.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import type { MissingLine } from './whole-edits.ts';
import type { OwnerOf } from './whose.ts';

/**
 * Finds whole provisions whose lines vanished in one place of a returned file and appeared in another, marked by Word
 * or not.
 *
 * Each becomes one move, the same as the window's command to move a provision makes.
 */

/** An inserted line, and its index among the pairs. */
interface NewLine {
  readonly returnedLine: ReturnedLine;
  readonly at: number;
}

/** The input of the search for moves. */
interface MoveSearch {
  /** The Act as amended when the file was exported, and its lines. */
  readonly amendedAct: Provision;
  readonly lines: readonly SentLine[];
  readonly missing: readonly MissingLine[];
  readonly newLines: readonly NewLine[];
  /** The provisions of the nearest lines before and after an index. */
  readonly pidBefore: (at: number) => Pid | null;
  readonly pidAfter: (at: number) => Pid | null;
  readonly likeness: Likeness<string>;
  readonly ownerOf: OwnerOf;
}

/** A moved provision, with each line as exported and as returned. `at` is the index of its first new line. */
interface FoundMove {
  readonly at: number;
  readonly part: MovedPart;
  readonly maker: Maker;
  readonly lines: readonly { readonly missing: MissingLine; readonly newLine: NewLine }[];
}

/** Lines that are less alike than this are different lines. Shorter lines must be equal in every word. */
const MIN_LIKENESS = 0.9;
const MIN_TEXT_LENGTH = 16;

/** Splits a line into its provision's number and the words after it. */
function splitNumber(text: string, num: string): { readonly num: string; readonly words: string } | null {
  if (num === '') return { num, words: text };
  if (text.startsWith(`${num}\t`)) return { num, words: text.slice(num.length + 1) };
  const chunk = chunkOf(text);
  return chunk.label === null ? null : { num: chunk.label, words: chunk.text };
}

/** The least likeness of any line of a provision to the new line in its place; 0 where one is a different line. */
function leastLikeness(
  { likeness }: MoveSearch,
  num: string,
  missing: readonly MissingLine[],
  newLines: readonly NewLine[],
): number {
  let minLikeness = 1;
  for (const [at, { sentLine }] of missing.entries()) {
    const text = newLines[at]?.returnedLine.text ?? '';
    const [one, other] =
      at === 0
        ? [splitNumber(sentLine.amended, num)?.words, splitNumber(text, num)?.words]
        : [sentLine.amended, text];
    if (one === undefined || other === undefined) return 0;
    if (one === other) continue;
    const score = one.length < MIN_TEXT_LENGTH ? 0 : likeness.of(one, other);
    if (score < MIN_LIKENESS) return 0;
    minLikeness = Math.min(minLikeness, score);
  }
  return minLikeness;
}

function makerOf(
  { ownerOf }: MoveSearch,
  missing: readonly MissingLine[],
  newLines: readonly NewLine[],
): Maker {
  const author = mainInserter(
    newLines.map(({ returnedLine }) => returnedLine),
    ownerOf,
  );
  if (author) return { kind: 'tracked', by: author };
  return missing.find(({ maker }) => maker.kind === 'tracked')?.maker ?? { kind: 'untracked' };
}

/** The lines of a provision and its descendants if all of them are missing; null where a line remains. */
function missingLinesOf(
  node: Provision,
  linesOf: ReadonlyMap<Pid, readonly SentLine[]>,
  missingByLine: ReadonlyMap<SentLine, MissingLine>,
): readonly MissingLine[] | null {
  const sentLines = new Set([...walk(node)].flatMap(({ pid }) => linesOf.get(pid) ?? []));
  const missingLines = [...sentLines].map((sent) => missingByLine.get(sent) ?? null);
  return missingLines.length === 0 || missingLines.includes(null)
    ? null
    : missingLines.filter((one) => one !== null);
}

/** The provisions that a file moves, in the order of their new places. */
export function findMoves(search: MoveSearch): readonly FoundMove[] {
  const { amendedAct, lines, missing, newLines, pidBefore, pidAfter } = search;
  if (missing.length === 0 || newLines.length === 0) return [];
  const missingByLine = new Map(missing.map((one) => [one.sentLine, one]));
  const order = new Map(lines.map((sent, at) => [sent, at]));
  const linesOf = new Map<Pid, SentLine[]>();
  for (const sentLine of lines)
    if (sentLine.amended !== '' && sentLine.line.changeStatus.state !== 'deleted')
      linesOf.set(sentLine.line.pid, [...(linesOf.get(sentLine.line.pid) ?? []), sentLine]);
  const matchedNewLines = new Set<NewLine>();
  const moves: FoundMove[] = [];

  /** The best place that has all of a provision's lines in succession, with no unmoved line between them. */
  function bestMove(node: Provision, missingLines: readonly MissingLine[]): FoundMove | null {
    let best: { readonly first: number; readonly likeness: number } | null = null;
    for (const [first] of newLines.entries()) {
      const candidates = newLines.slice(first, first + missingLines.length);
      const [start, end] = [candidates[0], candidates.at(-1)];
      if (
        candidates.length < missingLines.length ||
        !start ||
        !end ||
        candidates.some((one) => matchedNewLines.has(one))
      )
        continue;
      if (start.at !== end.at && pidBefore(start.at) !== pidBefore(end.at)) continue;
      const likeness = leastLikeness(search, node.num, missingLines, candidates);
      if (likeness > (best?.likeness ?? 0)) best = { first, likeness };
    }
    if (!best) return null;
    const chosen = newLines.slice(best.first, best.first + missingLines.length);
    const [start, end] = [chosen[0], chosen.at(-1)];
    const after = start && pidBefore(start.at);
    const num = start && splitNumber(start.returnedLine.text, node.num)?.num;
    if (!start || !end || !after || num === undefined) return null;
    const where = placeFor(amendedAct, node.kind, after, pidAfter(end.at));
    if (!where || indexTree(node).byPid.has(after)) return null;
    return {
      at: start.at,
      part: { pid: node.pid, where, num: num === node.num ? null : num },
      maker: makerOf(search, missingLines, chosen),
      lines: missingLines.map((one, at) => ({ missing: one, newLine: chosen[at] ?? start })),
    };
  }

  function visit(node: Provision): void {
    const missingLines = node === amendedAct ? null : missingLinesOf(node, linesOf, missingByLine);
    const sorted = missingLines?.toSorted(
      (a, b) => (order.get(a.sentLine) ?? 0) - (order.get(b.sentLine) ?? 0),
    );
    const move = sorted && node.quote === undefined ? bestMove(node, sorted) : null;
    if (move) {
      moves.push(move);
      for (const { newLine: one } of move.lines) matchedNewLines.add(one);
    } else for (const child of node.children) visit(child);
  }
  visit(amendedAct);
  return moves.sort((a, b) => a.at - b.at);
}

/**
 * The runs of a moved line as if the line had not been moved, so that only other changes in it are reported.
 *
 * Word marks only some moves. Without a mark, the whole returned line counts as moved.
 */
export function runsAsIfUnmoved({ runs }: ReturnedLine, maker: Maker): readonly ReturnedRun[] {
  const isMarked = runs.some(({ moved, insertedBy }) => moved && insertedBy);
  const name = maker.kind === 'tracked' ? maker.by.author : null;
  return runs.map((run) => {
    const isMoved = isMarked ? run.moved : run.insertedBy !== null && run.insertedBy.author === name;
    if (!isMoved || !run.insertedBy) return run;
    const isStruck = run.kind === 'deleted';
    return {
      ...run,
      kind: isStruck ? 'deleted' : 'kept',
      by: isStruck ? run.by : null,
      insertedBy: null,
      moved: false,
    };
  });
}

/** An untracked change within a moved provision is attributed to whoever moved it. */
export const attributeToMover = (change: TextChange, maker: Maker): TextChange =>
  change.maker.kind === 'untracked' ? { ...change, maker } : change;

/** Joins successive moves of neighbouring provisions into one. */
export function groupNeighbouringMoves(
  amendedAct: Provision,
  moves: readonly FoundMove[],
): readonly (readonly FoundMove[])[] {
  const { parentOf } = indexTree(amendedAct);
  const isNext = (one: FoundMove, other: FoundMove): boolean => {
    const siblings = parentOf.get(one.part.pid)?.children ?? [];
    const at = siblings.findIndex(({ pid }) => pid === one.part.pid);
    return (
      siblings[at + 1]?.pid === other.part.pid &&
      siblings[at + 1]?.kind === siblings[at]?.kind &&
      (one.lines.at(-1)?.newLine.at ?? 0) + 1 === other.at
    );
  };
  const groups: FoundMove[][] = [];
  for (const move of moves) {
    const last = groups.at(-1);
    const previousMove = last?.at(-1);
    if (last && previousMove && isNext(previousMove, move)) last.push(move);
    else groups.push([move]);
  }
  return groups;
}

/** One operation for several moves, each after the one before it. */
export function moveOperation(moves: readonly FoundMove[]): Extract<WordOperation, { do: 'move' }> {
  const parts = moves.map(({ part }, at): MovedPart => {
    const before = moves[at - 1]?.part.pid;
    return before === undefined ? part : { ...part, where: { after: before } };
  });
  return { do: 'move', parts };
}
