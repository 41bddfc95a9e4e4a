import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type BrowserContext, type Page } from 'playwright-core';
import type { Person } from '../../../core/api.ts';
import { startWebHost } from '../../../electron/web/serve.ts';
import { startWindowsHost } from '../hosts/windows-host.ts';
import { nameSomebody } from '../people/name-somebody.ts';
import { built } from './built.ts';
import { chromiumPath, sharedChromium, slowDown } from './chromium.ts';
import { watchOutward } from './outward.ts';

/** A window of the real workbench over a real host, with reviews and settings in a folder of its own. */
export interface Workbench {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where its reviews are. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export interface WorkbenchOptions {
  readonly width?: number;
  readonly height?: number;
  /** Who works in it; by default whoever the machine says. */
  readonly person?: Person;
  /** A review to open at once. */
  readonly file?: string;
  /** Starts as on a machine where Keeling was never used, which opens the sample. */
  readonly first?: boolean;
  /**
   * Whether the test will hold back what the window asks. Chromium turns to whoever holds it back only a moment after it
   * is told to, so that a request made at once passes by: it is told before the window is opened.
   */
  readonly isHeld?: boolean;
}

const inElectron = process.env.KEELING_HOST === 'electron';

/** Whether the host runs on Windows' Node, in Wine, with the window in this system's Chromium (`npm run test:windows`). */
const onWindows = process.env.KEELING_HOST === 'windows';

/** Why browser tests can't run on this machine; null when they can. */
export const whyNoWorkbench = (): string | null =>
  inElectron || chromiumPath() !== null ? null : 'no Chromium on this machine';

/** Opens the workbench: in a Chromium over the web host, or with KEELING_HOST=electron in Electron itself. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-workbench-'));
  const opened = await (inElectron ? openInElectron : openInChromium)(folder, options);
  return {
    ...opened,
    folder,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Opened = Omit<Workbench, 'folder'>;

async function openInChromium(
  folder: string,
  { width = 1280, height = 800, file, person, first = false, isHeld = false }: WorkbenchOptions,
): Promise<Opened> {
  const pages = join(built('renderer'), 'renderer');
  if (!first) await nameSomebody(join(folder, 'data'), person);
  const hostOptions = { folder, dataFolder: join(folder, 'data'), first, ...(file ? { file } : {}) };
  const host = await (onWindows ? startWindowsHost(hostOptions) : startWebHost({ ...hostOptions, pages }));
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  const nothingLeft = watchOutward(context);
  const page = await context.newPage();
  if (isHeld) await page.route('**/nothing-is-asked-here', (route) => route.continue());
  await slowDown(page);
  await page.goto(host.url);
  return {
    page,
    context,
    close: async () => {
      await context.close();
      await host.close();
      nothingLeft();
    },
  };
}

async function openInElectron(
  folder: string,
  { width = 1280, height = 800, file, person, first = false }: WorkbenchOptions,
): Promise<Opened> {
  if (!first) await nameSomebody(join(folder, 'data'), person);
  const root = join(built('node', 'preload', 'renderer'), '..');
  const app = await _electron.launch({
    executablePath: createRequire(import.meta.url)('electron') as string,
    args: ['--no-sandbox', root, ...(file ? [file] : [])],
    env: { ...process.env, KEELING_HOME: folder, KEELING_DATA: join(folder, 'data') } as Record<
      string,
      string
    >,
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width, height });
  const nothingLeft = watchOutward(app.context());
  return { page, context: app.context(), close: () => app.close().then(nothingLeft) };
}
