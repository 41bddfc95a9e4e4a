import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

type Step = 'node' | 'team' | 'preload' | 'renderer' | 'dictionary';

/** What this process has seen to: a run of the tests is about the sources that it began with. */
const fresh = new Set<Step>();

/** The folder of what is built, after building what is stale of the named steps. */
export function built(...steps: readonly Step[]): string {
  const wanted = steps.filter((step) => !fresh.has(step));
  if (wanted.length > 0) {
    const script = join(root, 'scripts/build.mjs');
    execFileSync(process.execPath, [script, '--quiet', `--only=${wanted.join(',')}`], { stdio: 'pipe' });
  }
  for (const step of wanted) fresh.add(step);
  return join(root, 'dist');
}
