import { z } from 'zod';
import { instrumentSchema } from '../act/instrument.ts';
import { reads } from '../contract.ts';
import { heldCitationSchema } from './held-text.ts';

const nothing = z.object({});
const text = z.object({ id: z.string().max(200), version: z.string().max(100) });

/** The calls about the other Acts that are stored on this computer. Part of the contract in `api.ts`. */
export const libraryCalls = {
  /** The citations of the review’s Act in the newest text of each stored Act. */
  'library.citing': { ...reads(['base']), input: nothing, output: z.array(heldCitationSchema).readonly() },
  /**
   * Searches all stored texts for provisions with all the words, or an “exact phrase”; the best match first. Words that are
   * a citation, such as “section 4 of the Theft Act 1968”, put the cited provision first.
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
  /** A stored text by its id and version, or the newest text by the Act's title. Refused `not-found` for a text that isn’t stored. */
  'library.text': {
    ...reads([]),
    input: text.partial().extend({ title: z.string().max(500).optional() }),
    output: instrumentSchema,
  },
} as const;
