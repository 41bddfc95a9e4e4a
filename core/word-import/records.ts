import { z } from 'zod';
import { certificateSchema } from './certificate/records.ts';
import { UNPLACED_KINDS } from './item.ts';

/** The record of an imported Word file. The ledger keeps it in full, so its keys are fixed. */

const by = z.object({ author: z.string().max(500), date: z.string().max(40).nullable() });
const shownSchema = z.array(
  z.object({ kind: z.enum(['kept', 'inserted', 'deleted']), text: z.string().max(1_000_000) }),
);
export const waitingSchema = z.object({
  what: z.enum(UNPLACED_KINDS),
  words: z.string().max(20_000),
  /** The name of the place, for example “section 2A(1)”; '' outside the Act. */
  place: z.string().max(1000),
  pid: z.string().max(200).nullable(),
  shown: shownSchema.readonly(),
  by: by.nullable(),
});
/** A point in a returned file that waits for a person. */
export type Waiting = Readonly<z.infer<typeof waitingSchema>>;

export const returnedSchema = z.object({
  id: z.string().min(1).max(300),
  /** The file's name, without its folder, and the SHA-256 of its bytes in hex. */
  file: z.string().max(300),
  sha256: z.string().max(64),
  /** Who saved it last, according to the file. */
  savedBy: z.string().max(500),
  /** The newest ledger entry at the export; null where the file doesn't say. */
  seq: z.number().int().min(0).nullable(),
  /** Hashes of the imported changes, by which they are recognised in another copy of the file. */
  taken: z.array(z.string().max(64)).readonly(),
  /** How many changes were not imported. */
  left: z.number().int().min(0),
  /** Descriptions of the draft's own changes that were accepted in Word. They have no effect. */
  agreed: z.array(z.string().max(20_000)).readonly(),
  waiting: z
    .array(
      waitingSchema.extend({
        done: z.object({ by: z.string().max(200), at: z.string().max(40) }).nullable(),
      }),
    )
    .readonly(),
  /** How draft and file compared after the import; absent in records of earlier versions of Keeling. */
  certificate: certificateSchema.optional(),
  by: z.string().max(200),
  at: z.string().max(40),
});
/** The record of an imported Word file, with the points that waited for a person and who dealt with each. */
export type Returned = Readonly<z.infer<typeof returnedSchema>>;
