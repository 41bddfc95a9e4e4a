import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The folder of what is built, after building what is stale of the named steps. */
export function built(...steps: readonly ('node' | 'preload' | 'renderer')[]): string {
  const script = join(root, 'scripts/build.mjs');
  execFileSync(process.execPath, [script, '--quiet', `--only=${steps.join(',')}`], { stdio: 'pipe' });
  return join(root, 'dist');
}
