import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { FILE_BODY, LONG_BODY, reads, writes } from '../contract.ts';
import { commitmentSchema, pinSchema, responseSchema, sourceSchema } from './evidence.ts';
import { refSchema } from './link.ts';

const id = z.string().min(1).max(300);
const nameSchema = z.string().trim().min(1).max(500);
/** As much of a date as is known: `2024-11-21`, `2024-11` or `2024`. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Not a date such as 2024-11-21, 2024-11 or 2024');
/** The longest text that a source may have, in UTF-16 code units. */
const text = z.string().min(1).max(5_000_000);
const underlined = sourceSchema.shape.underlined;

/** Words quoted from a source: a stretch of its text, and what the caller saw there, so that nothing is quoted unseen. */
const quotedSchema = pinSchema
  .pick({ source: true, from: true, to: true })
  .extend({ quote: z.string().min(1).max(100_000) });
export type Quoted = Readonly<z.infer<typeof quotedSchema>>;

/** The calls about source documents and what is quoted from them. Part of the contract in `api.ts`. */
export const sourceCalls = {
  /** Reads the words of a file, and keeps nothing: text, HTML, .docx or PDF. */
  'source.read': {
    ...reads([]),
    body: FILE_BODY,
    input: z.object({ name: z.string().max(300), base64: base64(56_000_000, 4) }),
    output: z.object({
      format: z.enum(['text', 'html', 'docx', 'pdf']),
      text: z.string(),
      underlined: underlined.unwrap().readonly(),
      /** What a person should know of how it was read. */
      remarks: z.array(z.string()).readonly(),
      sha256: z.string(),
    }),
  },
  /** Puts a document's text into the review, with who wrote it, when, and under which licence. */
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
   * Replaces the text of a source, whose hash is still `was`. What is quoted from it goes along where its words are found
   * again beyond doubt; `lost` are the responses and commitments that quote words which are not.
   */
  'source.revise': {
    ...writes(['evidence']),
    body: LONG_BODY,
    input: z.object({ id, was: z.string(), text, underlined, because: z.string().trim().min(1).max(1000) }),
    output: z.object({ source: sourceSchema, lost: z.array(refSchema).readonly() }),
  },
  /** Records what a body answered, in words quoted from a source. Refused `stale` where those don't stand there. */
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
  /** Records what a body undertook to do, in words quoted from a source. */
  'commitment.add': {
    ...writes(['evidence']),
    body: LONG_BODY,
    input: commitmentSchema
      .omit({ id: true, pin: true, underlined: true })
      .extend({ owner: nameSchema, due: dateSchema.nullable(), pin: quotedSchema }),
    output: commitmentSchema,
  },
} as const;
