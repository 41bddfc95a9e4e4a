import { z } from 'zod';
import { FIELDS, type Pid, provisionSchema, walk } from '../act/tree.ts';

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

export const EDIT_TYPES = [
  'text',
  'insert',
  'omit',
  'move',
  'divide',
] as const satisfies readonly Edit['type'][];

export type Numbering = Readonly<z.infer<typeof numberingSchema>>;
export type TextEdit = Readonly<z.infer<typeof textEditSchema>>;
export type InsertEdit = Readonly<z.infer<typeof insertEditSchema>>;
export type OmitEdit = Readonly<z.infer<typeof omitEditSchema>>;
export type MoveEdit = Readonly<z.infer<typeof moveEditSchema>>;
export type DivideEdit = Readonly<z.infer<typeof divideEditSchema>>;
/** An edit that puts a whole provision in a gap between others. */
export type PlacedEdit = InsertEdit | MoveEdit;
/** One textual operation in coordinates of the base text. An immutable value. */
export type Edit = TextEdit | InsertEdit | OmitEdit | MoveEdit | DivideEdit;

/** Whether an edit puts a whole provision in a gap. */
export const isPlaced = (edit: Edit): edit is PlacedEdit => edit.type === 'insert' || edit.type === 'move';

/** The base provision that an edit changes: the one a new provision is put under, for an insertion. */
export const pidOf = (edit: Edit): Pid => (edit.type === 'insert' ? edit.parent : edit.pid);

/** Every base provision that an edit touches: for a move, what is moved and where it is put. */
export const pidsOf = (edit: Edit): readonly Pid[] =>
  edit.type === 'move' ? [edit.pid, edit.parent] : [pidOf(edit)];

/** The identities that an edit brings into the text. */
export const newPidsOf = (edit: Edit): readonly Pid[] => {
  if (edit.type === 'divide') return [edit.newPid];
  return edit.type === 'insert' ? [...walk(edit.provision)].map((node) => node.pid) : [];
};

/** The provision that a placed edit makes stand in its gap. */
export const placedPid = (edit: PlacedEdit): Pid => (edit.type === 'insert' ? edit.provision.pid : edit.pid);
