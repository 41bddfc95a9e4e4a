import { z } from 'zod';
import { instrumentSchema } from '../act/instrument.ts';
import { reads } from '../contract.ts';
import { heldCitationSchema } from './held-text.ts';

const nothing = z.object({});
const text = z.object({ id: z.string().max(200), version: z.string().max(100) });

/** The calls about the other Acts that are held on this computer. Part of the contract in `api.ts`. */
export const libraryCalls = {
  /** What they cite of the review’s Act, each in its newest text. */
  'library.citing': { ...reads(['base']), input: nothing, output: z.array(heldCitationSchema).readonly() },
  /**
   * The provisions of every held text that have all of some words, or an “exact phrase”, the likeliest first; before them
   * what is named by a citation: “section 4 of the Theft Act 1968”.
   */
  'library.search': {
    ...reads([]),
    input: z.object({ words: z.string().max(500) }),
    output: z
      .array(
        text.extend({
          title: z.string(),
          pid: z.string(),
          cite: z.string(),
          heading: z.string(),
          words: z.string(),
        }),
      )
      .readonly(),
  },
  /** A held text, by its id and version; by the title of its Act, the newest. Refused `not-found` for one that isn’t held. */
  'library.text': {
    ...reads([]),
    input: text.partial().extend({ title: z.string().max(500).optional() }),
    output: instrumentSchema,
  },
} as const;
