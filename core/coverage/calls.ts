import { z } from 'zod';
import { exporting, reads } from '../contract.ts';
import { coverageReportSchema } from './report-schema.ts';

/** The calls about coverage. Part of the contract in `core/api.ts`. */

/** The ISO date that decides what is overdue. If absent, the host's present day. */
const today = z.iso.date().optional();

export const coverageCalls = {
  /**
   * The coverage of recommendations, evidence and provisions by the draft. `outward` leaves out the names of what may not be
   * published. `review` is the review's title.
   */
  'coverage.get': {
    ...reads(['ledger']),
    input: z.object({ today, outward: z.boolean().default(false) }),
    output: coverageReportSchema.extend({ review: z.string() }),
  },
  /**
   * Writes coverage as a workbook, CSV files and JSON, into a folder and a zip. `to` must not exist or be empty; if absent, a
   * folder is made beside the review.
   */
  'coverage.export': exporting({ today }, { files: z.array(z.string()) }, { may: 'drafter' }),
} as const;
