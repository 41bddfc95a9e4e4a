import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The path of a built file, after building what is stale. */
export function built(...parts: readonly string[]): string {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet'], { stdio: 'pipe' });
  return join(root, 'dist', ...parts);
}
