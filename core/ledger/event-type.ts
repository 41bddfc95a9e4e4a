import type { z } from 'zod';
import type { Affected } from './affected.ts';
import type { LedgerEntry } from './entry.ts';

/** A payload before it was parsed: a field may have any value or be absent. */
type Unparsed<P> = { readonly [K in P extends unknown ? keyof P : never]?: unknown };

/** An entry whose payload was parsed. */
interface LedgerEvent<P> extends Omit<LedgerEntry, 'payload'> {
  readonly payload: P;
}

/**
 * How a merge of two copies treats the entries of an event type:
 * - `own`: work that the other copy imports unchanged;
 * - `claim`: work that may contain an agreement, sign-off or permission, which the other copy withholds (core/merge/claims.ts);
 * - `account`: an import, with the imported entries;
 * - `choice`: a choice between readings, which is imported like `own`;
 * - `result`: the effect of a merge or choice, which follows from it and is not shared.
 */
type Merging = 'own' | 'claim' | 'account' | 'choice' | 'result';

interface Described<P> {
  /** A description that follows the person's name. Also describes entries that can't be replayed. */
  readonly describe: (payload: Unparsed<P>, name: string) => string;
  /** The things that the entry may have changed, found without parsing the whole payload. */
  readonly affects: (entry: { readonly subject: string; readonly payload: Unparsed<P> }) => Affected;
  readonly merging: Merging;
}

/** The declaration of an event type. */
export interface EventTypeSpec<P, S> extends Described<P> {
  /** The payload that is written. Fields that older versions did not write are optional. */
  readonly payload: z.ZodType<P>;
  /** Applies the event to the state. @throws RangeError for an event that can't follow */
  readonly replay: (state: S, event: LedgerEvent<P>) => void;
}

/**
 * An event type for readers of the ledger: the functions accept an entry with any payload. `S` is the part of the review
 * state that `replay` uses, so that a room need not import the states of other rooms.
 */
export interface EventType<P = unknown, S = never> {
  readonly payload: z.ZodType<P>;
  /** @throws RangeError (or zod's error) on an entry that can't follow */
  readonly replay: (state: S, entry: LedgerEntry) => void;
  readonly describe: (entry: LedgerEntry, name: string) => string;
  readonly affects: (entry: LedgerEntry) => Affected;
  readonly merging: Merging;
}

const unparsed = <P>({ payload }: LedgerEntry): Unparsed<P> =>
  (typeof payload === 'object' && payload !== null ? payload : {}) as Unparsed<P>;

/** Makes an event type whose replay parses the entry itself. */
export const eventTypeOfEntries = <P, S>({
  payload,
  replay,
  describe,
  affects,
  merging,
}: Described<P> & Pick<EventType<P, S>, 'payload' | 'replay'>): EventType<P, S> => ({
  payload,
  replay,
  describe: (entry, name) => describe(unparsed(entry), name),
  affects: (entry) => affects({ subject: entry.subject, payload: unparsed(entry) }),
  merging,
});

/** Makes an event type whose replay gets the parsed payload. */
export const eventType = <P, S>({ payload, replay, ...described }: EventTypeSpec<P, S>): EventType<P, S> =>
  eventTypeOfEntries({
    ...described,
    payload,
    replay: (state, entry) => replay(state, { ...entry, payload: payload.parse(entry.payload) }),
  });
