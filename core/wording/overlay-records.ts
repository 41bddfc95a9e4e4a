import { z } from 'zod';
import { provisionSchema } from '../act/tree-schema.ts';
import { amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';

/**
 * Amendments from elsewhere that are gone through one by one, laid over one's own draft. What is read is kept once, apart
 * from the ledger; what was decided of each of its items is a record of its own, told whole in the ledger.
 */

const by = z.string().max(200);
const at = z.string().max(40);

export const overlaySchema = z.object({
  /** Begins the hash of what it holds: of two copies of a review, both know the same text by it. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** What a person calls it: `Crime and Policing Bill`. */
  name: z.string().min(1).max(300),
  /** The SHA-256 of what it holds, as canonical JSON. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Absent for what amends in words. */
  of: z.literal('review').optional(),
  by,
  at,
});
/** A Bill, other amending text, or another review, that is gone through. */
export type Overlay = Readonly<z.infer<typeof overlaySchema>>;

export const wordingContentSchema = z.union([
  /** As it was typed, pasted, or read from a document. */
  z.object({ words: z.string().max(5_000_000) }),
  /** As a file has it that says what is a clause and what is a Schedule. */
  z.object({ tree: provisionSchema, isBill: z.boolean() }),
]);
export type WordingContent = Readonly<z.infer<typeof wordingContentSchema>>;

const { title, purpose, reason, author, edits } = amendmentSchema.shape;

export const reviewContentSchema = z.object({
  /** The amendments of another review, in coordinates of the text of this hash. */
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
        /** What it does, in words, as that review has it. */
        words: z.array(z.string()).readonly(),
        /** Why it can't be taken to this text; '' where it could. */
        why: z.string(),
      }),
    )
    .readonly(),
});
/** What another review drafts. */
export type ReviewContent = Readonly<z.infer<typeof reviewContentSchema>>;

export const overlayContentSchema = z.union([wordingContentSchema, reviewContentSchema]);
export type OverlayContent = Readonly<z.infer<typeof overlayContentSchema>>;

const revisionOf = z.object({ amendment: amendmentIdSchema, revision: z.number().int().min(1) });

export const overlayStepSchema = z.object({
  /** `overlayStepId` of the overlay and its item. */
  id: z.string().min(1).max(300),
  overlay: z.string().max(16),
  /** What its item is called by in the overlay, and the words of it. */
  key: z.string().max(250),
  text: z.string().max(2000),
  /** `open`: it was applied, and that was undone. */
  state: z.enum(['applied', 'skipped', 'open']),
  /** The amendment that was made of it, and the revision that it then had; null where none was made. */
  made: revisionOf.nullable(),
  /** Amendments of which it changed the words that they insert, and the revisions that it made. */
  revised: z.array(revisionOf).readonly(),
  by,
  at,
});
/** What was decided of one item of an overlay. */
export type OverlayStep = Readonly<z.infer<typeof overlayStepSchema>>;

export const overlayStepId = (overlay: string, key: string): string => `${overlay} ${key}`;
