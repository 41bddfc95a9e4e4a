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
  /** The sheet, or "Table 2" of a Word document. When absent, the first table with the columns of a tracker. */
  table: z.string().max(300).optional(),
  /** The roles of the columns. When absent, they are read from the headers. */
  mapping: trackerMappingSchema.optional(),
});

/** The calls about trackers of recommendations. Part of the contract in `api.ts`. */
export const trackerCalls = {
  /** Previews the import of a tracker, line by line. Stores nothing. */
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
   * Imports a tracker: its table as a source document, and each answer in it as a response that quotes the table. Refused
   * `clash` if the same table is already stored, and `invalid` if the table has no answer.
   */
  'tracker.import': {
    ...writes(['evidence'], { keepsBackup: true }),
    body: FILE_BODY,
    input: file.extend(sourceCalls['source.add'].input.omit({ text: true, underlined: true }).shape),
    output: z.object({ source: z.string(), responses: z.number().int(), left: z.number().int() }),
  },
  /**
   * Removes a tracker: its table, and the answers that were read from it. Refused `clash`, with the names, while other things
   * depend on them. The words stay in the values that are stored with the ledger.
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
