import { z } from 'zod';
import { REASON_KINDS } from './reasons.ts';

/** What a person is told, and the ledger keeps, of how a draft and the file that was taken into it compare. */

const DIFFERENCES = [
  /** Words, or spaces only, of a line that is in both. */
  'words',
  'spaces',
  /** A provision's number. */
  'number',
  /** A line that is in one of the two only, or in another place. */
  'line-lost',
  'line-extra',
  'order',
  /** Lines of the file that are one in the draft, or the other way about. */
  'joined',
  'split',
  /** A comment that the review hasn't. */
  'comment',
  /** Words that the draft has under another name. */
  'author',
  /** Words round the Act that were changed. */
  'outside',
] as const;

/** The most differences that are told one by one, and the most characters of each side of one. */
export const MOST_DIFFERENCES = 300;
export const LONGEST_SHOWN = 4000;

export const differenceSchema = z.object({
  what: z.enum(DIFFERENCES),
  /** Where, in words; '' outside the Act. */
  place: z.string().max(1000),
  pid: z.string().max(200).nullable(),
  /** In a sentence. */
  words: z.string().max(20_000),
  /** Words round it, with what only the draft has as deleted, and what only the file has as inserted. */
  shown: z
    .array(z.object({ kind: z.enum(['kept', 'inserted', 'deleted']), text: z.string().max(20_000) }))
    .readonly(),
  why: z.array(z.object({ kind: z.enum(REASON_KINDS), words: z.string().max(20_000) })).readonly(),
});
export type Difference = Readonly<z.infer<typeof differenceSchema>>;

export const certificateSchema = z.object({
  /** The amendments that the draft was compared with: those of the file, and those that were made of it. */
  amendments: z.array(z.string().max(20)).readonly(),
  /** How many lines of the Act, characters and comments of the file were compared. */
  lines: z.number().int().min(0),
  characters: z.number().int().min(0),
  comments: z.number().int().min(0),
  /** How many differences there are, and the first of them. */
  count: z.number().int().min(0),
  differences: z.array(differenceSchema).readonly(),
});
/** Whether a draft equals a file with everything accepted, to the character, or all that differs, where and why. */
export type Certificate = Readonly<z.infer<typeof certificateSchema>>;
