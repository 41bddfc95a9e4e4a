import { z } from 'zod';
import { editSchema } from './edit-schema.ts';

/**
 * Why an edit could not be carried to a newer text. `changed` and `gone` mean that its words or provision changed or are
 * absent, and `place` that its place is uncertain. `pair` means that the other half of its substitution could not be
 * carried. `unfit` means that the edit is not possible there, and `in-force` that the newer text already has the change.
 */
const DEFERRAL_REASONS = ['changed', 'gone', 'place', 'pair', 'unfit', 'in-force'] as const;
export type DeferralReason = (typeof DEFERRAL_REASONS)[number];

export const deferredEditSchema = z.object({
  why: z.enum(DEFERRAL_REASONS),
  /** The reason as a sentence. */
  message: z.string(),
  /** The edit's change, in words. */
  words: z.string(),
  /** The citation of the edit's place in the older text. */
  was: z.string(),
  /** The nearest place in the newer text: its pid and its citation. */
  near: z.object({ pid: z.string(), place: z.string() }),
  /** The edit as it was typed, in coordinates of the older text. */
  edit: editSchema,
});
/** An edit that could not be carried to a newer text, kept until a person deals with it. */
export type DeferredEdit = Readonly<z.infer<typeof deferredEditSchema>>;
