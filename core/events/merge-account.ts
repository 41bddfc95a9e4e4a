import { z } from 'zod';
import { ignoredFindingSchema } from '../amend/checks/ignored.ts';
import { linkSchema } from '../evidence/link.ts';
import { EVIDENCE_KINDS } from '../evidence/marks.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { recordChangesSchema } from './records.ts';

/** What the ledger tells of work that was taken in: the entries themselves, as they were written, and what they came to. */

const text = z.string().max(3000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const headSchema = z.object({
  /** The hash of the entry that said so; empty for the very entry that this is in. */
  event: z.union([hash, z.literal('')]),
  who: text,
  at: text,
  /** What it said; null that the thing is gone. */
  value: z.unknown(),
});
/** What one entry made of one part of a thing, and nobody who knew of it has changed since. */
export type Head = Readonly<z.infer<typeof headSchema>>;

const accountedSchema = z.object({
  /** When it was made, by which entry, and what that called it: the same in every copy, whatever it is called there. */
  thing: text,
  kind: text,
  /** What it is called in this copy from here on. */
  id: text,
  parts: z.record(z.string(), z.array(headSchema).readonly()),
});
/** A thing of which something has changed, with all that stands of each part of it. */
export type Accounted = Readonly<z.infer<typeof accountedSchema>>;

const cameSchema = z.object({
  title: z.string().nullable(),
  records: recordChangesSchema,
  marks: z
    .array(
      z.object({
        kind: z.enum(EVIDENCE_KINDS),
        id: z.string(),
        /** Null for one that is new here. */
        was: hash.nullable(),
        /** Null for one that is gone. */
        hash: hash.nullable(),
      }),
    )
    .readonly(),
  answers: z
    .array(
      z.object({
        id: z.number().int(),
        was: hash,
        /** Null for one that is as it came again. */
        is: z.object({ first: hash, now: hash, import: z.string() }).nullable(),
      }),
    )
    .readonly(),
});
/** What the tables are to hold otherwise, apart from amendments, links and findings, which have entries of their own. */
export type MergedRecords = Readonly<z.infer<typeof cameSchema>>;

export const renamedSchema = z.object({ kind: text, from: text, to: text, ours: z.boolean() });
/** A thing that another of the same number was made beside, and what it is called from here on. */
export type Renamed = Readonly<z.infer<typeof renamedSchema>>;

const accountShape = {
  things: z.array(accountedSchema).readonly(),
  /** Things that turned out to be one: each with the one that it is from here on. */
  same: z.array(z.tuple([text, text]).readonly()).readonly(),
  came: cameSchema,
};

export const mergePayloadSchema = z.object({
  ...accountShape,
  /** The head of the ledger that was taken in. */
  from: z.object({ seq: z.number().int().min(1), hash }),
  /** The entries of it that were not known here. */
  events: z.array(ledgerEntrySchema).readonly(),
  renamed: z.array(renamedSchema).readonly(),
  /** What it says was agreed, signed off or allowed, and whether whoever took it in took that on; else it was held back. */
  claims: z
    .array(z.object({ ref: text, words: text, taken: z.boolean() }))
    .readonly()
    .optional(),
  kept: keptMarksSchema.optional(),
});
/** `review.merge`: somebody's work was taken in. */
export type MergePayload = Readonly<z.infer<typeof mergePayloadSchema>>;

export const choosePayloadSchema = z.object({
  ...accountShape,
  choices: z.array(z.object({ thing: text, part: text, event: hash })).readonly(),
});
/** `review.choose`: of readings that exclude each other, one was chosen. */
export type ChoosePayload = Readonly<z.infer<typeof choosePayloadSchema>>;

export const linkMergeSchema = z.object({ is: linkSchema.nullable() });
export const findingMergeSchema = z.object({ is: ignoredFindingSchema.nullable() });
