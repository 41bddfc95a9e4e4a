import type { CallName } from '../../../core/api.ts';

/** The output of a write, and the numbers of the ledger entries that it added. */
export interface WriteOutcome<T> {
  readonly output: T;
  readonly entries: readonly number[];
}

/** A write that a person made in this window. */
export interface Act {
  /** The path of the review that was written to. */
  readonly review: string;
  readonly name: CallName;
  readonly input: unknown;
  readonly entries: readonly number[];
  /** Acts with the same group are undone in one step. */
  readonly groupId?: string;
}

const listeners = new Set<(act: Act) => void>();
const underWay = new Set<Promise<unknown>>();

/** Calls the listener for every act of the person, in order. @returns a function that stops this */
export function onAct(listener: (act: Act) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Marks work that may take several calls as under way until it ends. */
export function acting<T>(work: Promise<T>): Promise<T> {
  const noted = work.finally(() => {
    underWay.delete(noted);
  });
  underWay.add(noted);
  return noted;
}

let groupId: string | undefined;

/** Groups the acts of some work, so that they are undone in one step. */
export function asOneAct<T>(work: () => Promise<T>): Promise<T> {
  groupId = crypto.randomUUID();
  return acting(
    work().finally(() => {
      groupId = undefined;
    }),
  );
}

/** Reports a completed act to the listeners, before the caller gets its output. */
export const noteAct = <T>(
  { review, name, input }: Omit<Act, 'entries'>,
  writing: Promise<WriteOutcome<T>>,
): Promise<T> =>
  acting(
    writing.then(({ output, entries }) => {
      if (entries.length > 0) {
        const act = { review, name, input, entries, ...(groupId && { groupId }) };
        for (const listener of listeners) listener(act);
      }
      return output;
    }),
  );

/** Whether an act of the person is still under way. */
export const isActing = (): boolean => underWay.size > 0;

/** Waits until no act is under way. */
export async function actsDone(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}
