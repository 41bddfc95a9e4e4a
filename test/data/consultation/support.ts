import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file as a call takes it. */
export const asFile = (name: string, bytes: Uint8Array | string) => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

/** One of the made-up exports in test/fixtures/consultation. */
export const fixtureFile = (name: string) =>
  asFile(name, readFileSync(join(import.meta.dirname, '../../fixtures/consultation', name)));

/** Rows as CSV, every cell in quotation marks. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ',', end = '\r\n'): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + end).join('');
