import { z } from 'zod';
import { FIELDS } from '../../act/tree.ts';
import { provisionSchema } from '../../act/tree-schema.ts';

/**
 * The order of an insertion among others in its gap, by code units. There is a string between any two strings, so no
 * insertion ever has to change another's rank. None ends in `0`, because no string would fit just below it.
 */
export const rankSchema = z.string().regex(/^[0-9A-Za-z]{0,999}[1-9A-Za-z]$/);

const pid = z.string().min(1).max(200);
const label = z.string().max(100);
const pair = pid.optional();

/**
 * Whether a number follows from the provision's place. If it isn't locked, the rules renumber it whenever its neighbours
 * change (drafting-conventions.md §2). A number chosen against the rules is locked, with the reason in `override`.
 */
const numberingSchema = z.object({
  locked: z.boolean(),
  override: z.object({ reason: z.string().min(1).max(2000) }).optional(),
});

/**
 * Replaces the base characters `from..to` of a field with `insert`, which stands after them, in the gap `to`. Offsets are
 * UTF-16 code units of the base field. `reason` says why an existing number is changed.
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
 * Inserts a provision under the base provision `parent`, after its child `after`, or first when that is null. `after` may
 * be the `newPid` of a division of `parent`. An insertion and omissions with the same `pair` are one substitution. Without
 * `numbering`, the provision keeps its number.
 */
const insertEditSchema = z.object({
  type: z.literal('insert'),
  parent: z.string(),
  after: z.string().nullable(),
  rank: rankSchema,
  provision: provisionSchema,
  numbering: numberingSchema.optional(),
  /** The numbering of its parts, by pid. A part that is missing here is not locked. */
  numberingInside: z.record(z.string(), numberingSchema).optional(),
  pair,
});

/** Omits a base provision and everything in it. */
const omitEditSchema = z.object({ type: z.literal('omit'), pid: z.string(), pair });

/**
 * Moves a base provision, with everything in it and all changes there. It is one change with two ends. `parent`, `after`
 * and `rank` are as in an insertion. `num` is the new number, or '' to keep the old one.
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
 * "The existing text becomes subsection (1)" (drafting-conventions.md §2.1). The words and parts of a base
 * provision become one new part of it, `newPid`, numbered `num`. Its number and heading stay. Text edits of the words
 * still name the base provision.
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
