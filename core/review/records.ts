import { z } from 'zod';
import { threadWordsSchema } from './thread-words.ts';

/** The records of a review by people: comments, marks that something was reviewed, and the setting of who may agree. */

const id = z.string().min(1).max(300);
const by = z.string().max(200);
const at = z.string().max(40);
const bySomeoneSchema = z.object({ by, at });

/** The ref of an item that can be commented on: `amendment:A-001`, `provision:p-0012`, `note:N-003`, `link:…`. */
const commentedSchema = z
  .string()
  .max(300)
  .regex(/^(amendment|provision|note|answer|recommendation|link):.+$/);

const suggestionSchema = z.object({
  /** The replacement of the words that the thread is about. '' deletes them. */
  insert: z.string().max(20_000),
  /** The revision of the amendment that it was accepted into, and by whom. Null if it is open. */
  taken: bySomeoneSchema.extend({ amendment: id, revision: z.number().int().min(1) }).nullable(),
});

const commentSchema = z.object({
  text: z.string().min(1).max(20_000),
  by,
  at,
  suggestion: suggestionSchema.optional(),
  /** For an item of a returned Word file that could not be imported: the file, and the item's fingerprint. */
  kept: z.object({ file: z.string().max(300), print: z.string().max(64) }).optional(),
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;

export const threadSchema = z.object({
  id,
  on: commentedSchema,
  /** The words that it is about. Null if it is about the whole item. */
  words: threadWordsSchema.nullable(),
  comments: z.array(commentSchema).min(1).max(10_000).readonly(),
  resolved: bySomeoneSchema.nullable(),
  /** A task and its owner. `due` is an ISO date. Null if the thread is no task. */
  task: z
    .object({
      owner: z.string().min(1).max(200),
      due: z.iso.date().nullable(),
      done: bySomeoneSchema.nullable(),
    })
    .nullable(),
});
/** The comments on one item, in the order in which they were made. They are never in a pack for the public. */
export type Thread = Readonly<z.infer<typeof threadSchema>>;

/** The edits of one change of an amendment, by `nameOfEdit`. */
export const changeNamesSchema = z.array(z.string().min(1).max(2000)).min(1).max(500).readonly();

export const reviewedSchema = z.object({
  id,
  amendment: id,
  /** The change that was accepted. If absent, the whole amendment was reviewed. */
  change: changeNamesSchema.optional(),
  /** The SHA-256 of what was reviewed, in hex. */
  print: z.string(),
  by,
  at,
});
/** A mark that a person has reviewed an amendment, or accepted one change of it, in one version. */
export type Reviewed = Readonly<z.infer<typeof reviewedSchema>>;

/** The id of a mark: one for each person and amendment, or for each person and version of a change. */
export const reviewedId = ({ amendment, by, change, print }: Omit<Reviewed, 'id' | 'at'>): string =>
  change === undefined ? `${amendment} ${by}` : `${amendment} ${by} ${print}`;

export const AGREERS = ['not-the-author', 'anyone'] as const;
export const agreementSchema = z.object({ id: z.literal('agreement'), who: z.enum(AGREERS) });
/** Who may agree an amendment. */
export type Agreement = Readonly<z.infer<typeof agreementSchema>>;
