import { z } from 'zod';
import { LONG_BODY, puts, reads, writes } from '../contract.ts';
import { type Evidence, type Note, noteSchema } from './evidence.ts';
import { linkCalls } from './link-calls.ts';
import { recommendationCalls } from './recommendation-calls.ts';
import { decisionSchema } from './records.ts';
import { sourceCalls } from './source-calls.ts';
import { trackerCalls } from './tracker-calls.ts';

/** The calls about what the evidence asks for and what was decided of it. Part of the contract in `api.ts`. */
export const evidenceCalls = {
  ...linkCalls,
  ...recommendationCalls,
  ...sourceCalls,
  ...trackerCalls,
  'note.add': {
    ...writes(
      ['evidence'],
      puts('evidence.get', (evidence: Evidence, note: Note) => ({
        ...evidence,
        notes: [...evidence.notes, note],
      })),
    ),
    body: LONG_BODY,
    input: noteSchema.omit({ id: true }),
    output: noteSchema,
  },
  /**
   * Corrects a note, saying why. Every link to it is suspect if it says something else then. What it was is kept.
   * Refused `stale` unless it is still `was`, `refused` where words in it that are redacted can't be found again.
   */
  'note.revise': {
    ...writes(
      ['evidence'],
      puts('evidence.get', (evidence: Evidence, note: Note) => ({
        ...evidence,
        notes: evidence.notes.map((held) => (held.id === note.id ? note : held)),
      })),
    ),
    body: LONG_BODY,
    input: z.object({ was: noteSchema, is: noteSchema, because: z.string().max(1000) }),
    output: noteSchema,
  },
  /**
   * Corrects what a respondent is held to have said, saying why; what came with the file is kept. Refused `stale` unless
   * it still says `was`, `refused` where words in it that are redacted can't be found again.
   */
  'answer.revise': {
    ...writes(['responses']),
    body: LONG_BODY,
    input: z.object({
      id: z.number().int().min(1),
      was: z.string(),
      is: z.string().max(2_000_000),
      because: z.string().trim().min(1).max(1000),
    }),
    output: z.object({ id: z.number().int(), text: z.string() }),
  },
  'decision.list': {
    ...reads(['decisions']),
    input: z.object({}),
    output: z.array(decisionSchema).readonly(),
  },
  /**
   * Records what was decided of a recommendation, a commitment, a question or a theme. Refused `invalid` without a
   * reason for not taking it forward, `clash` where something was decided of it already.
   */
  'decision.add': {
    ...writes(['decisions']),
    input: decisionSchema.pick({ about: true, outcome: true, reason: true }),
    output: decisionSchema,
  },
  'decision.remove': {
    ...writes(['decisions']),
    input: z.object({ id: z.string().max(300) }),
    output: z.object({ id: z.string() }),
  },
} as const;
