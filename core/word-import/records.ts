import { z } from 'zod';
import { certificateSchema } from './certificate/records.ts';
import { UNPLACED } from './item.ts';

/** What came of a Word file that was taken back. Kept as a record, told whole in the ledger. */

const by = z.object({ author: z.string().max(500), date: z.string().max(40).nullable() });
const shownSchema = z.array(
  z.object({ kind: z.enum(['kept', 'inserted', 'deleted']), text: z.string().max(1_000_000) }),
);
export const waitingSchema = z.object({
  what: z.enum(UNPLACED),
  words: z.string().max(20_000),
  /** Where, in words; '' outside the Act. */
  place: z.string().max(1000),
  pid: z.string().max(200).nullable(),
  shown: shownSchema.readonly(),
  by: by.nullable(),
});
/** Something of a returned file that waits for a person. */
export type Waiting = Readonly<z.infer<typeof waitingSchema>>;

export const returnedSchema = z.object({
  id: z.string().min(1).max(300),
  /** The file's name, without its folder, and the SHA-256 of its bytes in hex. */
  file: z.string().max(300),
  sha256: z.string().max(64),
  /** Who saved it last, as it says. */
  savedBy: z.string().max(500),
  /** The ledger entry that it was written at; null where it doesn't say. */
  seq: z.number().int().min(0).nullable(),
  /** The changes that were taken, by their prints: they are known again in another copy of the file. */
  taken: z.array(z.string().max(64)).readonly(),
  /** How many changes were left. */
  left: z.number().int().min(0),
  /** The draft's own changes that somebody accepted in Word, in words: nothing follows from it. */
  agreed: z.array(z.string().max(20_000)).readonly(),
  waiting: z
    .array(
      waitingSchema.extend({
        done: z.object({ by: z.string().max(200), at: z.string().max(40) }).nullable(),
      }),
    )
    .readonly(),
  /** How the draft and the file compared then; absent for one that was taken before that was told. */
  certificate: certificateSchema.optional(),
  by: z.string().max(200),
  at: z.string().max(40),
});
/** A Word file that was taken back, and what of it waits. */
export type Returned = Readonly<z.infer<typeof returnedSchema>>;
