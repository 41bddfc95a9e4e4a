import { findBrowser } from '../../scripts/lib/browser.mjs';

/** The Chromium that browser tests drive, or null (said aloud) where this machine has none. */
export function chromiumPath(): string | null {
  const path = findBrowser();
  if (path === null) console.warn('SKIPPED: no Chromium, Chrome or Edge on this machine');
  return path;
}

/** Quiet, offline, and able to run as root in a container. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
