import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';

/**
 * Measures Keeling and other programs side by side, and prints one table for each topic. `--write` puts the tables into
 * docs/performance.md, and the targets into README.md. The names of bench files limit the run: `npm run bench --
 * coding`.
 */
const args = process.argv.slice(2);
const write = args.includes('--write');
const names = args.filter((arg) => arg !== '--write');
const files = names.length > 0 ? names : ['test/bench/sides', 'test/bench/typing.bench.ts'];
if (write) process.env.KEELING_BENCH_WRITE = '1';
// Limits the samples of what a person would notice, because typing cannot be measured faster than it takes.
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
