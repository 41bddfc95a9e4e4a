import { z } from 'zod';
import { reads, writes } from '../../contract.ts';
import { textRefSchema } from '../../evidence/records.ts';
import { qualitySchema } from './quality.ts';

/**
 * The calls about suggested themes. Coded texts are compared with unread ones by their words alone. Each suggestion shows the
 * words that caused it, and has no effect until a person accepts it. All are refused `refused` while suggestions are off. Part of
 * the contract in `api.ts`.
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
  /** The most similar sentence of the answer. */
  passage: span,
  /** The places in the answer of the words that caused the suggestion. */
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
      /** The numbers of suggestions that people accepted and dismissed. */
      accepted: count,
      dismissed: count,
    }),
  },
  'suggest.set': {
    ...writes(['coding']),
    input: z.object({ isOn: z.boolean() }),
    output: z.object({ isOn: z.boolean() }),
  },
  /**
   * Computes the suggestions from the coded texts, measures their quality, and stores it. Refused `cancelled`, or `clash` while
   * another run is in progress.
   */
  'suggest.find': {
    ...writes(['coding'], { underWay }),
    input: z.object({}),
    output: z.object({
      quality: qualitySchema.nullable(),
      /** Why nothing is suggested. '' if something is. */
      why: z.string(),
      suggestions: count,
      /** The number of answers below the threshold for every theme. */
      uncovered: count,
      /** The number of answers examined: those that nobody coded or read. */
      answers: count,
    }),
  },
  'suggest.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({ doing: z.object({ done: count, total: count }).nullable() }),
  },
  'suggest.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
  /** The suggestions of the last run that nobody has accepted or dismissed, the highest score first. */
  'suggest.themes': {
    ...reads(['ledger']),
    input: z.object({ theme: id.optional(), ...page }),
    output: z.object({ suggestions: z.array(suggestedThemeSchema).readonly(), total: count }),
  },
  /** The answers below the threshold for every theme, the lowest score first, and the longest of equals. */
  'suggest.uncovered': {
    ...reads(['ledger']),
    input: z.object(page),
    output: z.object({ answers: z.array(answerSchema).readonly(), total: count }),
  },
  /** Dismisses a suggestion. */
  'suggest.dismiss': {
    ...writes(['coding']),
    input: z.object({ of: textRefSchema, theme: id }),
    output: z.object({ dismissed: count }),
  },
  /** The words that are more frequent in the answers to one question, or of one type of respondent, than in all others. */
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
  /** The provisions that answers name, in the order of the Act, with the number of answers for each. */
  'suggest.provisions': {
    ...reads(['responses', 'base']),
    input: z.object({}),
    output: z.array(
      z.object({
        pid: z.string(),
        name: z.string(),
        answers: count,
        /** The first hundred answers, each with the words that name the provision and some context. */
        first: z
          .array(z.object({ id: z.number().int(), before: z.string(), words: z.string(), after: z.string() }))
          .readonly(),
      }),
    ),
  },
} as const;
