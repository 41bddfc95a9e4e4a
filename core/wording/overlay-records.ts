import { z } from 'zod';
import { provisionSchema } from '../act/tree.ts';
import { amendmentIdSchema } from '../amend/amendment.ts';

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
  by,
  at,
});
/** A Bill, or other amending text, that is gone through. */
export type Overlay = Readonly<z.infer<typeof overlaySchema>>;

export const overlayContentSchema = z.union([
  /** As it was typed, pasted, or read from a document. */
  z.object({ words: z.string().max(5_000_000) }),
  /** As a file has it that says what is a clause and what is a Schedule. */
  z.object({ tree: provisionSchema, isBill: z.boolean() }),
]);
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
