import { z } from 'zod';
import { AMENDMENT_STATES, amendmentIdSchema } from '../edits/amendment.ts';
import { deferredEditSchema } from '../edits/deferred.ts';

const textSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  description: z.string(),
});
const count = z.number().int();

/** The report on moving a review to another text of its Act. A person reads it before and after the move. */
export const rebaseReportSchema = z.object({
  from: textSchema,
  to: textSchema,
  /** The hash of the newest ledger entry that the report includes. */
  head: z.string(),
  /** The numbers of differences between the two texts, by class. */
  differences: z.object({
    substantive: count,
    numbering: count,
    punctuation: count,
    typography: count,
  }),
  amendments: z.array(
    z.object({
      id: amendmentIdSchema,
      title: z.string(),
      was: z.enum(AMENDMENT_STATES),
      /** The state after the move. An offered or agreed amendment with deferred edits returns to its author. */
      state: z.enum(AMENDMENT_STATES),
      /** The number of carried edits. */
      carried: count,
      deferred: z.array(deferredEditSchema).readonly(),
      /** Places where carried edits stand among changed words. */
      readAgain: z.array(z.string()).readonly(),
    }),
  ),
  /** Removed links, in words: the newer text lacks their provisions. */
  linksGone: z.array(z.string()),
  /** Findings that are no longer ignored, because the newer text lacks their provisions. */
  findingsGone: z.array(z.string()),
});
export type RebaseReport = Readonly<z.infer<typeof rebaseReportSchema>>;
