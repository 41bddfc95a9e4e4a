import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNode } from './run.mjs';

/** The time limit for downloading Electron, for a slow connection. A machine without a connection fails much sooner. */
const FETCH_LIMIT_MS = 5 * 60_000;

function installedBinary() {
  const pathFile = inRoot('node_modules/electron/path.txt');
  if (!existsSync(pathFile)) return null;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inRoot('node_modules/electron/dist');
  const path = `${folder}/${readFileSync(pathFile, 'utf8').trim()}`;
  return existsSync(path) ? path : null;
}

/** The path of Electron's binary, downloaded if it is missing; null if that fails. */
export async function electronBinary() {
  const binary = installedBinary();
  if (binary) return binary;
  await runNode(['node_modules/electron/install.js'], { show: 'nowhere', timeoutMs: FETCH_LIMIT_MS });
  return installedBinary();
}
