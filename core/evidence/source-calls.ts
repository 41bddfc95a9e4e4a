import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { FILE_BODY, LONG_BODY, reads, writes } from '../contract.ts';
import { commitmentSchema, pinSchema, responseSchema, sourceSchema } from './evidence.ts';
import { refSchema } from './link.ts';

const id = z.string().min(1).max(300);
const nameSchema = z.string().trim().min(1).max(500);
/** A date as precise as it is known: `2024-11-21`, `2024-11` or `2024`. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Not a date such as 2024-11-21, 2024-11 or 2024');
/** The longest text that a source may have, in UTF-16 code units. */
const text = z.string().min(1).max(5_000_000);
const underlined = sourceSchema.shape.underlined;

/** A quotation from a source: a stretch of its text, and the words that the caller saw there, which are compared. */
const quotedSchema = pinSchema
  .pick({ source: true, from: true, to: true })
  .extend({ quote: z.string().min(1).max(100_000) });
export type Quoted = Readonly<z.infer<typeof quotedSchema>>;

/** The calls about source documents and what is quoted from them. Part of the contract in `api.ts`. */
export const sourceCalls = {
  /** Reads the text of a file (text, HTML, .docx or PDF), and stores nothing. */
  'source.read': {
    ...reads([]),
    body: FILE_BODY,
    input: z.object({ name: z.string().max(300), base64: base64(56_000_000, 4) }),
    output: z.object({
      format: z.enum(['text', 'html', 'docx', 'pdf']),
      text: z.string(),
      underlined: underlined.unwrap().readonly(),
      /** Remarks about the reading, such as pages without text. */
      remarks: z.array(z.string()).readonly(),
      sha256: z.string(),
    }),
  },
  /** Adds a document's text to the review, with its author, date and licence. */
  'source.add': {
    ...writes(['evidence']),
    body: LONG_BODY,
    input: z.object({
      title: nameSchema,
      author: nameSchema,
      date: dateSchema,
      url: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .optional(),
      licence: nameSchema,
      text,
      underlined,
    }),
    output: sourceSchema,
  },
  /**
   * Replaces the text of a source, whose hash must still be `was`. Quotations move to their words in the new text, if these
   * are found beyond doubt. `lost` are the responses and commitments whose quoted words were not found.
   */
  'source.revise': {
    ...writes(['evidence']),
    body: LONG_BODY,
    input: z.object({ id, was: z.string(), text, underlined, because: z.string().trim().min(1).max(1000) }),
    output: z.object({ source: sourceSchema, lost: z.array(refSchema).readonly() }),
  },
  /** Records a body's response, in words quoted from a source. Refused `stale` if the source has other words there. */
  'response.add': {
    ...writes(['evidence']),
    body: LONG_BODY,
    input: responseSchema.omit({ id: true, pins: true, tracker: true }).extend({
      body: nameSchema,
      date: dateSchema,
      terms: nameSchema,
      pins: z.array(quotedSchema).min(1).max(50).readonly(),
    }),
    output: responseSchema,
  },
  /** Records a body's commitment, in words quoted from a source. */
  'commitment.add': {
    ...writes(['evidence']),
    body: LONG_BODY,
    input: commitmentSchema
      .omit({ id: true, pin: true, underlined: true })
      .extend({ owner: nameSchema, due: dateSchema.nullable(), pin: quotedSchema }),
    output: commitmentSchema,
  },
} as const;
