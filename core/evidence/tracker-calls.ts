import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { FILE_BODY, reads, writes } from '../contract.ts';
import { RESPONSE_CATEGORIES } from './evidence.ts';
import { sourceCalls } from './source-calls.ts';
import { trackerMappingSchema } from './tracker.ts';

const file = z.object({
  name: z.string().max(300),
  /** A CSV, a workbook, or a Word document with a table; in base 64. */
  base64: base64(56_000_000, 4),
  /** The sheet, or "Table 2" of a Word document; absent, the first that has the columns of a tracker. */
  table: z.string().max(300).optional(),
  /** Which column holds what; absent, as its headers say. */
  mapping: trackerMappingSchema.optional(),
});

/** The calls about trackers of recommendations. Part of the contract in `api.ts`. */
export const trackerCalls = {
  /** Says what every line of a tracker would come to. Keeps nothing. */
  'tracker.look': {
    ...reads([]),
    body: FILE_BODY,
    input: file,
    output: z.object({
      tables: z.array(z.string()).readonly(),
      table: z.string(),
      headers: z.array(z.string()).readonly(),
      mapping: trackerMappingSchema,
      answers: z
        .array(
          z.object({
            line: z.number().int(),
            recommendation: z.string(),
            as: z.enum(['response', 'update']),
            category: z.enum(RESPONSE_CATEGORIES),
            date: z.string().nullable(),
            text: z.string(),
          }),
        )
        .readonly(),
      left: z.array(z.object({ line: z.number().int(), reason: z.string() })).readonly(),
    }),
  },
  /**
   * Takes a tracker in: its table as a source document, and each answer in it as a response that is pinned there. Refused
   * `clash` where the same table is held already, `invalid` where nothing would come of it.
   */
  'tracker.import': {
    ...writes(['evidence'], { keepsBackup: true }),
    body: FILE_BODY,
    input: file.extend(sourceCalls['source.add'].input.omit({ text: true, underlined: true }).shape),
    output: z.object({ source: z.string(), responses: z.number().int(), left: z.number().int() }),
  },
  /**
   * Takes a tracker back: its table, and the answers that were read in it. Refused `clash` while something hangs on any of
   * them, naming what. Their words stay readable in what the ledger keeps.
   */
  'tracker.remove': {
    ...writes(['evidence']),
    input: z.object({ source: z.string().min(1).max(300) }),
    output: z.object({
      source: z.string(),
      title: z.string(),
      responses: z.array(z.string()).readonly(),
    }),
  },
} as const;
