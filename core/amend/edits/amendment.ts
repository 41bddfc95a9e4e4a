import { z } from 'zod';
import { deferredEditSchema } from './deferred.ts';
import { editSchema } from './edit-schema.ts';
import { lettersSchema } from './letters.ts';
import { WORDING_STYLES } from './wording-style.ts';

/** Stands for the author of what a file or a package holds, where that names nobody. */
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
/** An amending clause as a drafter edited it, and the style of the one that it was made from. */
export type EditedClause = Readonly<z.infer<typeof wordingSchema>>;

export const amendmentSchema = z.object({
  /** `A-017`: what a lawyer cites. Never reused. */
  id: amendmentIdSchema,
  /** Goes up by one with every change; a caller that names an old one is refused, so nobody overwrites anybody. */
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
  /** Which letters the edits put in, as far as it is known: what was typed at the same time is made in them. */
  letters: lettersSchema.optional(),
  /** Its clause in a drafter's own words. Whether they still say what the edits do is checked, never assumed. */
  wording: wordingSchema.optional(),
  /** What could not be carried when the review was moved to a newer text, until a person has dealt with it. */
  aside: z.array(deferredEditSchema).readonly().optional(),
});
/** A proposed change that can be cited, explained, linked and decided on. */
export type Amendment = Readonly<z.infer<typeof amendmentSchema>>;
