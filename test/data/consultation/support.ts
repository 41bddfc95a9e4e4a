import { readFileSync } from 'node:fs';
import { referencePath } from '../../support/reference.ts';

/** A file as a call takes it. */
export const asFile = (name: string, bytes: Uint8Array | string) => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

/** A file of the reference folder; null where this machine doesn't hold it. */
export function referenceFile(name: string) {
  const path = referencePath('consultation', name);
  return path === null ? null : asFile(name, readFileSync(path));
}

/** Rows as CSV, every cell in quotation marks. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ',', end = '\r\n'): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + end).join('');
