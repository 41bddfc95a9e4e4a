import { z } from 'zod';
import { consultationFieldsSchema } from './consultation-fields.ts';
import { DOCUMENTS } from './documents.ts';

/** What people make of a pack before it is published. Kept as records, told whole in the ledger, before and after. */

const id = z.string().min(1).max(300);

/** 1 shows every number. */
export const leastShownSchema = z.number().int().min(1).max(100);

export const consultationSchema = consultationFieldsSchema.extend({
  id: z.literal('consultation'),
  /** The ledger entry up to which the draft was consulted on; null until it was published. */
  consulted: z.object({ seq: z.number().int().min(1), at: z.string().max(40) }).nullable(),
  /** The smallest number of people that is told of them as a number; `MIN_SHOWN` where nobody has chosen. */
  leastShown: leastShownSchema.optional(),
});
/** The consultation of a review. There is one. */
export type ConsultationRecord = Readonly<z.infer<typeof consultationSchema>>;

export const proposesSchema = z.union([
  z.enum(['agreed', 'all']),
  /** These, without some of their changes, by `editKey`. */
  z.object({
    amendments: z.array(z.string().max(300)).max(50_000).readonly(),
    withoutEdits: z.array(z.string().max(2000)).max(100_000).readonly(),
  }),
]);
/** Which amendments a paper proposes. */
export type Proposes = Readonly<z.infer<typeof proposesSchema>>;

export const packSchema = z.object({
  id: z.enum(DOCUMENTS),
  /** Parts in the order that a person gave them; one that is not here stands where it stands by itself. */
  order: z.array(id).max(10_000).readonly(),
  leftOut: z.array(id).max(10_000).readonly(),
  /** The agreed ones, where nobody has chosen. */
  proposes: proposesSchema.optional(),
});
/** How the parts of a document are arranged, and of what they are made. */
export type PackArrangement = Readonly<z.infer<typeof packSchema>>;

export const packTextSchema = z.object({
  /** `packTextId` of the document, part and slot. */
  id,
  text: z.string().max(200_000),
  /** What had been computed when the person wrote, or last said that theirs stays; null where nothing could be. */
  computed: z.string().max(2_000_000).nullable(),
});
/** The words of a person in the place of what is computed. Who wrote them when is in the ledger, and leaves in no pack. */
export type PackText = Readonly<z.infer<typeof packTextSchema>>;

export const packTextId = (document: string, part: string, slot: string): string =>
  `${document}/${part}/${slot}`;

/** How many things a document may be signed off with: two or three of each of the most amendments that it may propose. */
export const MOST_FINDINGS = 150_000;

export const signOffSchema = z.object({
  id: z.enum(DOCUMENTS),
  /** Who signed it off, and when. */
  by: z.string().max(300),
  at: z.string().max(40),
  /** Why it may go out as it is. Absent where it was signed off before a reason was asked for. */
  reason: z.string().max(2000).optional(),
  /** The ledger entry up to which it was read. Absent where it was signed off before that was kept. */
  seq: z.number().int().min(1).optional(),
  /** What they signed off: as it was told to them. */
  findings: z
    .array(z.object({ id: z.string().max(3000), words: z.string().max(10_000) }))
    .max(MOST_FINDINGS)
    .readonly(),
});
/** That a document may be published though some things of it are not put right. */
export type SignOff = Readonly<z.infer<typeof signOffSchema>>;

export const askingSchema = z.object({
  id: z.literal('asking'),
  /** The questions of the pack in order, by the id of their record, and which amendment each is about; '' for none. */
  asks: z
    .array(z.object({ question: id, about: z.string().max(300) }))
    .max(10_000)
    .readonly(),
});
/** Which questions are asked, about what, and in which order. */
export type Asking = Readonly<z.infer<typeof askingSchema>>;
