import { spawn } from 'node:child_process';
import { isRoot } from './display.mjs';

/** A window that closes within this time never opened. */
const OPENED_MS = 5000;

/**
 * Opens an address as an app window of a browser, with a profile of its own, and waits until the window is closed.
 * @returns {Promise<boolean>} false if no window could be opened
 */
export function appWindow(browser, url, profile, onStart = () => {}) {
  const args = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1440,900',
    ...(isRoot() ? ['--no-sandbox'] : []),
  ];
  const start = Date.now();
  return new Promise((resolve) => {
    const child = spawn(browser, args, { stdio: 'ignore' });
    onStart(child);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0 || Date.now() - start > OPENED_MS));
  });
}
