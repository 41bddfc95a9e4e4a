import type { LineStretch } from '../amend/redline/stretches.ts';
import type { ReturnedRun } from './returned-lines.ts';
import type { OwnerOf } from './whose.ts';

/** The index of a character in the sent line, and its index in the returned line. */
export type Match = readonly [sent: number, back: number];

/** Costs of the steps of a walk. The likelier a step is, the less it costs. Only their order and sums matter. */
const COST = {
  same: 0,
  insertionAccepted: 1,
  deletionAccepted: 1,
  deletedAgain: 2,
  signedAnew: 2,
  insertionRejected: 3,
  deletionRejected: 3,
  uncertainInsertion: 12,
  insertedAndDeleted: 13,
  partOfStretch: 1,
} as const;

/** The most states stored and characters visited. Beyond either, the caller compares the words of the line instead. */
const MAX_STATES = 300_000;
const MAX_CHARACTERS_VISITED = 10_000_000;

/** A run or stretch, with its start and end in the line's text. */
interface Part<T> {
  readonly source: T;
  readonly from: number;
  readonly to: number;
}

function partsOf<T>(list: readonly T[], textOf: (one: T) => string): readonly Part<T>[] {
  let from = 0;
  return list.map((source) => {
    const to = from + textOf(source).length;
    const part = { source, from, to };
    from = to;
    return part;
  });
}

/** For each index of a text, the index of its part; -1 at the end. */
function partIndices(parts: readonly Part<unknown>[]): Int32Array {
  const index = new Int32Array((parts.at(-1)?.to ?? 0) + 1).fill(-1);
  for (const [at, { from, to }] of parts.entries()) index.fill(at, from, to);
  return index;
}

