import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { dist, inRoot } from './paths.mjs';
import { runNode } from './run.mjs';

/** The build steps, with their inputs and commands. A step whose `needs` is missing has nothing to build. */
const STEPS = [
  {
    name: 'node',
    from: ['core', 'data', 'electron', 'tsconfig.base.json', 'vite.cli.config.ts'],
    commands: [
      ['node_modules/typescript/bin/tsc', '-b', 'core', 'data', 'electron'],
      vite('vite.cli.config.ts'),
    ],
  },
  {
    name: 'team',
    from: ['core', 'data', 'electron', 'team', 'tsconfig.base.json'],
    commands: [['node_modules/typescript/bin/tsc', '-b', 'core', 'data', 'electron', 'team']],
  },
  {
    name: 'preload',
    needs: 'electron/preload/preload.ts',
    from: ['electron/preload', 'core', 'vite.preload.config.ts'],
    commands: [vite('vite.preload.config.ts')],
  },
  {
    name: 'dictionary',
    needs: 'node_modules/dictionary-en-gb/index.dic',
    from: ['scripts/lib/bdic.mjs', 'scripts/lib/build-dictionary.mjs'],
    commands: [['scripts/lib/build-dictionary.mjs']],
  },
  {
    name: 'renderer',
    needs: 'renderer/index.html',
    // The window shows the guides and its version.
    from: ['renderer', 'core', 'docs', 'package.json', 'vite.config.ts'],
    commands: [vite('vite.config.ts')],
  },
];

/** Every build, also for tests, is the one that users get. */
const ENV = { NODE_ENV: 'production', NO_COLOR: '1' };

const STEP_NAMES = STEPS.map(({ name }) => name);

/** The steps for a host with or without the department's server. */
export const stepsFor = ({ team }) => STEP_NAMES.filter((name) => team || name !== 'team');

function vite(config) {
  return ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'];
}

/** Every file in a folder and its subfolders, in a fixed order. */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((file) => {
      const path = `${folder}/${file.name}`;
      return file.isDirectory() ? filesIn(path) : [path];
    });

/** Every file in the given files and folders. */
const files = (paths) =>
  paths
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));

/** Changes when an input file is added, removed or written, and when the commands change. */
function fingerprint(step) {
  const hash = createHash('sha256').update(JSON.stringify([step.commands, ENV]));
  for (const path of files([...step.from, 'package-lock.json'].map((from) => inRoot(from)))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const stampOf = ({ name }) => join(dist, '.stamps', name);

const isStale = (step) => {
  const stamp = stampOf(step);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(step);
};

async function build(step, show) {
  if (show === 'screen') console.log(`Building ${step.name}…`);
  // Taken before the build, so that a file that is written during the build makes it stale again.
  const built = fingerprint(step);
  for (const command of step.commands) {
    const { code, output } = await runNode(command, { show: 'nowhere', env: ENV });
    if (code !== 0) throw new Error(`${step.name} does not build\n${output}`.trim());
    if (show === 'screen' && output.trim() !== '') console.log(output.trim());
  }
  writeFileSync(stampOf(step), built);
}

/**
 * Builds those of the named steps that are stale, or of all steps. @throws Error with the compiler's message if a build
 * fails
 */
export async function ensureBuilt({ show = 'screen', force = false, only = stepsFor({ team: false }) } = {}) {
  const steps = STEPS.filter(
    ({ name, needs }) => only.includes(name) && (!needs || existsSync(inRoot(needs))),
  );
  if (!force && !steps.some(isStale)) return;
  await withLock(join(dist, '.stamps', 'lock'), async () => {
    for (const step of steps) if (force || isStale(step)) await build(step, show);
  });
}
