import { z } from 'zod';
import { editSchema } from './edit-schema.ts';

/**
 * Why an edit could not be carried to a newer text: what it changes has itself changed, or is gone; its place is not
 * certain; it goes with another that could not be carried; the newer text leaves no room for it; or the newer text says
 * what it makes.
 */
const DEFERRAL_REASONS = ['changed', 'gone', 'place', 'pair', 'unfit', 'in-force'] as const;
export type DeferralReason = (typeof DEFERRAL_REASONS)[number];

export const deferredEditSchema = z.object({
  why: z.enum(DEFERRAL_REASONS),
  /** Why, in a sentence for a person. */
  message: z.string(),
  /** What the edit did, in words. */
  words: z.string(),
  /** Where it stood, as the older text is cited. */
  was: z.string(),
  /** The nearest place in the newer text: its pid, and as it is cited. */
  near: z.object({ pid: z.string(), place: z.string() }),
  /** The edit as it was typed, in coordinates of the older text. */
  edit: editSchema,
});
/** An edit that was put aside when its amendment was carried to a newer text. Nothing that was typed is lost. */
export type DeferredEdit = Readonly<z.infer<typeof deferredEditSchema>>;
