import type { Signature } from '../../../core/history/signed-runs.ts';
import { wordDate } from './word-date.ts';

/** Who made a change and when, as Word shows it. */
export interface Revision {
  readonly author: string;
  /** ISO time in UTC, to the second: `2026-11-24T10:00:00Z`. */
  readonly date: string;
}

/** How words are signed that somebody typed or struck, where that is known; else as their amendment is. */
export const revisionBy = (by: Signature | null, amendment: Revision): Revision =>
  by ? { author: by.who || amendment.author, date: wordDate(by.at) } : amendment;
