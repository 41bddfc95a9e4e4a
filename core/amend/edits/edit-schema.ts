import { z } from 'zod';
import { FIELDS } from '../../act/tree.ts';
import { provisionSchema } from '../../act/tree-schema.ts';

/**
 * Where an insertion stands among others in the same gap: a string that sorts by code unit.
 * Strings can always be divided further, so no insertion ever has to renumber another's; none ends in `0`, because
 * there is nothing just below one that does.
 */
export const rankSchema = z.string().regex(/^[0-9A-Za-z]{0,999}[1-9A-Za-z]$/);

const pid = z.string().min(1).max(200);
const label = z.string().max(100);
const pair = pid.optional();

/**
 * How a provision came by its number. One that isn't locked is numbered by the rules, anew whenever its neighbours
 * change (drafting-conventions.md §2); one chosen against the rules says why, and is locked.
 */
const numberingSchema = z.object({
  locked: z.boolean(),
  override: z.object({ reason: z.string().min(1).max(2000) }).optional(),
});

/**
 * Replace the base characters `from..to` of a field with `insert`. The insertion stands after what it replaces,
 * in the gap `to`. Offsets are UTF-16 code units of the base field. `reason` is why a number is changed at all.
 */
const textEditSchema = z.object({
  type: z.literal('text'),
  pid: z.string(),
  field: z.enum(FIELDS),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  insert: z.string().max(1_000_000),
  rank: rankSchema,
  reason: z.string().min(1).max(2000).optional(),
});

/**
 * Put a new provision under the base provision `parent`, after its base child `after` (or first, when null); after
 * `newPid` where the same amendment divides `parent`. With `pair`, it takes the place of what is left out under the
 * same `pair`: a substitution. Without `numbering`, its number is as it was given, and is left alone.
 */
const insertEditSchema = z.object({
  type: z.literal('insert'),
  parent: z.string(),
  after: z.string().nullable(),
  rank: rankSchema,
  provision: provisionSchema,
  numbering: numberingSchema.optional(),
  /** The same for what is in the provision, by pid; those not named are numbered with it, and not locked. */
  numberingInside: z.record(z.string(), numberingSchema).optional(),
  pair,
});

/** Leave out a base provision and everything in it. */
const omitEditSchema = z.object({ type: z.literal('omit'), pid: z.string(), pair });

/**
 * Put a base provision, with everything in it and whatever is changed there, in another place: one change with two
 * ends. `parent`, `after` and `rank` are those of an insertion; `num` is its new number, '' to keep the one it has.
 */
const moveEditSchema = z.object({
  type: z.literal('move'),
  pid: z.string(),
  parent: z.string(),
  after: z.string().nullable(),
  rank: rankSchema,
  num: label,
  numbering: numberingSchema.optional(),
});

/**
 * "The existing text becomes subsection (1)" (drafting-conventions.md §2.1 N13, N14): the words and parts of a base
 * provision, but not its number and heading, become one new part of it, `newPid`, numbered `num`. The words stay the
 * base provision's own, and are edited there.
 */
const divideEditSchema = z.object({
  type: z.literal('divide'),
  pid: z.string(),
  num: label.min(1),
  heading: z.string().max(10_000).optional(),
  newPid: pid,
});

export const editSchema = z.discriminatedUnion('type', [
  textEditSchema,
  insertEditSchema,
  omitEditSchema,
  moveEditSchema,
  divideEditSchema,
]);

export type Numbering = Readonly<z.infer<typeof numberingSchema>>;
export type TextEdit = Readonly<z.infer<typeof textEditSchema>>;
export type InsertEdit = Readonly<z.infer<typeof insertEditSchema>>;
export type OmitEdit = Readonly<z.infer<typeof omitEditSchema>>;
export type MoveEdit = Readonly<z.infer<typeof moveEditSchema>>;
export type DivideEdit = Readonly<z.infer<typeof divideEditSchema>>;
