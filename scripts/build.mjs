import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';

/** `--only=node,preload` builds only these steps. `--force` builds steps that are up to date, too. */
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const show = process.argv.includes('--quiet') ? 'nowhere' : 'screen';
try {
  await ensurePackages({ show });
  const force = process.argv.includes('--force');
  await ensureBuilt({ show, force, ...(only ? { only: only.split(',') } : {}) });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
