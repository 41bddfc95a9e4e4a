import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';

/**
 * Ours and others' side by side, in one table for each topic; `--write` puts them into docs/performance.md, and the
 * targets in short into README.md. With names of files, those instead: `npm run bench -- coding`.
 */
const args = process.argv.slice(2);
const write = args.includes('--write');
const names = args.filter((arg) => arg !== '--write');
const files = names.length > 0 ? names : ['test/bench/sides', 'test/bench/typing.bench.ts'];
if (write) process.env.KEELING_BENCH_WRITE = '1';
// Of what a person would notice, at most: typing takes the time that it takes to type.
if (names.length === 0) process.env.KEELING_BENCH ??= '500';

try {
  await ensurePackages();
  await ensureBuilt();
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.bench.config.ts'];
  const { code } = await runNode([...vitest, ...files]);
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
