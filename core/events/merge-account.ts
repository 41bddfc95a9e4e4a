import { z } from 'zod';
import { ignoredFindingSchema } from '../amend/checks/ignored.ts';
import { linkSchema } from '../evidence/link.ts';
import { EVIDENCE_KINDS } from '../evidence/marks.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { recordChangesSchema } from './records.ts';

/** The payloads of events that record a merge: the imported entries as they were written, and the resulting state. */

const text = z.string().max(3000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const headSchema = z.object({
  /** The hash of the entry that set the value. '' for the entry that contains this object. */
  event: z.union([hash, z.literal('')]),
  who: text,
  at: text,
  /** The value. Null if the entry removed the item. */
  value: z.unknown(),
});
/** One of the latest values of a part of an item. Several people may have set different ones without knowing of each other. */
export type Head = Readonly<z.infer<typeof headSchema>>;

const accountedSchema = z.object({
  /** The identity of the item, from the entry that made it. It is the same in every copy, even if ids differ. */
  thing: text,
  kind: text,
  /** Its id in this copy from now on. */
  id: text,
  parts: z.record(z.string(), z.array(headSchema).readonly()),
});
/** An item that the merge changed, with the latest values of each of its parts. */
export type MergedThing = Readonly<z.infer<typeof accountedSchema>>;

const mergedRecordsSchema = z.object({
  title: z.string().nullable(),
  records: recordChangesSchema,
  marks: z
    .array(
      z.object({
        kind: z.enum(EVIDENCE_KINDS),
        id: z.string(),
        /** The hash before the merge. Null for a new item. */
        was: hash.nullable(),
        /** The hash after the merge. Null for a removed item. */
        hash: hash.nullable(),
      }),
    )
    .readonly(),
  answers: z
    .array(
      z.object({
        id: z.number().int(),
        was: hash,
        /** Null for an answer whose corrections were undone. */
        is: z.object({ first: hash, now: hash, import: z.string() }).nullable(),
      }),
    )
    .readonly(),
});
/** The merge's changes to the tables, without amendments, links and findings, which have their own entries. */
export type MergedRecords = Readonly<z.infer<typeof mergedRecordsSchema>>;

export const renamedSchema = z.object({ kind: text, from: text, to: text, ours: z.boolean() });
/** An item that got a new id, because both copies had made an item with the same number. `ours` is whether it is this copy's. */
export type Renamed = Readonly<z.infer<typeof renamedSchema>>;

const accountShape = {
  things: z.array(accountedSchema).readonly(),
  /** Pairs of items that turned out to be the same: the first is replaced by the second. */
  same: z.array(z.tuple([text, text]).readonly()).readonly(),
  came: mergedRecordsSchema,
};

export const mergePayloadSchema = z.object({
  ...accountShape,
  /** The head of the imported ledger. */
  from: z.object({ seq: z.number().int().min(1), hash }),
  /** The imported entries that this ledger lacked. */
  events: z.array(ledgerEntrySchema).readonly(),
  renamed: z.array(renamedSchema).readonly(),
  /** Agreements, sign-offs and permissions that the package claims. `taken`: whether the person who imported it confirmed it. */
  claims: z
    .array(z.object({ ref: text, words: text, taken: z.boolean() }))
    .readonly()
    .optional(),
  kept: keptMarksSchema.optional(),
});
/** `review.merge`: a package of somebody's work was imported. */
export type MergePayload = Readonly<z.infer<typeof mergePayloadSchema>>;

export const choosePayloadSchema = z.object({
  ...accountShape,
  choices: z.array(z.object({ thing: text, part: text, event: hash })).readonly(),
});
/** `review.choose`: one of several conflicting values was chosen. */
export type ChoosePayload = Readonly<z.infer<typeof choosePayloadSchema>>;

export const linkMergeSchema = z.object({ is: linkSchema.nullable() });
export const findingMergeSchema = z.object({ is: ignoredFindingSchema.nullable() });
