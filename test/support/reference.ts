import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../shared/reference');

/** The path of a piece of reference material, or null (said aloud) where this machine doesn't hold it. */
export function referencePath(...parts: readonly string[]): string | null {
  const path = join(root, ...parts);
  if (existsSync(path)) return path;
  console.warn(`SKIPPED: reference material is not on this machine: ${parts.join('/')}`);
  return null;
}
