import { z } from 'zod';
import { amendmentIdSchema } from '../amend/edits/amendment.ts';
import { exporting, LONG_BODY, reads } from '../contract.ts';
import { PACK_FORMATS } from './formats.ts';
import { leftOutSchema } from './model.ts';
import { WORD_PROFILES } from './word-profiles.ts';

/** The reader and the formats of a pack. By default the reader is the public, and all formats are made. */
export const packChoiceFields = {
  profile: z.enum(WORD_PROFILES).default('outward'),
  only: z.array(z.enum(PACK_FORMATS)).min(1).optional(),
  /**
   * Whether the PDFs should be PDF/A-2a (ISO 19005-2), for archives. They are if Keeling finds nothing that prevents
   * it.
   */
  isArchival: z.boolean().optional(),
  /** Whether to export a draft. A draft is marked on every page, and is exported whatever the checklist finds. */
  isDraft: z.boolean().optional(),
};

/** The export of a single Word file, and the calls about a running export. */
export const packExportCalls = {
  /**
   * Writes the Act with the given amendments as one Word file, in a folder and a zip. A lawyer's file has tracked
   * changes and all comments; an outward file has no comments and no names; a clean file has no tracked changes. The
   * input is that of `pack.export`.
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
  /** The progress of the running export. Answered while the export runs. */
  'pack.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({
      /** Null if no export is running. `done` of `total` counts parts of the paper, or formats. */
      doing: z
        .object({
          what: z.enum(['reading', 'parts', ...PACK_FORMATS, 'writing']),
          done: z.number().int().min(0),
          total: z.number().int().min(0),
        })
        .nullable(),
    }),
  },
  /** Cancels the running export. The export is then refused as `cancelled`, and nothing is written. */
  'pack.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
} as const;
