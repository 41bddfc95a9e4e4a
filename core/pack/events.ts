import { z } from 'zod';
import { onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';

/** What can happen to a pack, beside its arrangement and texts, which are records. */
export const packEvents = {
  /** It changes nothing that the review holds. */
  'pack.export': eventType({
    payload: z.unknown(),
    replay: (_state: unknown) => undefined,
    describe: () => 'exported a pack',
    affects: () => onlyThings(),
    merging: 'own',
  }),
} as const satisfies Readonly<Record<`pack.${string}`, EventType>>;
