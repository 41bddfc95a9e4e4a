import { z } from 'zod';

/** An item of amending text, and what would become of it, as `ProposedItem` has it. */
export const proposedItemSchema = z.object({
  cite: z.string(),
  words: z.string(),
  status: z.enum([
    'applied',
    'already-made',
    'not-applied',
    'overlaps',
    'other-act',
    'unread',
    'no-amendment',
    'left-out',
  ]),
  reason: z.string(),
  suggestion: z.string(),
  place: z.string(),
  alternatives: z.array(z.string()).readonly(),
  revises: z.array(z.string()).readonly(),
  notes: z.array(z.string()).readonly(),
  changes: z
    .array(z.object({ place: z.string(), before: z.string(), after: z.string(), words: z.string() }))
    .readonly(),
  pid: z.string().nullable(),
});
