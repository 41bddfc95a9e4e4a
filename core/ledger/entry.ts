import { z } from 'zod';

export const ledgerEntrySchema = z.object({
  seq: z.number().int().min(1),
  at: z.string(),
  who: z.string(),
  /** The event type, by the name that `event-types.ts` has it under: `amendment.create`, `link.add` … */
  act: z.string(),
  /** What it was done to: `amendment:A-001`; empty for the review itself. */
  subject: z.string(),
  payload: z.unknown(),
  prev: z.string(),
  hash: z.string(),
});
/** One line of the append-only, hash-chained list of everything anyone did. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
