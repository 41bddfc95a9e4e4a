import { z } from 'zod';

/** The key of an ignored finding: the finding's own key, or the key of a reference. */
export const findingKeySchema = z.string().min(1).max(2000);

export const ignoredFindingSchema = z.object({
  key: findingKeySchema,
  /** The finding's message when it was ignored; '' if the caller gave none. */
  said: z.string().max(5000),
  /** The reason for ignoring it. Never empty, so that others can read why a check was dismissed. */
  because: z.string().min(1).max(20_000),
  by: z.string(),
  at: z.string(),
});
/** A finding that a person decided to ignore, until somebody takes that decision back. */
export type IgnoredFinding = Readonly<z.infer<typeof ignoredFindingSchema>>;
