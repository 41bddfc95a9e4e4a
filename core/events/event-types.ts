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
 * The name of an event type, as every ledger stores and hashes it. A name is never spelt otherwise, even where we say it
 * otherwise by now: `link.look` is a person's review of a link, `finding.heed` takes back that a finding is ignored.
 */
export type EventTypeName = keyof typeof all;

/** What a writer gives with an event of a type. */
export type EventPayload<N extends EventTypeName> = Readonly<z.infer<(typeof all)[N]['payload']>>;

/** What an event is done to; empty for the review itself. */
export type EventSubject =
  | Ref
  | `link:${string}`
  | `finding:${string}`
  | `import:${string}`
  | `thread:${string}`
  | '';

/** An event that is still to be written, of any one type. */
export type NewEvent = {
  readonly [N in EventTypeName]: {
    readonly act: N;
    readonly subject: EventSubject;
    readonly payload: EventPayload<N>;
  };
}[EventTypeName];

/** Everything that can happen to a review. Each room says in its own file what can happen to what it has. */
export const EVENT_TYPES: Readonly<Record<EventTypeName, EventType<unknown, ReviewState>>> = all;

/** The type of an entry; null for one of a newer version. */
export const eventTypeOf = ({ act }: Pick<LedgerEntry, 'act'>): EventType<unknown, ReviewState> | null =>
  Object.hasOwn(EVENT_TYPES, act) ? EVENT_TYPES[act as EventTypeName] : null;

/** What an entry may have changed. */
export const affectedBy = (entry: LedgerEntry): Affected => eventTypeOf(entry)?.affects(entry) ?? EVERYTHING;
