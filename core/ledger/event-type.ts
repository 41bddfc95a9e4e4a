import type { z } from 'zod';
import type { Affected } from './affected.ts';
import type { LedgerEntry } from './entry.ts';

/** A payload as an entry has it, before it was parsed: a field may hold anything, or not be there. */
type Unparsed<P> = { readonly [K in P extends unknown ? keyof P : never]?: unknown };

/** An entry whose payload was parsed. */
interface LedgerEvent<P> extends Omit<LedgerEntry, 'payload'> {
  readonly payload: P;
}

/**
 * What entries of a type are to a merge of two copies: `own`, somebody's work, which the other copy takes in as it was
 * written; `claim`, work of which some says that a thing was agreed, signed off or allowed, which the other copy holds back
 * (core/merge/claims.ts); `account`, which tells of work that was taken in, and brings the entries that it was; `choice`, which tells what
 * stands, and is somebody's own work; `result`, which says what a merge or choice came to, so that it need not travel.
 */
type Merging = 'own' | 'claim' | 'account' | 'choice' | 'result';

interface Described<P> {
  /** What was done, to follow the name of who did it. Any entry can be described, also one that can't be replayed. */
  readonly describe: (payload: Unparsed<P>, name: string) => string;
  /** What it may have changed, worked out without parsing it whole. */
  readonly affects: (entry: { readonly subject: string; readonly payload: Unparsed<P> }) => Affected;
  readonly merging: Merging;
}

/** All that is to be said of an event type. */
export interface EventTypeSpec<P, S> extends Described<P> {
  /** What a writer gives; what an older version left out is optional in it. */
  readonly payload: z.ZodType<P>;
  /** Makes the state what it is after the event. @throws RangeError for an event that can't follow */
  readonly replay: (state: S, event: LedgerEvent<P>) => void;
}

/**
 * An event type as readers of the ledger use it: its functions take an entry with any payload. `S` is the part of the
 * review state that its replay uses, so that a room depends on no other room.
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

/** An event type whose replay parses the entry itself. */
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

/** An event type. */
export const eventType = <P, S>({ payload, replay, ...described }: EventTypeSpec<P, S>): EventType<P, S> =>
  eventTypeOfEntries({
    ...described,
    payload,
    replay: (state, entry) => replay(state, { ...entry, payload: payload.parse(entry.payload) }),
  });
