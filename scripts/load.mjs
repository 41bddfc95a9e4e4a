import { parseArgs } from 'node:util';
import { ensureBuilt, stepsFor } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';

/**
 * Measures many people at once on a server of their own: `npm run load -- --minutes 10 --people 50 --amendments 500`.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    people: { type: 'string', default: '50' },
    amendments: { type: 'string', default: '500' },
  },
});

try {
  await ensurePackages();
  await ensureBuilt({ only: stepsFor({ team: true }) });
  for (const [option, number] of Object.entries(values))
    process.env[`KEELING_LOAD_${option.toUpperCase()}`] = number;
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.bench.config.ts'];
  const { code } = await runNode([...vitest, 'test/bench/load']);
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
