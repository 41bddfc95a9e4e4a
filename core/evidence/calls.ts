import { z } from 'zod';
import { LONG_BODY, reads, updatesCache, writes } from '../contract.ts';
import { type Evidence, type Note, noteSchema } from './evidence.ts';
import { linkCalls } from './link-calls.ts';
import { recommendationCalls } from './recommendation-calls.ts';
import { decisionSchema } from './records.ts';
import { sourceCalls } from './source-calls.ts';
import { trackerCalls } from './tracker-calls.ts';

/** The calls about evidence, links and decisions. Part of the contract in `api.ts`. */
export const evidenceCalls = {
  ...linkCalls,
  ...recommendationCalls,
  ...sourceCalls,
  ...trackerCalls,
  'note.add': {
    ...writes(
      ['evidence'],
      updatesCache('evidence.get', (evidence: Evidence, note: Note) => ({
        ...evidence,
        notes: [...evidence.notes, note],
      })),
    ),
    body: LONG_BODY,
    input: noteSchema.omit({ id: true }),
    output: noteSchema,
  },
  /**
   * Corrects a note, with a reason. If its words change, every link to the note needs checking. The former note is stored.
   * Refused `stale` unless the note is still `was`, and `refused` if redacted words can't be found in the new text.
   */
  'note.revise': {
    ...writes(
      ['evidence'],
      updatesCache('evidence.get', (evidence: Evidence, note: Note) => ({
        ...evidence,
        notes: evidence.notes.map((held) => (held.id === note.id ? note : held)),
      })),
    ),
    body: LONG_BODY,
    input: z.object({ was: noteSchema, is: noteSchema, because: z.string().max(1000) }),
    output: noteSchema,
  },
  /**
   * Corrects the text of an answer, with a reason. The text from the file is stored. Refused `stale` unless the text is still
   * `was`, and `refused` if redacted words can't be found in the new text.
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
   * Records the decision on a recommendation, a commitment, a question or a theme. Refused `invalid` if a decision other than
   * `taken-forward` has no reason, and `clash` if there already is a decision.
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
