import { z } from 'zod';
import { threadWordsSchema } from './thread-words.ts';

/** What people say of a draft as they review it. Kept as records, told whole in the ledger, before and after. */

const id = z.string().min(1).max(300);
const by = z.string().max(200);
const at = z.string().max(40);
const bySomeoneSchema = z.object({ by, at });

/** What can be commented on: `amendment:A-001`, `provision:p-0012`, `note:N-003`, `link:…`. */
const commentedSchema = z
  .string()
  .max(300)
  .regex(/^(amendment|provision|note|answer|recommendation|link):.+$/);

const suggestionSchema = z.object({
  /** What should stand in the place of the words that the thread is about; empty to leave them out. */
  insert: z.string().max(20_000),
  /** The revision that it was taken into, by whom. */
  taken: bySomeoneSchema.extend({ amendment: id, revision: z.number().int().min(1) }).nullable(),
});

const commentSchema = z.object({
  text: z.string().min(1).max(20_000),
  by,
  at,
  suggestion: suggestionSchema.optional(),
  /** Of something in a Word file that came back and could not be taken: which file, and what it is known by there. */
  kept: z.object({ file: z.string().max(300), print: z.string().max(64) }).optional(),
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;

export const threadSchema = z.object({
  id,
  on: commentedSchema,
  /** The words that it is about; null when it is about the whole. */
  words: threadWordsSchema.nullable(),
  comments: z.array(commentSchema).min(1).max(10_000).readonly(),
  resolved: bySomeoneSchema.nullable(),
  /** What has to be done about it, by whom. `due` is an ISO date. */
  task: z
    .object({
      owner: z.string().min(1).max(200),
      due: z.iso.date().nullable(),
      done: bySomeoneSchema.nullable(),
    })
    .nullable(),
});
/** Comments on one thing, in the order in which they were made. They never leave in a pack for the public. */
export type Thread = Readonly<z.infer<typeof threadSchema>>;

/** The edits of one change of an amendment, each as `nameOfEdit` calls it. */
export const changeNamesSchema = z.array(z.string().min(1).max(2000)).min(1).max(500).readonly();

export const reviewedSchema = z.object({
  id,
  amendment: id,
  /** Which change of it was accepted; without it, all of the amendment was reviewed. */
  change: changeNamesSchema.optional(),
  /** SHA-256 of what was read of it, in hex. */
  print: z.string(),
  by,
  at,
});
/** That a person has reviewed an amendment, or accepted one change of it, as it then was. */
export type Reviewed = Readonly<z.infer<typeof reviewedSchema>>;

/** What that is kept by: one for each amendment or, of changes that were accepted, for each as it then was. */
export const reviewedId = ({ amendment, by, change, print }: Omit<Reviewed, 'id' | 'at'>): string =>
  change === undefined ? `${amendment} ${by}` : `${amendment} ${by} ${print}`;

export const AGREERS = ['not-the-author', 'anyone'] as const;
export const agreementSchema = z.object({ id: z.literal('agreement'), who: z.enum(AGREERS) });
/** Who may agree an amendment. */
export type Agreement = Readonly<z.infer<typeof agreementSchema>>;
