import { z } from 'zod';
import { ASIDE_KINDS } from '../amend/instructions/syntax.ts';

const textChangeSchema = z.object({
  place: z.string(),
  before: z.string(),
  after: z.string(),
  words: z.string(),
});
/** One change that an item makes to the text as it stood before that item. */
export type TextChange = Readonly<z.infer<typeof textChangeSchema>>;

const itemStatusSchema = z.enum([
  /** It can be made, and would be. */
  'applied',
  /** The text has by now what it would make. */
  'already-made',
  'not-applied',
  /** It changes what another amendment changes too: it can only be made in the place of that one. */
  'overlaps',
  'other-act',
  /** It amends, or seems to, and can't be read. */
  'unread',
  /** Words that amend nothing, and say something else. */
  'set-aside',
  /** It was not asked for. */
  'left-out',
]);

const ids = z.array(z.string()).readonly();

export const proposedItemSchema = z.object({
  /** Where it stands in its text: `section 1(2)(a)`, `(2)`; '' for words that stand by themselves. */
  cite: z.string(),
  words: z.string(),
  status: itemStatusSchema,
  /** What it says that is set aside; null for any other item. */
  aside: z.enum(ASIDE_KINDS).nullable(),
  /** To follow "not applied, because"; '' where it is applied or was left out. */
  reason: z.string(),
  /** How a slip of drafting may have been meant; '' where nothing is suggested. */
  suggestion: z.string(),
  /** How far its place could be followed; '' where it could not. */
  place: z.string(),
  /** The amendments that it would be an alternative to. */
  alternatives: ids,
  /** Other amendments that it would revise. */
  revises: ids,
  /** What a person should look at, though it is applied. */
  notes: ids,
  /** What it does to the text, in words; empty where nobody asks. */
  changes: z.array(textChangeSchema).readonly(),
  /** The provision of the base text that it names, or that holds what it names; null where none was found. */
  pid: z.string().nullable(),
});
/** One item of amending text, what would become of it, and why not where it would not be made. */
export type ProposedItem = Readonly<z.infer<typeof proposedItemSchema>>;
