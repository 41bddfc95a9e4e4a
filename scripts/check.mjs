import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { runParts } from './lib/run-parts.mjs';
import { checkParts } from './lib/suite.mjs';

try {
  await ensurePackages();
  process.exitCode = await runParts(checkParts(ensureBuilt));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
