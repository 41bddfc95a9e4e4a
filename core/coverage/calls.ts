import { z } from 'zod';
import { exporting, reads } from '../contract.ts';
import { coverageReportSchema } from './report-schema.ts';

/** The calls about coverage. Part of the contract in `core/api.ts`. */

/** ISO date that what is overdue is told by; the host's own day, when absent. */
const today = z.iso.date().optional();

export const coverageCalls = {
  /**
   * The draft held against all that was asked, answered, said and decided, both ways. With `outward`, without the names
   * of what may not be published. `review` is its title.
   */
  'coverage.get': {
    ...reads(['ledger']),
    input: z.object({ today, outward: z.boolean().default(false) }),
    output: coverageReportSchema.extend({ review: z.string() }),
  },
  /**
   * Writes coverage as a workbook, as one CSV file a table and as data, into a folder and a zip. `to` is a folder that
   * doesn't exist or is empty; absent, one beside the review.
   */
  'coverage.export': exporting({ today }, { files: z.array(z.string()) }, { may: 'drafter' }),
} as const;
