import { ensureBuilt } from './lib/build.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronBinary } from './lib/electron.mjs';
import { ensurePackages } from './lib/install.mjs';
import { has, run } from './lib/run.mjs';

/** Runs the browser tests with their windows in Electron. */
async function testInElectron() {
  await ensurePackages();
  await ensureBuilt();
  if (!(await electronBinary()))
    throw new Error("Electron's binary can't be fetched here: nothing was tested");
  const vitest = [
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'slow',
    'test/browser',
  ];
  const onVirtual = !hasDisplay() && (await has('xvfb-run'));
  const [command, ...args] = onVirtual ? ['xvfb-run', '-a', ...vitest] : vitest;
  return (await run(command, args, { env: { KEELING_HOST: 'electron' } })).code;
}

try {
  process.exitCode = await testInElectron();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
