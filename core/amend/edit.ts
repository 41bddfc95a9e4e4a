import { z } from 'zod';
import { FIELDS, type Pid, provisionSchema } from '../act/tree.ts';

/**
 * Where an insertion stands among others in the same gap: a string that sorts by code unit.
 * Strings can always be divided further, so no insertion ever has to renumber another's; none ends in `0`, because
 * there is nothing just below one that does.
 */
export const rankSchema = z.string().regex(/^[0-9A-Za-z]{0,999}[1-9A-Za-z]$/);

/**
 * Replace the base characters `from..to` of a field with `insert`. The insertion stands after what it replaces,
 * in the gap `to`. Offsets are UTF-16 code units of the base field.
 */
export const textEditSchema = z.object({
  type: z.literal('text'),
  pid: z.string(),
  field: z.enum(FIELDS),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  insert: z.string().max(1_000_000),
  rank: rankSchema,
});

/** Put a new provision under the base provision `parent`, after its base child `after` (or first, when null). */
export const insertEditSchema = z.object({
  type: z.literal('insert'),
  parent: z.string(),
  after: z.string().nullable(),
  rank: rankSchema,
  provision: provisionSchema,
});

/** Leave out a base provision and everything in it. */
export const omitEditSchema = z.object({ type: z.literal('omit'), pid: z.string() });

export const editSchema = z.discriminatedUnion('type', [textEditSchema, insertEditSchema, omitEditSchema]);

export type TextEdit = Readonly<z.infer<typeof textEditSchema>>;
export type InsertEdit = Readonly<z.infer<typeof insertEditSchema>>;
export type OmitEdit = Readonly<z.infer<typeof omitEditSchema>>;
/** One textual operation in coordinates of the base text. An immutable value. */
export type Edit = TextEdit | InsertEdit | OmitEdit;

/** The base provision that an edit changes: the one a new provision is put under, for an insertion. */
export const pidOf = (edit: Edit): Pid => (edit.type === 'insert' ? edit.parent : edit.pid);
