import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Whether node_modules has the versions of package-lock.json, by npm's own record of what it installed. */
export function packagesInstalled(
  wantedPath = inRoot('package-lock.json'),
  installedPath = inRoot('node_modules/.package-lock.json'),
) {
  if (!existsSync(installedPath)) return false;
  const installed = read(installedPath).packages;
  // Optional packages may be missing: npm leaves out builds for other systems.
  return Object.entries(read(wantedPath).packages).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Installs the pinned packages if any is missing or has another version. @throws Error if npm fails */
export async function ensurePackages({ show = 'screen' } = {}) {
  if (packagesInstalled()) return;
  if (show === 'screen') console.log('Installing packages (about two minutes, once)…');
  const windows = process.platform === 'win32';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = windows
    ? await run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], { show })
    : await run('npm', args, { show });
  if (code !== 0) throw new Error(`npm ci failed (exit ${code})\n${output}`.trim());
}
