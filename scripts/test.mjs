import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { ensurePrograms } from './lib/programs.mjs';
import { runParts } from './lib/run-parts.mjs';
import { testParts } from './lib/suite.mjs';

const isLong = process.argv.includes('--long');
// Runs at the length for a release, see test/support/run/amount.ts.
if (isLong) process.env.KEELING_LONG ??= '1';
if (!isLong && !process.argv.includes('--full')) process.env.KEELING_ORDINARY = '1';

try {
  await ensurePackages();
  const notes = await ensurePrograms();
  process.exitCode = await runParts(testParts(ensureBuilt), notes);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
