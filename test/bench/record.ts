import { appendFileSync } from 'node:fs';
import { inject } from 'vitest';
import type { Row } from './rows.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that every figure of a run is kept in until all are there. */
    readonly benchRows: string;
  }
}

/** Keeps a figure for the table of the whole run. */
export function record(row: Row): void {
  appendFileSync(inject('benchRows'), `${JSON.stringify(row)}\n`);
}
