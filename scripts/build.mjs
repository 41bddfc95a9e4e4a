import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';

const show = process.argv.includes('--quiet') ? 'nowhere' : 'screen';
try {
  await ensurePackages({ show });
  await ensureBuilt({ show, force: process.argv.includes('--force') });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
