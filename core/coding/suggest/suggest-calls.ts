import { z } from 'zod';
import { reads, writes } from '../../contract.ts';
import { textRefSchema } from '../../evidence/records.ts';
import { qualitySchema } from './quality.ts';

/**
 * The calls about suggestions: what people coded, compared with what they didn't read yet, by words alone. Each tells the
 * words that caused it, and counts only once a person accepts it. All are refused `refused` while suggestions are off.
 * Part of the contract in `api.ts`.
 */

const count = z.number().int().min(0);
const id = z.string().min(1).max(300);
const span = z.object({ from: count, to: count });
const page = { at: count.default(0), limit: z.number().int().min(1).max(100).default(20) };
const underWay = { progress: 'suggest.progress', cancel: 'suggest.cancel' } as const;

const answerSchema = z.object({
  id: z.number().int(),
  question: z.string(),
  text: z.string(),
  type: z.string(),
  organisation: z.string(),
});

const suggestedThemeSchema = answerSchema.extend({
  theme: id,
  score: z.number(),
  /** The passage that comes nearest. */
  passage: span,
  /** Where in the answer the words are that caused it. */
  marks: z.array(span).readonly(),
  words: z.array(z.string()).readonly(),
});
export type SuggestedTheme = Readonly<z.infer<typeof suggestedThemeSchema>>;

export const suggestCalls = {
  'suggest.state': {
    ...reads(['ledger']),
    input: z.object({}),
    output: z.object({
      isOn: z.boolean(),
      method: z.string(),
      quality: qualitySchema.nullable(),
      /** Excerpts that were suggested first and then accepted, and what was said no to. */
      accepted: count,
      dismissed: count,
    }),
  },
  'suggest.set': {
    ...writes(['coding']),
    input: z.object({ isOn: z.boolean() }),
    output: z.object({ isOn: z.boolean() }),
  },
  /** Learns of what is coded, measures how good that is, and keeps the measure. Refused `cancelled`, or `clash` while it is done already. */
  'suggest.find': {
    ...writes(['coding'], { underWay }),
    input: z.object({}),
    output: z.object({
      quality: qualitySchema.nullable(),
      /** Why nothing is suggested, in words; else empty. */
      why: z.string(),
      suggestions: count,
      /** Answers that no theme comes near. */
      uncovered: count,
      /** Answers that were looked at: those that nobody coded or read. */
      answers: count,
    }),
  },
  'suggest.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({ doing: z.object({ done: count, total: count }).nullable() }),
  },
  'suggest.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
  /** What was found last and nobody has accepted or refused, the nearest first. */
  'suggest.themes': {
    ...reads(['ledger']),
    input: z.object({ theme: id.optional(), ...page }),
    output: z.object({ suggestions: z.array(suggestedThemeSchema).readonly(), total: count }),
  },
  /** Answers that no theme comes near, the furthest first; of equals, the longest. */
  'suggest.uncovered': {
    ...reads(['ledger']),
    input: z.object(page),
    output: z.object({ answers: z.array(answerSchema).readonly(), total: count }),
  },
  /** Says no to a suggestion. */
  'suggest.dismiss': {
    ...writes(['coding']),
    input: z.object({ of: textRefSchema, theme: id }),
    output: z.object({ dismissed: count }),
  },
  /** The words that the answers to a question, or of a kind of respondent, have more often than all others. */
  'suggest.words': {
    ...reads(['responses']),
    input: z.object({ by: z.enum(['question', 'type']) }),
    output: z.array(
      z.object({
        group: z.string(),
        texts: count,
        words: z
          .array(z.object({ word: z.string(), inside: count, outside: count, weight: z.number() }))
          .readonly(),
      }),
    ),
  },
  /** The provisions that answers name, in the order of the Act, and how many answers name each. */
  'suggest.provisions': {
    ...reads(['responses', 'base']),
    input: z.object({}),
    output: z.array(
      z.object({
        pid: z.string(),
        name: z.string(),
        answers: count,
        /** The first hundred of them, each with the words that name it and some round them. */
        first: z
          .array(z.object({ id: z.number().int(), before: z.string(), words: z.string(), after: z.string() }))
          .readonly(),
      }),
    ),
  },
} as const;
