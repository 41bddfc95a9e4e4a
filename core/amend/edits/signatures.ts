import { z } from 'zod';
import { FIELDS } from '../../act/tree.ts';

/**
 * Whose the words are that an entry of the ledger brings, where they are not all of whoever wrote it, or of that moment: a
 * Word file and a colleague's copy hold the work of several people.
 */

const handSchema = z.object({
  who: z.string().min(1).max(500),
  /** ISO time; null where none is known, for that of the entry. */
  at: z.string().max(40).nullable(),
});
/** Somebody who typed or struck words, and when. */
export type SigningHand = Readonly<z.infer<typeof handSchema>>;

const offset = z.number().int().min(0);
const length = z.number().int().min(1);
/** A base offset at which an amendment puts words in; null in a provision that it puts in. */
const gap = offset.nullable();
/** A place in `hands`. */
const hand = offset;
const field = { pid: z.string().min(1).max(200), field: z.enum(FIELDS) };

const signedRunSchema = z.union([
  z.object({ length, hand }),
  /** Words that were there before, and where they began then. */
  z.object({ length, gap, from: offset }),
  /** Words of whoever wrote the entry. */
  z.object({ length }),
]);
/** A stretch of what an amendment puts in: somebody's, or still whose it was. */
export type SignedStretch = Readonly<z.infer<typeof signedRunSchema>>;

export const signaturesSchema = z.object({
  hands: z.array(handSchema).readonly(),
  /** All that the amendment puts in at a place now, from end to end. */
  inserted: z.array(z.object({ ...field, gap, runs: z.array(signedRunSchema).readonly() })).readonly(),
  /** What it strikes of the base text and did not strike before. */
  struck: z.array(z.object({ ...field, from: offset, to: offset, hand })).readonly(),
  /** Provisions that it newly puts in, leaves out, moves or divides as a whole. */
  whole: z.array(z.object({ pid: field.pid, hand })).readonly(),
});
export type Signatures = Readonly<z.infer<typeof signaturesSchema>>;
