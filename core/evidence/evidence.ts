import { z } from 'zod';
import { anchorSchema } from './anchor.ts';

/** Words quoted from a source document, and their place in its text (UTF-16 code units). */
export const pinSchema = anchorSchema.extend({
  source: z.string(),
  /** Set if the source's text was replaced, and the new text lacks the words. */
  lost: z.literal(true).optional(),
});
export type Pin = z.infer<typeof pinSchema>;

/** The full text of a letter, report or terms of reference. */
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
  /** Set for a tracker's table. Removing the source also removes the answers that were read from the table. */
  tracker: z.literal(true).optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** How much of a recommendation is known: A number and wording; B number and part of the wording; C summary; X nothing. */
export const CONFIDENCES = ['A', 'B', 'C', 'X'] as const;

export const recommendationSchema = z.object({
  id: z.string(),
  /** Null if the number is unknown. */
  no: z.number().int().nullable(),
  addressee: z.string(),
  /** The report's own words; null if unknown. */
  text: z.string().nullable(),
  /** A summary in the words of `gistFrom`; null without one. */
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
  /** Set if the response was read from a tracker, with which it is removed. */
  tracker: z.literal(true).optional(),
});
export type Response = z.infer<typeof responseSchema>;

export const commitmentSchema = z.object({
  id: z.string(),
  /** Null for an undertaking given outside the answer to any one recommendation. */
  response: z.string().nullable(),
  type: z.enum(['legislation', 'guidance', 'operational', 'review', 'data']),
  owner: z.string(),
  /** ISO date; null if the source gives no date. */
  due: z.string().nullable(),
  status: z.enum(['open', 'done', 'not-known']),
  /** Whether the answering body has underlined some of the words in the source. */
  underlined: z.boolean(),
  pin: pinSchema,
  /** Our own remark about what has become of the commitment, with its source. */
  remark: z.string().optional(),
});
export type Commitment = z.infer<typeof commitmentSchema>;

export const noteSchema = z.object({
  id: z.string(),
  /** ISO date, or as much of it as is known. */
  date: z.string(),
  author: z.string(),
  organisation: z.string(),
  /** The question that the note answers; empty for a published statement. */
  question: z.string(),
  text: z.string().max(2_000_000),
  /** Whether `text` is quoted, a summary, or a made-up sample for trying Keeling. */
  wording: z.enum(['quoted', 'gist', 'sample']),
  consent: z.boolean(),
  confidential: z.boolean(),
  found: z.string(),
});
/** A note of what a person or organisation said, with the question, the date, and the consent to publication. */
export type Note = z.infer<typeof noteSchema>;

export const evidenceSchema = z.object({
  sources: z.array(sourceSchema),
  recommendations: z.array(recommendationSchema),
  responses: z.array(responseSchema),
  commitments: z.array(commitmentSchema),
  notes: z.array(noteSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;
