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

/** The draft that items are tried against, as plain values, because a function can't be sent to a thread. */
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

/** A Bill or another review that is gone through, as it was read. */
export type ReadLaid = ReadOverlay | ReadReview;

interface Trying extends HeldAgainst {
  readonly read: ReadLaid;
}

interface Making extends Trying {
  readonly wantedItems: WantedItems;
}

/**
 * The tasks on amending words that somebody typed, pasted or opened. Each takes plain values, and returns a value or a
 * refusal. They are in a table because the thread finds its task by name.
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
  /** The instructions of a Bill (`readOverlay`). */
  read: ({ content, name, title }: Opened) => readOverlay(content, { name, title }),
  /** What applying each item would do (`tryItems`). */
  try: ({ read, ...held }: Trying, newPid: () => string) => {
    const input = inputOf(held, newPid);
    return ok(read.of === 'review' ? tryReview(input, read) : tryItems(input, read));
  },
  /** Applies the selected items (`makeItems`). */
  make: ({ read, wantedItems, ...held }: Making, newPid: () => string) => {
    const input = inputOf(held, newPid);
    return ok(
      read.of === 'review' ? makeReviewItems(input, read, wantedItems) : makeItems(input, read, wantedItems),
    );
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

/** Runs one of the tasks. */
export type ReadWording = <N extends WordingTask>(
  name: N,
  input: WordingInput<N>,
  newPid: () => string,
) => Promise<Result<WordingOutput<N>>>;

/** Runs a task on the caller's thread, for a command of the command line, where no window has to wait. */
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
