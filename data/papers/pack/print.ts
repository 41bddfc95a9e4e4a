import type { Result } from '../../../core/base/result.ts';

/** A page as PDF, and what printed it: `Chromium 156`. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly by: string;
}

/**
 * Prints a page of HTML that needs nothing else, as tagged PDF with an outline: what a host gives, since each has another
 * way. Refused with why there is no PDF, as a sentence that can stand in a pack; `cancelled` once the signal says so.
 */
export interface Print {
  /** @param again the page to print in the place of this one, once it is known how this one came out */
  (html: string, signal: AbortSignal, again?: (first: Uint8Array) => string): Promise<Result<Printed>>;
  /** How many pages are printed at once at most; one at a time, when absent. */
  readonly atOnce?: number;
}
