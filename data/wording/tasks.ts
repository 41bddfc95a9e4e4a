import type { Instrument } from '../../core/act/instrument.ts';
import { checkEditedWording } from '../../core/amend/instructions/write/edited.ts';
import type { Drafted } from '../../core/amend/redline/redline.ts';
import type { Result } from '../../core/base/result.ts';
import { ok } from '../../core/base/result.ts';
import {
  makeItems,
  type OverlayInput,
  type ReadOverlay,
  readOverlay,
} from '../../core/wording/overlay-items.ts';
import type { WantedItems } from '../../core/wording/overlay-numbers.ts';
import type { WordingContent } from '../../core/wording/overlay-records.ts';
import { makeReviewItems, type ReadReview, tryReview } from '../../core/wording/overlay-review.ts';
import { propose } from '../../core/wording/propose.ts';
import type { ItemInput } from '../../core/wording/propose-item.ts';
import { tryItems } from '../../core/wording/try-items.ts';

/** What items are held against, as plain values: a thread is given no function. */
type Plain<I> = Omit<I, 'newPid' | 'mayRevise'> & {
  /** The amendments whose words may not be revised any more. */
  readonly settled: readonly string[];
};
export type HeldAgainst = Plain<OverlayInput>;

function inputOf<H extends { readonly settled: readonly string[] }>(
  { settled, ...held }: H,
  newPid: () => string,
) {
  const closed = new Set(settled);
  return { ...held, newPid, mayRevise: (id: string) => !closed.has(id) };
}

/** An overlay as it was read: of words, or of another review. */
export type ReadLaid = ReadOverlay | ReadReview;

interface Trying extends HeldAgainst {
  readonly read: ReadLaid;
}

interface Making extends Trying {
  readonly wanted: WantedItems;
}

/**
 * What is done with amending words that somebody typed, pasted or opened, by name: each takes plain values, and gives a
 * value or a refusal. The thread that it is done in finds it by its name.
 */
const WORDING_TASKS = {
  /** What applying the words would do (`propose`). */
  propose: (
    {
      text,
      only,
      ...held
    }: Plain<ItemInput> & { readonly text: string; readonly only: readonly number[] | undefined },
    newPid: () => string,
  ) => propose(text, { ...inputOf(held, newPid), only }),
  /** Whether edited words still say what amendments do (`checkEditedWording`). */
  check: ({ instrument, selection, text }: Checked) =>
    checkEditedWording(instrument.root, selection, text, instrument.title),
  /** What is in a Bill that is gone through (`readOverlay`). */
  read: ({ content, name, title }: Opened) => readOverlay(content, { name, title }),
  /** What would become of each item of it (`tryItems`). */
  try: ({ read, ...held }: Trying, newPid: () => string) => {
    const input = inputOf(held, newPid);
    return ok(read.of === 'review' ? tryReview(input, read) : tryItems(input, read));
  },
  /** Some of its items, made (`makeItems`). */
  make: ({ read, wanted, ...held }: Making, newPid: () => string) => {
    const input = inputOf(held, newPid);
    return ok(read.of === 'review' ? makeReviewItems(input, read, wanted) : makeItems(input, read, wanted));
  },
} as const;

interface Checked {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  readonly selection: readonly Drafted[];
  readonly text: string;
}

interface Opened {
  readonly content: WordingContent;
  readonly name: string;
  readonly title: string;
}

export type WordingTask = keyof typeof WORDING_TASKS;
export type WordingInput<N extends WordingTask> = Parameters<(typeof WORDING_TASKS)[N]>[0];
export type WordingOutput<N extends WordingTask> =
  ReturnType<(typeof WORDING_TASKS)[N]> extends Result<infer T> ? T : never;

/** Does one of the tasks. */
export type ReadWording = <N extends WordingTask>(
  name: N,
  input: WordingInput<N>,
  newPid: () => string,
) => Promise<Result<WordingOutput<N>>>;

/** Does it where it is called, on the caller's own thread: for a command, which has no window to take along. */
export const readWordingHere: ReadWording = async <N extends WordingTask>(
  name: N,
  input: WordingInput<N>,
  newPid: () => string,
) => {
  // The name decides both types; the compiler can't follow it through the table.
  const task = WORDING_TASKS[name] as (
    input: WordingInput<N>,
    newPid: () => string,
  ) => Result<WordingOutput<N>>;
  return task(input, newPid);
};
