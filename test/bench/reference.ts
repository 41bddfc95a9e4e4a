import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../shared/reference');

/** The path of a piece of reference material beside the repository; null, and said on the terminal, where it is not there. */
export function referenceFile(...parts: readonly string[]): string | null {
  const path = join(root, ...parts);
  if (existsSync(path)) return path;
  console.warn(`Not measured on reference material, which is not beside the repository: ${parts.join('/')}`);
  return null;
}
