import { indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import type { Likeness } from '../base/likeness.ts';
import type { Maker, TextChange } from './changes.ts';
import type { MovedPart, WordOperation } from './item.ts';
import { putInBy } from './makers.ts';
import { chunkOf, placeFor } from './new-lines.ts';
import type { ReturnedLine, ReturnedRun } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import type { Missing } from './whole-edits.ts';
import type { OwnerOf } from './whose.ts';

/**
 * Whole provisions whose lines are gone in one place of a returned file and stand in another, with Word's own marks of a
 * move or without them: each is taken as one move, as the command to move one makes it.
 */

/** A line that came, and its place among the pairs. */
export interface NewLine {
  readonly back: ReturnedLine;
  readonly at: number;
}

/** What is known of a file when moves are looked for in it. */
interface Moving {
  /** The Act as amended when the file left, and its lines. */
  readonly text: Provision;
  readonly lines: readonly SentLine[];
  readonly missing: readonly Missing[];
  readonly came: readonly NewLine[];
  /** The provision of the nearest line that stands before a place, and of that after it. */
  readonly before: (at: number) => Pid | null;
  readonly next: (at: number) => Pid | null;
  readonly likeness: Likeness<string>;
  readonly whose: OwnerOf;
}

/** A provision that was moved, with its lines as they left and as they came. */
export interface FoundMove {
  readonly at: number;
  readonly part: MovedPart;
  readonly maker: Maker;
  readonly lines: readonly { readonly lost: Missing; readonly came: NewLine }[];
}

/** Below this, lines that came are others; and lines shorter than this say too little where a word of them differs. */
const MIN_LIKENESS = 0.9;
const MIN_TEXT_LENGTH = 16;

/** The number that a line of a provision begins with, and the words after it. */
function splitNumber(text: string, num: string): { readonly num: string; readonly words: string } | null {
  if (num === '') return { num, words: text };
  if (text.startsWith(`${num}\t`)) return { num, words: text.slice(num.length + 1) };
  const chunk = chunkOf(text);
  return chunk.label === null ? null : { num: chunk.label, words: chunk.text };
}

/** How alike the lines of a provision and as many that came are; 0 where they are others. */
function leastLikeness(
  { likeness }: Moving,
  num: string,
  missing: readonly Missing[],
  newLines: readonly NewLine[],
): number {
  let minLikeness = 1;
  for (const [at, { sent: sentLine }] of missing.entries()) {
    const text = newLines[at]?.back.text ?? '';
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
  { whose: ownerOf }: Moving,
  missing: readonly Missing[],
  newLines: readonly NewLine[],
): Maker {
  const hand = putInBy(
    newLines.map(({ back }) => back),
    ownerOf,
  );
  if (hand) return { how: 'tracked', by: hand };
  return missing.find(({ maker }) => maker.how === 'tracked')?.maker ?? { how: 'untracked' };
}

/** The lines of a provision and all in it that stood, where none of them stands any more; null where one does. */
function allLost(
  node: Provision,
  linesOf: ReadonlyMap<Pid, readonly SentLine[]>,
  missingByLine: ReadonlyMap<SentLine, Missing>,
): readonly Missing[] | null {
  const sentLines = new Set([...walk(node)].flatMap(({ pid }) => linesOf.get(pid) ?? []));
  const missingLines = [...sentLines].map((sent) => missingByLine.get(sent) ?? null);
  return missingLines.length === 0 || missingLines.includes(null)
    ? null
    : missingLines.filter((one) => one !== null);
}

/** The provisions that a file moves, in the order in which they came. */
export function findMoves(moving: Moving): readonly FoundMove[] {
  const { text, lines, missing, came: newLines, before, next } = moving;
  if (missing.length === 0 || newLines.length === 0) return [];
  const missingByLine = new Map(missing.map((one) => [one.sent, one]));
  const order = new Map(lines.map((sent, at) => [sent, at]));
  const linesOf = new Map<Pid, SentLine[]>();
  for (const sentLine of lines)
    if (sentLine.amended !== '' && sentLine.line.changeStatus.state !== 'deleted')
      linesOf.set(sentLine.line.pid, [...(linesOf.get(sentLine.line.pid) ?? []), sentLine]);
  const takenLines = new Set<NewLine>();
  const moves: FoundMove[] = [];

  /** The best place that holds all of a provision's lines, one after the other and with nothing that stands between. */
  function match(node: Provision, missingLines: readonly Missing[]): FoundMove | null {
    let best: { readonly first: number; readonly value: number } | null = null;
    for (const [first] of newLines.entries()) {
      const candidates = newLines.slice(first, first + missingLines.length);
      const [start, end] = [candidates[0], candidates.at(-1)];
      if (
        candidates.length < missingLines.length ||
        !start ||
        !end ||
        candidates.some((one) => takenLines.has(one))
      )
        continue;
      if (start.at !== end.at && before(start.at) !== before(end.at)) continue;
      const value = leastLikeness(moving, node.num, missingLines, candidates);
      if (value > (best?.value ?? 0)) best = { first, value };
    }
    if (!best) return null;
    const chosen = newLines.slice(best.first, best.first + missingLines.length);
    const [start, end] = [chosen[0], chosen.at(-1)];
    const after = start && before(start.at);
    const num = start && splitNumber(start.back.text, node.num)?.num;
    if (!start || !end || !after || num === undefined) return null;
    const where = placeFor(text, node.kind, after, next(end.at));
    if (!where || indexTree(node).byPid.has(after)) return null;
    return {
      at: start.at,
      part: { pid: node.pid, where, num: num === node.num ? null : num },
      maker: makerOf(moving, missingLines, chosen),
      lines: missingLines.map((one, at) => ({ lost: one, came: chosen[at] ?? start })),
    };
  }

  function visit(node: Provision): void {
    const missingLines = node === text ? null : allLost(node, linesOf, missingByLine);
    const sorted = missingLines?.toSorted((a, b) => (order.get(a.sent) ?? 0) - (order.get(b.sent) ?? 0));
    const move = sorted && node.quote === undefined ? match(node, sorted) : null;
    if (move) {
      moves.push(move);
      for (const { came: one } of move.lines) takenLines.add(one);
    } else for (const child of node.children) visit(child);
  }
  visit(text);
  return moves.sort((a, b) => a.at - b.at);
}

/**
 * The runs of a line where it was moved to, as if it had never been elsewhere: only what else was done to it is a change.
 * Where Word marks the move, what is not moved there was put in; where nothing does, all that came is taken for moved.
 */
export function asIfInPlace({ runs }: ReturnedLine, maker: Maker): readonly ReturnedRun[] {
  const isMarked = runs.some(({ moved, insertedBy }) => moved && insertedBy);
  const name = maker.how === 'tracked' ? maker.by.author : null;
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

/** A change of words in what was moved that nobody tracked is of whoever moved it. */
export const changedByMover = (change: TextChange, maker: Maker): TextChange =>
  change.maker.how === 'untracked' ? { ...change, maker } : change;

/** Moves one after the other of provisions that stood one after the other are one. */
export function joinedMoves(text: Provision, moves: readonly FoundMove[]): readonly (readonly FoundMove[])[] {
  const { parentOf } = indexTree(text);
  const isNext = (one: FoundMove, other: FoundMove): boolean => {
    const siblings = parentOf.get(one.part.pid)?.children ?? [];
    const at = siblings.findIndex(({ pid }) => pid === one.part.pid);
    return (
      siblings[at + 1]?.pid === other.part.pid &&
      siblings[at + 1]?.kind === siblings[at]?.kind &&
      (one.lines.at(-1)?.came.at ?? 0) + 1 === other.at
    );
  };
  const groups: FoundMove[][] = [];
  for (const move of moves) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && isNext(before, move)) last.push(move);
    else groups.push([move]);
  }
  return groups;
}

/** Some moves as one operation, each after the one before it. */
export function moveOperation(moves: readonly FoundMove[]): Extract<WordOperation, { do: 'move' }> {
  const parts = moves.map(({ part }, at): MovedPart => {
    const before = moves[at - 1]?.part.pid;
    return before === undefined ? part : { ...part, where: { after: before } };
  });
  return { do: 'move', parts };
}
