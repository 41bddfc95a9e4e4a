import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { runParts } from './lib/parts.mjs';
import { ensurePrograms } from './lib/programs.mjs';
import { referenceParts } from './lib/suite.mjs';

try {
  await ensurePackages();
  const notes = await ensurePrograms();
  process.exitCode = await runParts(referenceParts(ensureBuilt), notes);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
