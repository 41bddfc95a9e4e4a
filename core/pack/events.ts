import { z } from 'zod';
import { onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';

/** The events of a pack, except changes to its arrangement and texts, which are records. */
export const packEvents = {
  /** Changes nothing in the review. */
  'pack.export': eventType({
    payload: z.unknown(),
    replay: (_state: unknown) => undefined,
    describe: () => 'exported a pack',
    affects: () => onlyThings(),
    merging: 'own',
  }),
} as const satisfies Readonly<Record<`pack.${string}`, EventType>>;
