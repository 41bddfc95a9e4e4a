import type { CallName } from '../../../core/api.ts';

/** What a call answered, and the numbers of the ledger's entries that it wrote. */
export interface WriteOutcome<T> {
  readonly output: T;
  readonly entries: readonly number[];
}

/** Something that a person did by a call, in this window. */
export interface Act {
  /** The path of the review that it was done in. */
  readonly review: string;
  readonly name: CallName;
  readonly input: unknown;
  readonly entries: readonly number[];
  /** What it was done together with, as one step of undo. */
  readonly groupId?: string;
}

const listeners = new Set<(act: Act) => void>();
const underWay = new Set<Promise<unknown>>();

/** Hears of what a person does by calls, in the order in which it is done. */
export function onAct(listener: (act: Act) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Makes it known that something is being done which may take several calls, for as long as it is. */
export function acting<T>(work: Promise<T>): Promise<T> {
  const noted = work.finally(() => {
    underWay.delete(noted);
  });
  underWay.add(noted);
  return noted;
}

let groupId: string | undefined;

/** Does several things by calls that are undone as one. */
export function asOneAct<T>(work: () => Promise<T>): Promise<T> {
  groupId = crypto.randomUUID();
  return acting(
    work().finally(() => {
      groupId = undefined;
    }),
  );
}

/** Makes an act known once it is done, before whoever waits for its answer. */
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

/** Whether something that a person did has no answer yet. */
export const isActing = (): boolean => underWay.size > 0;

/** Waits until all that was asked for is done or refused. */
export async function actsDone(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}
