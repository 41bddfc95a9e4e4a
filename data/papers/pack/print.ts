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
  (html: string, signal: AbortSignal): Promise<Result<Printed>>;
  /** How many pages are printed at once at most; one at a time, when absent. */
  readonly atOnce?: number;
  /** Lends what prints for many pages: it is made ready once, and put away when the work is done. */
  readonly together?: <T>(work: (print: Print) => Promise<T>) => Promise<T>;
}
