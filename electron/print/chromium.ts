import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { ownedTemporaryFolder } from '../../data/base/unfinished.ts';
import type { Print, Printed } from '../../data/papers/pack/print.ts';
import { type Devtools, devtoolsOver } from './devtools.ts';
import { CANCELLED, LONGEST_PRINT_MS, PDF_OPTIONS, printerName, TOO_LONG } from './options.ts';

/** How long a browser may take to end by itself, in milliseconds. */
const CLOSING_MS = 3000;

/** As many pages at once as processors, and never more than two: others work on this machine. */
const MOST_AT_ONCE = Math.min(2, availableParallelism());

/** How a browser is started. */
interface BrowserOptions {
  /** Whether it has its own sandbox, as it has when nothing is said: a container, or a service that may make none, has walls of its own. */
  readonly sandbox?: boolean;
}

/** A browser refuses to run as root inside its own sandbox; and of what a container has to share among processes it needs more. */
function outside({ sandbox = true }: BrowserOptions): readonly string[] {
  if (!sandbox) return ['--no-sandbox', '--disable-dev-shm-usage'];
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Quiet, with a profile of its own, and without any name that it could look up. */
const argumentsFor = (profile: string, options: BrowserOptions): readonly string[] => [
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
  ...outside(options),
  'about:blank',
];

/** How much of a PDF is brought at once, in bytes: a message is text, and takes several times as much meanwhile. */
const CHUNK_BYTES = 1 << 20;

/** A PDF that the browser has made, piece by piece. */
async function bytesOf({ send }: Devtools, stream: unknown, session: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let eof = false; !eof; ) {
    const read = await send('IO.read', { handle: stream, size: CHUNK_BYTES }, session);
    chunks.push(Buffer.from(String(read.data), read.base64Encoded ? 'base64' : 'latin1'));
    eof = read.eof === true;
  }
  await send('IO.close', { handle: stream }, session);
  return Buffer.concat(chunks);
}

/** Puts the page into an empty one, whose address tells nothing of this machine, and prints it. */
async function printIn(devtools: Devtools, html: string): Promise<Printed> {
  const { send } = devtools;
  const { product } = await send('Browser.getVersion');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached.sessionId);
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
  const bytes = await bytesOf(devtools, stream, session);
  await send('Target.closeTarget', { targetId });
  return { bytes, by: printerName(String(product)) };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });

/** A browser that is asked to end takes its own files along; one that doesn’t is ended. */
async function close(child: ChildProcess, { send }: Devtools): Promise<void> {
  const waiting = new AbortController();
  const closing = send('Browser.close').then(() => ended(child));
  await Promise.race([
    closing.catch(() => undefined),
    wait(CLOSING_MS, null, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
  child.kill('SIGKILL');
  await ended(child);
}

/** A browser that runs, with a profile of its own. */
interface Running {
  readonly devtools: Devtools;
  /** Ends it and throws its profile away. */
  readonly end: () => Promise<void>;
}

async function start(browser: string, options: BrowserOptions): Promise<Running> {
  const profile = await ownedTemporaryFolder('print');
  const child = spawn(browser, argumentsFor(profile, options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const devtools = devtoolsOver(child.stdio[3] as Writable, child.stdio[4] as Readable);
  child.once('error', ({ message }) => devtools.cut(message));
  child.once('exit', () => devtools.cut('The browser ended before it had printed.'));
  return {
    devtools,
    end: async () => {
      await close(child, devtools);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(
        () => undefined,
      );
    },
  };
}

/** Prints one page in a browser that runs; where it is stopped or takes too long, whatever else the browser prints ends, too. */
async function printOne({ devtools }: Running, html: string, signal: AbortSignal): Promise<Printed> {
  const timer = setTimeout(() => devtools.cut(TOO_LONG), LONGEST_PRINT_MS);
  const stop = () => devtools.cut(CANCELLED);
  signal.addEventListener('abort', stop, { once: true });
  // It may have been told to stop before there was anybody to listen.
  if (signal.aborted) stop();
  try {
    return await printIn(devtools, html);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** The browser that was found when Keeling was started, or that KEELING_CHROMIUM names; null where there is none. */
export const installedBrowser = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null => env.KEELING_CHROMIUM || null;

/**
 * Prints with an installed Chromium, Chrome or Edge, without a window and without a network, in a profile that is thrown away
 * afterwards. @param browser its path; null where there is none
 */
export function printWithBrowser(browser: string | null, options: BrowserOptions = {}): Print {
  const printAll: Print['withOnePrinter'] = async (work) => {
    let running: Promise<Running> | null = null;
    try {
      return await work(async (html, signal): Promise<Result<Printed>> => {
        if (browser === null)
          return refuse('unsupported', 'There is no Chromium, Chrome or Edge to print with.');
        if (signal.aborted) return refuse('cancelled', CANCELLED);
        try {
          running ??= start(browser, options);
          return ok(await printOne(await running, html, signal));
        } catch (error) {
          if (signal.aborted) return refuse('cancelled', CANCELLED);
          return refuse('refused', `The browser could not print it: ${(error as Error).message}`);
        }
      });
    } finally {
      await (running as Promise<Running> | null)?.then(({ end }) => end()).catch(() => undefined);
    }
  };
  const print: Print = (html, signal) => printAll((one) => one(html, signal));
  return Object.assign(print, { atOnce: MOST_AT_ONCE, withOnePrinter: printAll });
}
