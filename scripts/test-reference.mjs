import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { ensurePrograms } from './lib/programs.mjs';
import { runParts } from './lib/run-parts.mjs';
import { referenceParts } from './lib/suite.mjs';

try {
  await ensurePackages();
  const notes = await ensurePrograms();
  process.exitCode = await runParts(referenceParts(ensureBuilt), notes);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
