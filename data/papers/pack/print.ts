import type { Result } from '../../../core/base/result.ts';

/** A printed PDF, and the program that printed it: `Chromium 156`. */
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
  /** The most documents printed at the same time; 1 when absent. */
  readonly atOnce?: number;
  /** Starts one printer for many documents, and ends it after `work`. */
  readonly withOnePrinter?: <T>(work: (print: Print) => Promise<T>) => Promise<T>;
}
