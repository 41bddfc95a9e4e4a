import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/lib/browser.mjs';

/** The Chromium that browser tests drive, or null (said aloud) where this machine has none. */
export function chromiumPath(): string | null {
  const path = findBrowser();
  if (path === null) console.warn('SKIPPED: no Chromium, Chrome or Edge on this machine');
  return path;
}

/**
 * What Playwright turns off of Chromium, which is to be said again where anything else is (the last one counts), and the
 * address bar's pages: each window of a headless Chromium loads two of them, which nobody sees, and which cost more than
 * half as much as the workbench's own page. And the process that Chromium has ready beside each for a window to come.
 */
const WITHOUT: readonly string[] = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** Quiet, offline, and able to run as root in a container. */
const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${WITHOUT.join(',')}`,
];

/** What a run of tests adds to them, see vitest.config.ts. */
const OF_THE_RUN = process.env.KEELING_BROWSER ? [process.env.KEELING_BROWSER] : [];

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
  // A worker that is told to end ends at once, and its Chromium with the pipe between them. Playwright would close it at
  // leisure, with the worker alive for as long.
  const args = [...CHROMIUM_ARGS, ...OF_THE_RUN];
  running = chromium.launch({ executablePath, args, handleSIGTERM: false });
  return running;
}

/** How many times slower than it is a window's processor is to be: quick hands at a slow machine, in any browser test. */
const SLOWED = Number(process.env.KEELING_SLOWED ?? 1);

/** Makes a window's processor as slow as this run has it. */
export async function slowDown(page: Page): Promise<void> {
  if (SLOWED <= 1) return;
  const rate = await page.context().newCDPSession(page);
  await rate.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}
