import type { z } from 'zod';
import { findingEvents } from '../amend/checks/events.ts';
import { amendmentEvents } from '../amend/edits/events.ts';
import { evidenceEvents } from '../evidence/events.ts';
import type { Ref } from '../evidence/link.ts';
import { linkEvents } from '../evidence/link-events.ts';
import { type Affected, EVERYTHING } from '../ledger/affected.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { EventType } from '../ledger/event-type.ts';
import { packEvents } from '../pack/events.ts';
import { mergeEvents } from './merge-events.ts';
import { recordEvents } from './record-events.ts';
import { reviewEvents } from './review-events.ts';
import type { ReviewState } from './review-state.ts';

const all = {
  ...reviewEvents,
  ...amendmentEvents,
  ...findingEvents,
  ...evidenceEvents,
  ...recordEvents,
  ...linkEvents,
  ...mergeEvents,
  ...packEvents,
};

/**
 * The name of an event type, as ledgers store and hash it. So names never change, even where the code has new terms:
 * `link.look` is a person's review of a link, and `finding.heed` restores an ignored finding.
 */
export type EventTypeName = keyof typeof all;

/** The payload of an event of a type. */
export type EventPayload<N extends EventTypeName> = Readonly<z.infer<(typeof all)[N]['payload']>>;

/** The subject of an event. '' is the review itself. */
export type EventSubject =
  | Ref
  | `link:${string}`
  | `finding:${string}`
  | `import:${string}`
  | `thread:${string}`
  | '';

/** An event of any type that is not written to the ledger yet. */
export type NewEvent = {
  readonly [N in EventTypeName]: {
    readonly act: N;
    readonly subject: EventSubject;
    readonly payload: EventPayload<N>;
  };
}[EventTypeName];

/** All event types. Each room declares the types for its own items in its `events.ts`. */
export const EVENT_TYPES: Readonly<Record<EventTypeName, EventType<unknown, ReviewState>>> = all;

/** The type of an entry. Null for an entry written by a newer version of Keeling. */
export const eventTypeOf = ({ act }: Pick<LedgerEntry, 'act'>): EventType<unknown, ReviewState> | null =>
  Object.hasOwn(EVENT_TYPES, act) ? EVENT_TYPES[act as EventTypeName] : null;

/** What an entry may have changed: everything, if its type is unknown. */
export const affectedBy = (entry: LedgerEntry): Affected => eventTypeOf(entry)?.affects(entry) ?? EVERYTHING;
