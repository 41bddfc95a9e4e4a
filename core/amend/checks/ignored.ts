import { z } from 'zod';

/** What an ignored finding is kept under: a finding's key, or that of a reference. */
export const findingKeySchema = z.string().min(1).max(2000);

export const ignoredFindingSchema = z.object({
  key: findingKeySchema,
  /** The finding's message as it stood when it was ignored; empty where the caller gave none. */
  said: z.string().max(5000),
  /** Why it is ignored. Never empty: a check is not switched off without a reason that others can read. */
  because: z.string().min(1).max(20_000),
  by: z.string(),
  at: z.string(),
});
/** A finding that a person looked at and set aside, with the reason. It stays so until someone takes that back. */
export type IgnoredFinding = Readonly<z.infer<typeof ignoredFindingSchema>>;
