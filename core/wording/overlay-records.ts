import { z } from 'zod';
import { provisionSchema } from '../act/tree-schema.ts';
import { amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';

/**
 * The records of overlays: amendments from elsewhere that a person accepts one by one. The content is stored once, beside the
 * ledger. The decision about each item is a record, whose changes are in the ledger.
 */

const by = z.string().max(200);
const at = z.string().max(40);

export const overlaySchema = z.object({
  /** The beginning of `hash`, so that the same content has the same id in all copies of a review. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** The name that a person gave it: `Crime and Policing Bill`. */
  name: z.string().min(1).max(300),
  /** The SHA-256 of its content, as canonical JSON. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Absent for amending text. */
  of: z.literal('review').optional(),
  by,
  at,
});
/** A Bill, other amending text, or another review, whose items a person accepts or skips. */
export type Overlay = Readonly<z.infer<typeof overlaySchema>>;

export const wordingContentSchema = z.union([
  /** Plain text: typed, pasted, or read from a document. */
  z.object({ words: z.string().max(5_000_000) }),
  /** From a file with the structure of clauses and Schedules. */
  z.object({ tree: provisionSchema, isBill: z.boolean() }),
]);
export type WordingContent = Readonly<z.infer<typeof wordingContentSchema>>;

const { title, purpose, reason, author, edits } = amendmentSchema.shape;

export const reviewContentSchema = z.object({
  /** The hash of the base text that the edits refer to. */
  text: z.string().max(64),
  amendments: z
    .array(
      z.object({
        id: amendmentIdSchema,
        title,
        purpose,
        reason,
        author: author.min(1).max(500),
        edits,
        /** Its changes in words, as described in that review. */
        words: z.array(z.string()).readonly(),
        /** Why it could not be carried over to this base text. '' if it could. */
        why: z.string(),
      }),
    )
    .readonly(),
});
/** The amendments of another review. */
export type ReviewContent = Readonly<z.infer<typeof reviewContentSchema>>;

export const overlayContentSchema = z.union([wordingContentSchema, reviewContentSchema]);
export type OverlayContent = Readonly<z.infer<typeof overlayContentSchema>>;

const revisionOf = z.object({ amendment: amendmentIdSchema, revision: z.number().int().min(1) });

export const overlayStepSchema = z.object({
  /** `overlayStepId` of the overlay and its item. */
  id: z.string().min(1).max(300),
  overlay: z.string().max(16),
  /** The key and the words of the item. */
  key: z.string().max(250),
  text: z.string().max(2000),
  /** `open`: the decision was undone. */
  state: z.enum(['applied', 'skipped', 'open']),
  /** The amendment that was made of it, with its first revision. Null if none was made. */
  made: revisionOf.nullable(),
  /** The amendments whose inserted words it changed, with the revisions that this made. */
  revised: z.array(revisionOf).readonly(),
  by,
  at,
});
/** The decision about one item of an overlay. */
export type OverlayStep = Readonly<z.infer<typeof overlayStepSchema>>;

export const overlayStepId = (overlay: string, key: string): string => `${overlay} ${key}`;
