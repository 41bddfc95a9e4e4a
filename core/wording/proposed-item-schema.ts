import { z } from 'zod';
import { ASIDE_KINDS } from '../amend/instructions/syntax.ts';

const textChangeSchema = z.object({
  place: z.string(),
  before: z.string(),
  after: z.string(),
  words: z.string(),
});
/** One change that an item makes to the text before it. */
export type TextChange = Readonly<z.infer<typeof textChangeSchema>>;

const itemStatusSchema = z.enum([
  /** It can be applied. */
  'applied',
  /** The text has the change already. */
  'already-made',
  'not-applied',
  /** It conflicts with another amendment, and can only be an alternative to it. */
  'overlaps',
  'other-act',
  /** It seems to amend something, but can't be read. */
  'unread',
  /** It amends nothing. */
  'set-aside',
  /** It was not among the wanted items. */
  'left-out',
]);

const ids = z.array(z.string()).readonly();

export const proposedItemSchema = z.object({
  /** Its place in the amending text: `section 1(2)(a)`, `(2)`. '' for text without numbered provisions. */
  cite: z.string(),
  words: z.string(),
  status: itemStatusSchema,
  /** The kind of a passage that amends nothing. Null for other items. */
  aside: z.enum(ASIDE_KINDS).nullable(),
  /** The words after "not applied, because". '' if it is applied or was left out. */
  reason: z.string(),
  /** What may have been meant by a drafting slip. '' if nothing is suggested. */
  suggestion: z.string(),
  /** The innermost place that it names and that was found. '' if there is none. */
  place: z.string(),
  /** The ids of the amendments that it would be an alternative to. */
  alternatives: ids,
  /** The ids of the amendments that it would revise. */
  revises: ids,
  /** Points that a person should check, although it is applied. */
  notes: ids,
  /** Its changes to the text, in words. Empty if they were not computed. */
  changes: z.array(textChangeSchema).readonly(),
  /** The pid of the provision of the base text that it names, or that contains what it names. Null if none was found. */
  pid: z.string().nullable(),
});
/** An item of amending text, with what applying it would do, or why it can't be applied. */
export type ProposedItem = Readonly<z.infer<typeof proposedItemSchema>>;
