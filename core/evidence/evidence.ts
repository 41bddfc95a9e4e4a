import { z } from 'zod';
import { anchorSchema } from './anchor.ts';

/** Words quoted from a source document, and their place in its text (UTF-16 code units). */
export const pinSchema = anchorSchema.extend({
  source: z.string(),
  /** Set where the source's text was replaced, and the words are not to be found in it any more. */
  lost: z.literal(true).optional(),
});
export type Pin = z.infer<typeof pinSchema>;

/** A letter, report or terms of reference, held whole as text. */
export const sourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  /** ISO date, or as much of it as is known: `2024-12`. */
  date: z.string(),
  url: z.string().optional(),
  licence: z.string(),
  text: z.string(),
  /** The stretches of `text` that its author underlined, in order. */
  underlined: z.array(z.object({ from: z.number().int().min(0), to: z.number().int().min(0) })).optional(),
  /** SHA-256 of the UTF-8 text, in hex. */
  hash: z.string(),
  /** Set where it is a tracker's table, of which the answers were read with it: all of that can be taken back at once. */
  tracker: z.literal(true).optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** How much of a recommendation was seen: A number and wording; B number, wording cut; C gist only; X nothing. */
export const CONFIDENCES = ['A', 'B', 'C', 'X'] as const;

export const recommendationSchema = z.object({
  id: z.string(),
  /** Null where the number was not seen. */
  no: z.number().int().nullable(),
  addressee: z.string(),
  /** The report's own words, where they were seen. */
  text: z.string().nullable(),
  /** What it is about, in the words of `gistFrom`. */
  gist: z.string().nullable(),
  gistFrom: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
  deadline: z.string().nullable(),
  sub: z.array(z.object({ no: z.string(), text: z.string() })),
  found: z.string(),
  remark: z.string(),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

export const RESPONSE_CATEGORIES = [
  'accepted',
  'accepted-in-part',
  'accepted-in-principle',
  'accepted-in-spirit',
  'agrees-review-committed',
  'not-accepted',
  'noted',
  'not-known',
] as const;

export const responseSchema = z.object({
  id: z.string(),
  recommendations: z.array(z.string()),
  body: z.string(),
  date: z.string(),
  category: z.enum(RESPONSE_CATEGORIES),
  /** The category in the answering body's own terms. */
  terms: z.string(),
  pins: z.array(pinSchema),
  /** Set where it was read in a tracker, and so goes with it. */
  tracker: z.literal(true).optional(),
});
export type Response = z.infer<typeof responseSchema>;

export const commitmentSchema = z.object({
  id: z.string(),
  /** Null for an undertaking given outside the answer to any one recommendation. */
  response: z.string().nullable(),
  type: z.enum(['legislation', 'guidance', 'operational', 'review', 'data']),
  owner: z.string(),
  /** ISO date, where the source gives a date. */
  due: z.string().nullable(),
  status: z.enum(['open', 'done', 'not-known']),
  /** Underlined in the source, in whole or in part: the answering body's own emphasis. */
  underlined: z.boolean(),
  pin: pinSchema,
  /** What is known of it since, and from where; ours. */
  remark: z.string().optional(),
});
export type Commitment = z.infer<typeof commitmentSchema>;

export const noteSchema = z.object({
  id: z.string(),
  /** ISO date, or as much of it as is known. */
  date: z.string(),
  author: z.string(),
  organisation: z.string(),
  /** The question it answers; empty for a published statement. */
  question: z.string(),
  text: z.string().max(2_000_000),
  /** Whether `text` is what was said, a gist of it, or an invented sample for trying Keeling out. */
  wording: z.enum(['quoted', 'gist', 'sample']),
  consent: z.boolean(),
  confidential: z.boolean(),
  found: z.string(),
});
/** A consultation note or response: who, when, which question, what they said, may it be published. */
export type Note = z.infer<typeof noteSchema>;

export const evidenceSchema = z.object({
  sources: z.array(sourceSchema),
  recommendations: z.array(recommendationSchema),
  responses: z.array(responseSchema),
  commitments: z.array(commitmentSchema),
  notes: z.array(noteSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;
