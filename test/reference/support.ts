import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../shared/reference');

/** The path of a piece of the reference material, which stands beside the repository. @throws where it is not there. */
export function referencePath(...parts: readonly string[]): string {
  const path = join(root, ...parts);
  if (!existsSync(path)) throw new Error(`The reference material is not on this machine: ${path}`);
  return path;
}

export const readReference = (...parts: readonly string[]): Buffer => readFileSync(referencePath(...parts));
