import type { Signature } from '../../../core/history/signed-runs.ts';
import { wordDate } from './word-date.ts';

/** The author and date of a change, as Word shows them. */
export interface Revision {
  readonly author: string;
  /** ISO time in UTC, to the second: `2026-11-24T10:00:00Z`. */
  readonly date: string;
}

/** The author and date of a change: those of its signature if known, else those of the amendment. */
export const revisionBy = (by: Signature | null, amendment: Revision): Revision =>
  by ? { author: by.who || amendment.author, date: wordDate(by.at) } : amendment;
