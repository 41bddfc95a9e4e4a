import { z } from 'zod';

export const ledgerEntrySchema = z.object({
  seq: z.number().int().min(1),
  at: z.string(),
  who: z.string(),
  /** The name of the event type in `event-types.ts`: `amendment.create`, `link.add` … */
  act: z.string(),
  /** The key of the thing that the event concerns: `amendment:A-001`; empty for the review itself. */
  subject: z.string(),
  payload: z.unknown(),
  prev: z.string(),
  hash: z.string(),
});
/** One entry of the ledger, the append-only, hash-chained list of all changes to a review. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
