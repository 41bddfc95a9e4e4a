import { z } from 'zod';
import { consultationFieldsSchema } from './consultation-fields.ts';
import { DOCUMENTS } from './documents.ts';

/**
 * The decisions of people about a pack before it is published. They are records, which the ledger stores before and
 * after each change.
 */

const id = z.string().min(1).max(300);

/** 1 publishes every number. */
export const leastShownSchema = z.number().int().min(1).max(100);

export const consultationSchema = consultationFieldsSchema.extend({
  id: z.literal('consultation'),
  /** The ledger entry of the draft that people are consulted on; null before the paper is published. */
  consulted: z.object({ seq: z.number().int().min(1), at: z.string().max(40) }).nullable(),
  /** The smallest number of people that is published; `MIN_SHOWN` if nobody has chosen one. */
  leastShown: leastShownSchema.optional(),
});
/** The consultation of a review, of which there is one. */
export type ConsultationRecord = Readonly<z.infer<typeof consultationSchema>>;

export const proposesSchema = z.union([
  z.enum(['agreed', 'all']),
  /** The named amendments, without some of their changes, by `editKey`. */
  z.object({
    amendments: z.array(z.string().max(300)).max(50_000).readonly(),
    withoutEdits: z.array(z.string().max(2000)).max(100_000).readonly(),
  }),
]);
/** The amendments that a paper proposes. */
export type Proposes = Readonly<z.infer<typeof proposesSchema>>;

export const packSchema = z.object({
  id: z.enum(DOCUMENTS),
  /** The order of parts that a person chose. Parts that are not listed stay at their own places. */
  order: z.array(id).max(10_000).readonly(),
  leftOut: z.array(id).max(10_000).readonly(),
  /** The proposed amendments; the agreed ones if nobody has chosen. */
  proposes: proposesSchema.optional(),
});
/** The arrangement of a document's parts, and the amendments that it proposes. */
export type PackArrangement = Readonly<z.infer<typeof packSchema>>;

export const packTextSchema = z.object({
  /** The `packTextId` of document, part and slot. */
  id,
  text: z.string().max(200_000),
  /** The computed text when the person wrote, or last confirmed, theirs; null if none could be computed. */
  computed: z.string().max(2_000_000).nullable(),
});
/** A person's text in place of a computed one. Its author and time are only in the ledger, and in no pack. */
export type PackText = Readonly<z.infer<typeof packTextSchema>>;

export const packTextId = (document: string, part: string, slot: string): string =>
  `${document}/${part}/${slot}`;

/**
 * The most findings that one document can be signed off with: two or three for each of the most amendments that it can
 * propose.
 */
export const MOST_FINDINGS = 150_000;

export const signOffSchema = z.object({
  id: z.enum(DOCUMENTS),
  /** The person who signed off the document, and the time (ISO). */
  by: z.string().max(300),
  at: z.string().max(40),
  /** The reason; absent in records from before a reason was required. */
  reason: z.string().max(2000).optional(),
  /** The ledger entry of the checked draft; absent in records from before it was stored. */
  seq: z.number().int().min(1).optional(),
  /** The signed-off findings, as they were shown. */
  findings: z
    .array(z.object({ id: z.string().max(3000), words: z.string().max(10_000) }))
    .max(MOST_FINDINGS)
    .readonly(),
});
/** The decision to publish a document in spite of some findings. */
export type SignOff = Readonly<z.infer<typeof signOffSchema>>;

export const askingSchema = z.object({
  id: z.literal('asking'),
  /** The ids of the questions in order, each with the amendment that it is about; '' for none. */
  asks: z
    .array(z.object({ question: id, about: z.string().max(300) }))
    .max(10_000)
    .readonly(),
});
/** The questions that are asked, their subjects and their order. */
export type Asking = Readonly<z.infer<typeof askingSchema>>;
