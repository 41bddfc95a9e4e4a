import { parseArgs } from 'node:util';
import { ensurePackages } from './lib/install.mjs';
import { runNode } from './lib/run.mjs';

/**
 * Tries every reader of other people's files with 20,000 files, or a given number. The same seed gives the same files.
 * A failure prints its seed and number, and `--only` repeats that file.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: `${Math.floor(Math.random() * 2 ** 31)}` },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
const [from, to] = values.only
  ? [Number(values.only), Number(values.only) + 1]
  : [Number(values.from), Number(values.from) + Number(values.inputs)];

try {
  await ensurePackages();
  const env = { KEELING_FUZZ: `${values.seed} ${from} ${to}`, KEELING_LONG: '1' };
  const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz'], {
    show: 'screen',
    env,
  });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
