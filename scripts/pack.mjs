import { readFileSync } from 'node:fs';
import { ensureBuilt } from './lib/build.mjs';
import { fuseFaults, packedApps } from './lib/fuses.mjs';
import { ensurePackages } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/**
 * Packs Keeling for this system, with the settings in package.json, and reads the fuses back from the result. Further
 * arguments go to electron-builder: `npm run pack -- --dir` makes no installer.
 */
async function pack() {
  await ensurePackages();
  await ensureBuilt();
  const builder = ['node_modules/electron-builder/cli.js', '--publish', 'never', ...process.argv.slice(2)];
  const { code } = await runNode(builder);
  if (code !== 0) return code;
  const { build, name, productName } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const { getCurrentFuseWire } = await import('@electron/fuses');
  const apps = packedApps(inRoot(build.directories.output), productName, name);
  if (apps.length === 0) throw new Error('Nothing was packed: there are no fuses to read');
  const faults = [];
  for (const app of apps) {
    const wire = await getCurrentFuseWire(app);
    for (const fault of fuseFaults(build.electronFuses, wire)) faults.push(`${app}: ${fault}`);
  }
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log(`Fuses as they should be: ${apps.join(', ')}`);
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await pack();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
