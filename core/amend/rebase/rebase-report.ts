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

/** What moving a review to another text of its Act did, or would do, for a person to read before and after. */
export const rebaseReportSchema = z.object({
  from: textSchema,
  to: textSchema,
  /** Hash of the newest ledger entry that was looked at. */
  head: z.string(),
  /** How the two texts differ, by class of change. */
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
      /** Its state afterwards: what was offered or agreed and can't all be carried is returned to its author. */
      state: z.enum(AMENDMENT_STATES),
      /** How many edits are carried. */
      carried: count,
      deferred: z.array(deferredEditSchema).readonly(),
      /** Places in which carried edits stand among words that changed. */
      readAgain: z.array(z.string()).readonly(),
    }),
  ),
  /** Links to provisions that the newer text lacks, in words; they are taken off. */
  linksGone: z.array(z.string()),
  /** Findings that are no longer ignored, because what they are about is not in the newer text. */
  findingsGone: z.array(z.string()),
});
export type RebaseReport = Readonly<z.infer<typeof rebaseReportSchema>>;
