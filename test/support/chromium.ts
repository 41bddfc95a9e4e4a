import { type Browser, chromium } from 'playwright-core';
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

let running: Promise<Browser> | null = null;

/**
 * The one Chromium of a worker, in which each test has contexts of its own, and closes them. It ends with the worker.
 * @throws Error where this machine has none: ask `chromiumPath` first
 */
export async function sharedChromium(): Promise<Browser> {
  const before = await running;
  if (before?.isConnected()) return before;
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('No Chromium on this machine');
  running = chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
  return running;
}
