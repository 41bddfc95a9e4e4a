import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/**
 * One script with all of our own code it imports, as a file that plain `node` runs: for tests that need a process of
 * their own, whatever else has been built. It lies within the repository, where its packages are found.
 */
export async function bundle(entry: string): Promise<string> {
  const holder = join(root, 'dist/test');
  mkdirSync(holder, { recursive: true });
  const outDir = mkdtempSync(join(holder, 'bundle-'));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { ssr: entry, outDir, minify: false, target: 'node20' },
  });
  return join(outDir, basename(entry).replace(/\.ts$/, '.js'));
}
