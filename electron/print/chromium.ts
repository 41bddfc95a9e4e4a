import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { passingFolder } from '../../data/base/unfinished.ts';
import type { Print, Printed } from '../../data/papers/pack/print.ts';
import { type Devtools, devtoolsOver } from './devtools.ts';
import { CANCELLED, LONGEST_PRINT_MS, PDF_OPTIONS, printerName, TOO_LONG } from './options.ts';

/** How long a browser may take to end by itself, in milliseconds. */
const CLOSING_MS = 3000;

/** A browser refuses to run as root inside its own sandbox. */
const sandbox = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Quiet, with a profile of its own, and without any name that it could look up. */
const argumentsFor = (profile: string): readonly string[] => [
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
  ...sandbox(),
  'about:blank',
];

/** Puts the page into an empty one, whose address tells nothing of this machine, and prints it. */
async function printIn({ send }: Devtools, html: string): Promise<Printed> {
  const { product } = await send('Browser.getVersion');
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached.sessionId);
  await send('Page.enable', {}, session);
  await send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  const { frameTree } = await send('Page.getFrameTree', {}, session);
  const { frame } = frameTree as { readonly frame: { readonly id: string } };
  await send('Page.setDocumentContent', { frameId: frame.id, html }, session);
  const { data } = await send('Page.printToPDF', PDF_OPTIONS, session);
  return { bytes: Buffer.from(String(data), 'base64'), by: printerName(String(product)) };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });

/** A browser that is asked to end takes its own files along; one that doesn’t is ended. */
async function close(child: ChildProcess, { send }: Devtools): Promise<void> {
  const waiting = new AbortController();
  const asked = send('Browser.close').then(() => ended(child));
  await Promise.race([
    asked.catch(() => undefined),
    wait(CLOSING_MS, null, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
  child.kill('SIGKILL');
  await ended(child);
}

async function printWith(browser: string, profile: string, html: string, signal: AbortSignal) {
  const child = spawn(browser, argumentsFor(profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const devtools = devtoolsOver(child.stdio[3] as Writable, child.stdio[4] as Readable);
  child.once('error', ({ message }) => devtools.cut(message));
  child.once('exit', () => devtools.cut('The browser ended before it had printed.'));
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
    await close(child, devtools);
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
export function printWithBrowser(browser: string | null): Print {
  return async (html, signal): Promise<Result<Printed>> => {
    if (browser === null)
      return refuse('unsupported', 'There is no Chromium, Chrome or Edge on this computer to print with.');
    if (signal.aborted) return refuse('cancelled', CANCELLED);
    const profile = await passingFolder('print');
    try {
      return ok(await printWith(browser, profile, html, signal));
    } catch (error) {
      if (signal.aborted) return refuse('cancelled', CANCELLED);
      return refuse('refused', `The browser could not print it: ${(error as Error).message}`);
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(
        () => undefined,
      );
    }
  };
}
