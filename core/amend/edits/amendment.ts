import { z } from 'zod';
import { deferredEditSchema } from './deferred.ts';
import { editSchema } from './edit-schema.ts';
import { lettersSchema } from './letters.ts';
import { WORDING_STYLES } from './wording-style.ts';

/** The author of imported amendments whose file names nobody. */
export const UNNAMED_AUTHOR = 'Not named in the file';

export const AMENDMENT_STATES = [
  'draft',
  'ready',
  'in-legal-review',
  'agreed',
  'returned',
  'withdrawn',
] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

export const amendmentIdSchema = z.string().regex(/^A-\d{3,}$/);

export const wordingSchema = z.object({
  style: z.enum(WORDING_STYLES),
  text: z.string().min(1).max(1_000_000),
});
/** An amending clause that a drafter edited, and the style of the generated clause that it started from. */
export type EditedClause = Readonly<z.infer<typeof wordingSchema>>;

export const amendmentSchema = z.object({
  /** `A-017`: what a lawyer cites. Never reused. */
  id: amendmentIdSchema,
  /** Rises by one with every change. A save that names an old revision is refused, so that nobody's work is overwritten. */
  revision: z.number().int().min(1),
  title: z.string().max(500),
  purpose: z.string().max(20_000),
  reason: z.string().max(20_000),
  state: z.enum(AMENDMENT_STATES),
  author: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
  edits: z.array(editSchema).readonly(),
  /** The identities of inserted letters, as far as they are known. Simultaneous typing is merged by them. */
  letters: lettersSchema.optional(),
  /** The amending clause in a drafter's own words. A check compares it with the edits, which may have changed since. */
  wording: wordingSchema.optional(),
  /** Edits that could not be carried when the review moved to a newer text, until a person deals with them. */
  aside: z.array(deferredEditSchema).readonly().optional(),
});
/** A proposed change that can be cited, explained, linked and decided on. */
export type Amendment = Readonly<z.infer<typeof amendmentSchema>>;
