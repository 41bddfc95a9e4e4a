import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const LIMIT_MS = 5 * 60_000;

const platform = process.platform === 'win32' ? 'win' : process.platform;

/**
 * The program of a package of Node's, fetched into a folder of its own and kept there. @returns {Promise<string | null>}
 * its path; null if the package cannot be had
 */
export async function packedNode(specifier, file, folder) {
  const path = join(folder, file);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const options = { show: 'nowhere', timeoutMs: LIMIT_MS };
  const packed = await run('npm', ['pack', specifier, '--silent', '--pack-destination', folder], options);
  const archive = readdirSync(folder).find((each) => each.endsWith('.tgz'));
  if (packed.code !== 0 || archive === undefined) return null;
  const tarArgs = ['xzf', join(folder, archive), '-C', folder, '--strip-components=1', `package/${file}`];
  const { code } = await run('tar', tarArgs, options);
  rmSync(join(folder, archive), { force: true });
  return code === 0 && existsSync(path) ? path : null;
}

/**
 * The path of another version of Node, from the npm package for this system. Cached in node_modules. @param {number}
 * major the major version @returns {Promise<string | null>} null if the package cannot be installed
 */
export const otherNode = (major) =>
  packedNode(
    `node-${platform}-${process.arch}@${major}`,
    platform === 'win' ? 'bin/node.exe' : 'bin/node',
    inRoot(`node_modules/.cache/keeling-nodes/${major}`),
  );
