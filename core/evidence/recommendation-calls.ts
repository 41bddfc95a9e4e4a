import { z } from 'zod';
import { writes } from '../contract.ts';
import { recommendationSchema } from './evidence.ts';
import { dateSchema } from './source-calls.ts';

const words = z.string().trim().min(1).max(20_000);

/** The calls about recommendations that a person records. Part of the contract in `api.ts`. */
export const recommendationCalls = {
  /**
   * Records what a report, an inquiry or a committee recommended: its own words, a summary, or neither where neither
   * was seen. Refused `invalid` for a summary without its author. Refused `clash` where the same source already has a
   * recommendation of that number.
   */
  'recommendation.add': {
    ...writes(['evidence']),
    input: recommendationSchema.omit({ id: true, confidence: true }).extend({
      no: z.number().int().min(1).max(99_999).nullable(),
      addressee: z.string().trim().min(1).max(500),
      text: words.nullable(),
      gist: words.nullable(),
      gistFrom: z.string().trim().min(1).max(1000).nullable(),
      deadline: dateSchema.nullable().default(null),
      sub: z
        .array(z.object({ no: z.string().trim().min(1).max(20), text: words }))
        .max(100)
        .default([]),
      found: z.string().trim().min(1).max(1000),
      remark: z.string().max(5000).default(''),
    }),
    output: recommendationSchema,
  },
} as const;