/** The cost of reading a returned run as an exported stretch; null where the run can't be that stretch. */
function costOf({ run }: LineStretch, returnedRun: ReturnedRun, ownerOf: OwnerOf): number | null {
  const isDeleted = returnedRun.kind === 'deleted';
  if (run.kind === 'inserted') {
    if (!returnedRun.insertedBy) return COST.insertionAccepted;
    if (ownerOf(returnedRun) !== 'theirs') return COST.same;
    // Some programs sign the draft's own changes with another name. That is likelier than a person who rejected the
    // words and retyped the same ones.
    return run.text.includes(returnedRun.text) || returnedRun.text.includes(run.text)
      ? COST.signedAnew
      : null;
  }
  // When words are moved, the deleted words among them are moved too.
  if (returnedRun.insertedBy && !(run.kind === 'deleted' && returnedRun.moved)) return null;
  // Words that the draft strikes were not visible when the file left.
  if (run.kind === 'kept') return isDeleted && ownerOf(returnedRun) === 'ours' ? null : COST.same;
  if (!isDeleted) return COST.deletionRejected;
  return ownerOf(returnedRun) === 'theirs' ? COST.deletedAgain : COST.same;
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc_00 && code <= 0xdf_ff;

/** A priority queue of states: the cheapest first and, of equally cheap ones, the latest first. */
class Queue {
  readonly #byCost: number[][] = [];
  #minCost = 0;

  add(key: number, cost: number): void {
    this.#byCost[cost] ??= [];
    this.#byCost[cost].push(key);
    this.#minCost = Math.min(this.#minCost, cost);
  }

  next(): { readonly key: number; readonly cost: number } | null {
    for (; this.#minCost < this.#byCost.length; this.#minCost++) {
      const key = this.#byCost[this.#minCost]?.pop();
      if (key !== undefined) return { key, cost: this.#minCost };
    }
    return null;
  }
}

/**
 * Finds the cheapest walk along an exported line and the line that came back (Dijkstra's algorithm).
 *
 * A state is an index in each line. Each step is something that tracked changes can express: words stay or are
 * deleted, words are inserted, and the draft's own changes are accepted or rejected, in part or whole.
 */
class Walk {
  readonly #sentText: string;
  readonly #back: string;
  readonly #stretches: readonly Part<LineStretch>[];
  readonly #runs: readonly Part<ReturnedRun>[];
  readonly #stretchAt: Int32Array;
  readonly #runAt: Int32Array;
  readonly #ownerOf: OwnerOf;
  readonly #width: number;
  readonly #cameFrom = new Map<number, number>();
  readonly #costs = new Map<number, number>();
  readonly #queue = new Queue();
  #visitedCount = 0;

  constructor(stretches: readonly LineStretch[], runs: readonly ReturnedRun[], ownerOf: OwnerOf) {
    this.#sentText = stretches.map(({ run }) => run.text).join('');
    this.#back = runs.map(({ text }) => text).join('');
    this.#stretches = partsOf(stretches, ({ run }) => run.text);
    this.#runs = partsOf(runs, ({ text }) => text);
    this.#stretchAt = partIndices(this.#stretches);
    this.#runAt = partIndices(this.#runs);
    this.#ownerOf = ownerOf;
    this.#width = this.#sentText.length + 1;
  }

  /** The matches of the cheapest walk to the end of both lines; null where no walk exists or a limit is reached. */
  matches(): readonly Match[] | null {
    const end = this.#key(this.#sentText.length, this.#back.length);
    this.#costs.set(0, 0);
    this.#queue.add(0, 0);
    for (let state = this.#queue.next(); state; state = this.#queue.next()) {
      if (state.key === end) return this.#stepsTo(end);
      if (this.#costs.size > MAX_STATES || this.#visitedCount > MAX_CHARACTERS_VISITED) return null;
      if (this.#costs.get(state.key) === state.cost) this.#stepFrom(state.key, state.cost);
    }
    return null;
  }

  #key(sentIndex: number, returnedIndex: number): number {
    return returnedIndex * this.#width + sentIndex;
  }

  #step(from: number, sentIndex: number, returnedIndex: number, cost: number): void {
    const key = this.#key(sentIndex, returnedIndex);
    if ((this.#costs.get(key) ?? Number.POSITIVE_INFINITY) <= cost) return;
    this.#costs.set(key, cost);
    this.#cameFrom.set(key, from);
    this.#queue.add(key, cost);
  }

  #stepFrom(key: number, cost: number): void {
    const [sentIndex, returnedIndex] = [key % this.#width, Math.floor(key / this.#width)];
    const stretch = this.#stretches[this.#stretchAt[sentIndex] ?? -1];
    const run = this.#runs[this.#runAt[returnedIndex] ?? -1];
    const insertionCost = run && returnedIndex === run.from ? this.#newCost(run.source) : null;
    if (run && insertionCost !== null) this.#step(key, sentIndex, run.to, cost + insertionCost);
    const matchCost = stretch && run ? costOf(stretch.source, run.source, this.#ownerOf) : null;
    let equalLength = 0;
    if (stretch && run && matchCost !== null) {
      const maxLength = Math.min(stretch.to - sentIndex, run.to - returnedIndex);
      while (
        equalLength < maxLength &&
        this.#sentText.charCodeAt(sentIndex + equalLength) ===
          this.#back.charCodeAt(returnedIndex + equalLength)
      )
        equalLength += 1;
      this.#visitedCount += equalLength;
      if (equalLength > 0)
        this.#step(key, sentIndex + equalLength, returnedIndex + equalLength, cost + matchCost);
    }
    if (!stretch || stretch.source.run.kind === 'kept') return;
    const skipCost =
      cost + (stretch.source.run.kind === 'inserted' ? COST.insertionRejected : COST.deletionAccepted);
    this.#step(key, stretch.to, returnedIndex, skipCost);
    // Only a part of the stretch is gone, so the walk may continue at any later equal character of it.
    if (!run || matchCost === null) return;
    const returnedCode = this.#back.charCodeAt(returnedIndex);
    if (equalLength > 0 && sentIndex !== stretch.from && returnedIndex !== run.from) return;
    this.#visitedCount += stretch.to - sentIndex;
    for (let sentAt = sentIndex + 1; sentAt < stretch.to; sentAt++)
      if (this.#sentText.charCodeAt(sentAt) === returnedCode && !isLowSurrogate(returnedCode))
        this.#step(key, sentAt, returnedIndex, skipCost + COST.partOfStretch);
  }

  /** The cost of reading a run as words inserted since the export; null where it can't be that. */
  #newCost(run: ReturnedRun): number | null {
    const owner = this.#ownerOf(run);
    if (!run.insertedBy || owner === 'ours') return null;
    if (owner === 'theirs') return COST.same;
    return run.kind === 'deleted' ? COST.insertedAndDeleted : COST.uncertainInsertion;
  }

  #stepsTo(end: number): readonly Match[] {
    const steps: (readonly [i: number, j: number, length: number])[] = [];
    for (let key = end; key !== 0; ) {
      const previousKey = this.#cameFrom.get(key) ?? 0;
      const [sentIndex, returnedIndex] = [previousKey % this.#width, Math.floor(previousKey / this.#width)];
      const [sentLength, returnedLength] = [
        (key % this.#width) - sentIndex,
        Math.floor(key / this.#width) - returnedIndex,
      ];
      if (sentLength > 0 && returnedLength > 0) steps.push([sentIndex, returnedIndex, sentLength]);
      key = previousKey;
    }
    const matches: Match[] = [];
    for (const [i, j, length] of steps.reverse())
      for (let at = 0; at < length; at++) matches.push([i + at, j + at]);
    return matches;
  }
}

/**
 * Matches the characters of a returned line with the exported line by the file's tracked changes alone.
 *
 * Null where something was changed without tracking.
 */
export const trackedMatches = (
  stretches: readonly LineStretch[],
  runs: readonly ReturnedRun[],
  ownerOf: OwnerOf,
): readonly Match[] | null => new Walk(stretches, runs, ownerOf).matches();
