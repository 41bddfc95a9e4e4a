import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { ownedTemporaryFolder } from '../../data/base/unfinished.ts';
import type { Print, Printed } from '../../data/papers/pack/print.ts';
import { connectDevtools, type Devtools } from './devtools.ts';
import {
  CANCELLED_MESSAGE,
  PDF_OPTIONS,
  PRINT_TIMEOUT_MS,
  printerName,
  TOO_LONG_MESSAGE,
} from './options.ts';

/** How long a browser may take to close, in milliseconds. */
const CLOSE_TIMEOUT_MS = 3000;

/** How many pages are printed at once: one per processor, at most two, so that others can work on the machine. */
const MAX_PARALLEL_PAGES = Math.min(2, availableParallelism());

/** How a browser is started. */
interface BrowserOptions {
  /**
   * Whether the browser uses its own sandbox, which is the default. A container or a service that cannot create one is
   * isolated already.
   */
  readonly sandbox?: boolean;
}

/** Chromium does not run as root inside its sandbox. In a container, its shared memory is too small. */
function sandboxArguments({ sandbox = true }: BrowserOptions): readonly string[] {
  if (!sandbox) return ['--no-sandbox', '--disable-dev-shm-usage'];
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Starts without a window, with a temporary profile, and unable to look up host names. */
const browserArguments = (profile: string, options: BrowserOptions): readonly string[] => [
  '--headless',
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  ...sandboxArguments(options),
  'about:blank',
];

/** The bytes of PDF that are read at once. A message is base64 text and takes several times that. */
const CHUNK_BYTES = 1 << 20;

/** Reads a PDF from the browser in chunks. */
async function readPdf({ send }: Devtools, stream: unknown, session: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let eof = false; !eof; ) {
    const read = await send('IO.read', { handle: stream, size: CHUNK_BYTES }, session);
    chunks.push(Buffer.from(String(read.data), read.base64Encoded ? 'base64' : 'latin1'));
    eof = read.eof === true;
  }
  await send('IO.close', { handle: stream }, session);
  return Buffer.concat(chunks);
}

/** Puts the HTML into an empty page, whose address tells nothing of this machine, and prints that. */
async function printPage(devtools: Devtools, html: string): Promise<Printed> {
  const { send } = devtools;
  const { product } = await send('Browser.getVersion');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const attachment = await send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attachment.sessionId);
  await send('Page.enable', {}, session);
  await send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  const { frameTree } = await send('Page.getFrameTree', {}, session);
  const { frame } = frameTree as { readonly frame: { readonly id: string } };
  await send('Page.setDocumentContent', { frameId: frame.id, html }, session);
  const { stream } = await send(
    'Page.printToPDF',
    { ...PDF_OPTIONS, transferMode: 'ReturnAsStream' },
    session,
  );
  const bytes = await readPdf(devtools, stream, session);
  await send('Target.closeTarget', { targetId });
  return { bytes, by: printerName(String(product)) };
}

const waitForExit = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });

/** Asks a browser to close, so that it deletes its files. Kills it if it does not. */
async function closeBrowser(child: ChildProcess, { send }: Devtools): Promise<void> {
  const timeoutAbort = new AbortController();
  const closing = send('Browser.close').then(() => waitForExit(child));
  await Promise.race([
    closing.catch(() => undefined),
    wait(CLOSE_TIMEOUT_MS, null, { signal: timeoutAbort.signal }).catch(() => undefined),
  ]);
  timeoutAbort.abort();
  child.kill('SIGKILL');
  await waitForExit(child);
}

/** A running browser, with a temporary profile. */
interface RunningBrowser {
  readonly devtools: Devtools;
  /** Closes the browser and deletes the profile. */
  readonly end: () => Promise<void>;
}

async function startBrowser(browser: string, options: BrowserOptions): Promise<RunningBrowser> {
  const profile = await ownedTemporaryFolder('print');
  const child = spawn(browser, browserArguments(profile, options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const devtools = connectDevtools(child.stdio[3] as Writable, child.stdio[4] as Readable);
  child.once('error', ({ message }) => devtools.failAll(message));
  child.once('exit', () => devtools.failAll('The browser ended before it had printed.'));
  return {
    devtools,
    end: async () => {
      await closeBrowser(child, devtools);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(
        () => undefined,
      );
    },
  };
}

/** Prints one page. If the print is cancelled or takes too long, all prints of this browser end. */
async function printOne({ devtools }: RunningBrowser, html: string, signal: AbortSignal): Promise<Printed> {
  const timer = setTimeout(() => devtools.failAll(TOO_LONG_MESSAGE), PRINT_TIMEOUT_MS);
  const stop = () => devtools.failAll(CANCELLED_MESSAGE);
  signal.addEventListener('abort', stop, { once: true });
  // The signal may have been aborted before the listener was added.
  if (signal.aborted) stop();
  try {
    return await printPage(devtools, html);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** The browser that was found when Keeling was started, or that KEELING_CHROMIUM names; null if there is none. */
export const installedBrowser = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null => env.KEELING_CHROMIUM || null;

/**
 * Prints with an installed Chromium, Chrome or Edge, without a window and a network. Its profile is deleted afterwards.
 * @param browser its path; null if there is none
 */
export function printWithBrowser(browser: string | null, options: BrowserOptions = {}): Print {
  const withOneBrowser: Print['withOnePrinter'] = async (work) => {
    let browserStart: Promise<RunningBrowser> | null = null;
    try {
      return await work(async (html, signal): Promise<Result<Printed>> => {
        if (browser === null)
          return refuse('unsupported', 'There is no Chromium, Chrome or Edge to print with.');
        if (signal.aborted) return refuse('cancelled', CANCELLED_MESSAGE);
        try {
          browserStart ??= startBrowser(browser, options);
          return ok(await printOne(await browserStart, html, signal));
        } catch (error) {
          if (signal.aborted) return refuse('cancelled', CANCELLED_MESSAGE);
          return refuse('refused', `The browser could not print it: ${(error as Error).message}`);
        }
      });
    } finally {
      await (browserStart as Promise<RunningBrowser> | null)?.then(({ end }) => end()).catch(() => undefined);
    }
  };
  const print: Print = (html, signal) => withOneBrowser((one) => one(html, signal));
  return Object.assign(print, { atOnce: MAX_PARALLEL_PAGES, withOnePrinter: withOneBrowser });
}
