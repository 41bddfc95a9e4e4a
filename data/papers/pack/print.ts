import type { Result } from '../../../core/base/result.ts';

/** A page as PDF, and the program that printed it: `Chromium 156`. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly by: string;
}

/**
 * Prints a self-contained page of HTML as tagged PDF with an outline. Each host has its own way to print. Refused with the
 * reason why there is no PDF, as a sentence that is printed in the pack; `cancelled` once the signal says so.
 */
export interface Print {
  (html: string, signal: AbortSignal): Promise<Result<Printed>>;
  /** How many pages are printed at once at most; one at a time, when absent. */
  readonly atOnce?: number;
  /** Prints many pages with one started printer, which is ended when `work` is done. */
  readonly withOnePrinter?: <T>(work: (print: Print) => Promise<T>) => Promise<T>;
}
