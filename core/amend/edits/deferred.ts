import { z } from 'zod';
import { editSchema } from './edit-schema.ts';

/**
 * Why an edit could not be carried to a newer text. `changed` and `gone`: its words or provision changed, or are not
 * there. `place`: its place is uncertain. `pair`: the other half of its substitution could not be carried. `unfit`: the
 * newer text has no room for it. `in-force`: the newer text already says it.
 */
const DEFERRAL_REASONS = ['changed', 'gone', 'place', 'pair', 'unfit', 'in-force'] as const;
export type DeferralReason = (typeof DEFERRAL_REASONS)[number];

export const deferredEditSchema = z.object({
  why: z.enum(DEFERRAL_REASONS),
  /** The reason as a sentence. */
  message: z.string(),
  /** The edit's change, in words. */
  words: z.string(),
  /** The place of the edit, as a citation of the older text. */
  was: z.string(),
  /** The nearest place in the newer text: its pid and its citation. */
  near: z.object({ pid: z.string(), place: z.string() }),
  /** The edit as it was typed, in coordinates of the older text. */
  edit: editSchema,
});
/** An edit that could not be carried to a newer text, kept until a person deals with it. */
export type DeferredEdit = Readonly<z.infer<typeof deferredEditSchema>>;
