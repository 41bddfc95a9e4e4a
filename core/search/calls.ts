import { z } from 'zod';
import { reads } from '../contract.ts';
import { SEARCH_KINDS } from './search-index.ts';

const kind = z.enum(SEARCH_KINDS);
const place = z.number().int().min(0);

/** The call that searches a review. Part of the contract in `api.ts`. */
export const searchCalls = {
  /**
   * Finds what contains any word or "phrase", best first. The last word may be the beginning of a longer word, and a provision
   * may be cited in any usual form. Answers to the consultation come last, and only those that contain every word. Words that
   * amendments omit have the kind `deleted`.
   */
  'search.run': {
    ...reads(['ledger']),
    input: z.object({
      words: z.string().max(500),
      /** If absent, all kinds except `deleted`. */
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
            /** The ref of what to open. */
            leads: z.string(),
            /** The text round the matches. */
            text: z.string(),
            /** Offsets in `text`, in UTF-16 code units. */
            matches: z.array(z.object({ from: place, to: place })).readonly(),
          }),
        )
        .readonly(),
      /** The number of matches of each kind, also of kinds that were not asked for. */
      counts: z.partialRecord(kind, place),
    }),
  },
} as const;
