import { z } from 'zod';
import { amendmentIdSchema } from '../amend/edits/amendment.ts';
import { exporting, LONG_BODY, reads } from '../contract.ts';
import { PACK_FORMATS } from './formats.ts';
import { leftOutSchema } from './model.ts';
import { WORD_PROFILES } from './word-profiles.ts';

/** Whom a pack is for and what it is made in; outward and in everything, unless said. */
export const packChoiceFields = {
  profile: z.enum(WORD_PROFILES).default('outward'),
  only: z.array(z.enum(PACK_FORMATS)).min(1).optional(),
  /** Whether its PDFs are to be kept in an archive: as PDF/A-2a (ISO 19005-2) where nothing is found against that. */
  isArchival: z.boolean().optional(),
  /** Whether it is a draft, which says so on every page: it goes out whatever the checklist finds. */
  isDraft: z.boolean().optional(),
};

/** The Word file by itself, and the calls that are about an export under way. */
export const packExportCalls = {
  /**
   * Writes the Act with the given amendments as one Word file, in a folder and a zip: with tracked changes and every
   * comment for a lawyer, without comments and names outward, or clean. What is asked for is as in `pack.export`.
   */
  'word.export': exporting(
    {
      amendments: z.array(amendmentIdSchema).max(50_000).optional(),
      withoutEdits: z.array(z.string().max(2000)).max(100_000).optional(),
      profile: z.enum(WORD_PROFILES).default('lawyer'),
    },
    {
      files: z.array(z.string()),
      leftOut: z.array(leftOutSchema),
    },
    { may: 'drafter', body: LONG_BODY },
  ),
  /** What is being made of a pack; answered while it is under way. */
  'pack.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({
      /** Null when nothing is under way. `done` of `total` parts of the paper, or formats. */
      doing: z
        .object({
          what: z.enum(['reading', 'parts', ...PACK_FORMATS, 'writing']),
          done: z.number().int().min(0),
          total: z.number().int().min(0),
        })
        .nullable(),
    }),
  },
  /** Stops the export under way, which is then refused `cancelled`, with nothing written. */
  'pack.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
} as const;
