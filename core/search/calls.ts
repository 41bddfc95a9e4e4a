import { z } from 'zod';
import { reads } from '../contract.ts';
import { SEARCH_KINDS } from './search-index.ts';

const kind = z.enum(SEARCH_KINDS);
const place = z.number().int().min(0);

/** Searching everything that a review holds. Part of the contract in `api.ts`. */
export const searchCalls = {
  /**
   * What holds any word or "phrase", best first; the last word may be the beginning of one, and a provision may be cited
   * in any usual form. Answers to the consultation come last, and hold every word. Words that amendments leave out are found as `deleted`, and only when that kind is asked for.
   */
  'search.run': {
    ...reads(['ledger']),
    input: z.object({
      words: z.string().max(500),
      /** All but `deleted` when absent. */
      kinds: z.array(kind).max(SEARCH_KINDS.length).optional(),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    output: z.object({
      hits: z
        .array(
          z.object({
            kind,
            id: z.string(),
            name: z.string(),
            /** A ref to what is to be shown of it. */
            leads: z.string(),
            text: z.string(),
            matches: z.array(z.object({ from: place, to: place })).readonly(),
          }),
        )
        .readonly(),
      /** How many of each kind hold the words, whichever kinds were asked for. */
      counts: z.partialRecord(kind, place),
    }),
  },
} as const;
