import { z } from 'zod';
import { decisionSchema } from './records.ts';

/** The calls about what the evidence asks for and what was decided of it. Part of the contract in `api.ts`. */
export const evidenceCalls = {
  'decision.list': { input: z.object({}), output: z.array(decisionSchema).readonly() },
  /**
   * Records what was decided of a recommendation, a commitment, a question or a theme. Refused `invalid` without a
   * reason for not taking it forward, `clash` where something was decided of it already.
   */
  'decision.add': {
    input: decisionSchema.pick({ about: true, outcome: true, reason: true }),
    output: decisionSchema,
  },
  'decision.remove': { input: z.object({ id: z.string().max(300) }), output: z.object({ id: z.string() }) },
} as const;
