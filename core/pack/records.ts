import { z } from 'zod';
import { DOCUMENTS } from './parts.ts';

/** What people make of a pack before it is published. Kept as records, told whole in the ledger, before and after. */

const id = z.string().min(1).max(300);
const line = z.string().max(2000);
const lines = z.string().max(20_000);
const date = z.iso.date().nullable();

/** What is known of the consultation itself. Empty where nobody has said it yet: nothing of it is ever made up. */
export const consultationFieldsSchema = z.object({
  /** What the paper is called: as a page’s title it does without the word “consultation” (drafting-conventions.md §5.2). */
  title: line,
  /** Whose it is: `Home Office`. */
  department: line,
  audience: lines,
  opens: date,
  closes: date,
  /** When the answer to the responses is due. */
  respondBy: date,
  /** Where responses go. */
  email: line,
  address: lines,
  website: line,
  /** Whom to ask about the consultation, about a copy in another format, and to complain to. */
  enquiries: lines,
  formats: lines,
  complaints: lines,
  /** Who decides what is done with personal data, and their data protection officer. */
  controller: lines,
  protectionOfficer: lines,
  /** What a draft Bill says of itself. */
  longTitle: lines,
  shortTitle: line,
  extent: lines,
  commencement: lines,
});
export type ConsultationFields = Readonly<z.infer<typeof consultationFieldsSchema>>;
export type ConsultationField = keyof ConsultationFields;
export const NO_FIELDS: ConsultationFields = {
  title: '',
  department: '',
  audience: '',
  opens: null,
  closes: null,
  respondBy: null,
  email: '',
  address: '',
  website: '',
  enquiries: '',
  formats: '',
  complaints: '',
  controller: '',
  protectionOfficer: '',
  longTitle: '',
  shortTitle: '',
  extent: '',
  commencement: '',
};

/** 1 shows every number. */
export const leastShownSchema = z.number().int().min(1).max(100);

export const consultationSchema = consultationFieldsSchema.extend({
  id: z.literal('consultation'),
  /** The ledger entry up to which the draft was consulted on; null until it was published. */
  consulted: z.object({ seq: z.number().int().min(1), at: z.string().max(40) }).nullable(),
  /** The smallest number of people that is told of them as a number; `LEAST_SHOWN` where nobody has chosen. */
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
