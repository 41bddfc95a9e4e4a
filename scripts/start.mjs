import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, nameBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { hasDisplay, isRoot } from './lib/display.mjs';
import { electronBinary } from './lib/electron.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dist, root } from './lib/paths.mjs';
import { appWindow } from './lib/window.mjs';

/** Runs Electron until its window is closed, and returns its exit code. */
function openElectron(binary) {
  const child = spawn(binary, [...(isRoot() ? ['--no-sandbox'] : []), root], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both processes. Electron ends first, and then this one.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 0));
  });
}

/** Runs the web host: in an app window until that is closed, or else at its address until Ctrl-C. */
async function openWeb(browser) {
  const { startWebHost } = await import(pathToFileURL(join(dist, 'electron/web/serve.js')).href);
  const { appDataFolder } = await import(pathToFileURL(join(dist, 'electron/folders.js')).href);
  nameBrowser();
  const host = await startWebHost({ first: true });
  let window = null;
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  const stay = async () => {
    console.log(`Keeling is at ${host.url}\nPress Ctrl-C to end it.`);
    await stopped;
  };
  const show = async () => {
    const profile = join(appDataFolder(), 'window');
    const opened = await appWindow(browser, host.createOneUseUrl(), profile, (child) => {
      window = child;
    });
    if (!opened) await stay();
  };
  await Promise.race([browser ? show() : stay(), stopped]);
  window?.kill();
  await host.close();
  return 0;
}

async function start() {
  await ensurePackages();
  await ensureBuilt();
  if (!hasDisplay()) return openWeb(null);
  const binary = await electronBinary();
  if (binary) return openElectron(binary);
  const browser = findBrowser();
  const instead = browser ? 'a window of the installed browser' : 'its address, for any browser';
  console.log(`Electron's binary can't be fetched here; opening Keeling in ${instead} instead.`);
  return openWeb(browser);
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
