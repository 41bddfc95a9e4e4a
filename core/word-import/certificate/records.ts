import { z } from 'zod';
import { REASON_KINDS } from './reasons.ts';

/** The stored result of comparing a draft with the file that was imported into it. The ledger keeps these keys. */

const DIFFERENCES = [
  /** Words, or only spaces, within a line that both have. */
  'words',
  'spaces',
  /** A provision's number. */
  'number',
  /** A line that only one of the two has, or that stands elsewhere. */
  'line-lost',
  'line-extra',
  'order',
  /** Lines of the file that are one line in the draft, or the reverse. */
  'joined',
  'split',
  /** A comment that the review does not have. */
  'comment',
  /** Words that the draft has under another name. */
  'author',
  /** Changed words outside the Act. */
  'outside',
] as const;

/** The most differences that are recorded one by one, and the most characters of each side. */
export const MOST_DIFFERENCES = 300;
export const LONGEST_SHOWN = 4000;

export const differenceSchema = z.object({
  what: z.enum(DIFFERENCES),
  /** The place in words; '' outside the Act. */
  place: z.string().max(1000),
  pid: z.string().max(200).nullable(),
  /** The difference as a sentence. */
  words: z.string().max(20_000),
  /** The words around it. `deleted` marks words that only the draft has, `inserted` those that only the file has. */
  shown: z
    .array(z.object({ kind: z.enum(['kept', 'inserted', 'deleted']), text: z.string().max(20_000) }))
    .readonly(),
  why: z.array(z.object({ kind: z.enum(REASON_KINDS), words: z.string().max(20_000) })).readonly(),
});
export type Difference = Readonly<z.infer<typeof differenceSchema>>;

export const certificateSchema = z.object({
  /** The compared amendments: those of the file, and those made from it. */
  amendments: z.array(z.string().max(20)).readonly(),
  /** How many lines of the Act, characters and comments of the file were compared. */
  lines: z.number().int().min(0),
  characters: z.number().int().min(0),
  comments: z.number().int().min(0),
  /** The number of all differences, and the first of them. */
  count: z.number().int().min(0),
  differences: z.array(differenceSchema).readonly(),
});
/** Whether a draft equals a file with everything accepted, to the character, or all that differs, where and why. */
export type Certificate = Readonly<z.infer<typeof certificateSchema>>;
