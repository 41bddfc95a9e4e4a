import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { runKeeling } from '../../../electron/cli/run.ts';
import { built } from '../windows/built.ts';
import { strayLines } from '../windows/stray-lines.ts';

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const settingsIn = (folder: string) => ({ KEELING_DATA: folder, KEELING_HOME: folder });

let main: string | undefined;

/** Runs what is built of the command line as people do: a process, without a display, in a folder of its own. */
function keelingApart(folder: string, ...args: readonly string[]): Promise<Ran> {
  // Built once for a file of tests.
  main ??= join(built('node'), 'cli/keeling.js');
  const script = main;
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
  const options = { cwd: folder, env: { ...env, ...settingsIn(folder) }, maxBuffer: 1e8 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], options, (error, out, err) => {
      const [stray] = strayLines(err);
      if (stray === undefined) resolve({ code: error ? Number(error.code) : 0, out: out.trimEnd(), err });
      else reject(new Error(`keeling ${args.join(' ')} printed on standard error: ${stray}`));
    });
  });
}

/** Runs the command line in this process, which is in that folder meanwhile. */
async function keelingHere(folder: string, args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const before = { folder: process.cwd(), env: { ...process.env } };
  process.chdir(folder);
  Object.assign(process.env, settingsIn(folder));
  try {
    const to = {
      log: (text: string) => out.push(`${text}\n`),
      error: (text: string) => err.push(`${text}\n`),
    };
    const code = await runKeeling(args, to);
    return { code, out: out.join('').trimEnd(), err: err.join('') };
  } finally {
    process.chdir(before.folder);
    for (const name of Object.keys(settingsIn(folder))) {
      const was = before.env[name];
      if (was === undefined) delete process.env[name];
      else process.env[name] = was;
    }
  }
}

/** The commands that were run as processes. */
const tried = new Set<string>();
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the command line in a folder that is also where its reviews and settings are, one run after another. Each
 * command is a process of its own at first, so that what is built of it is tried; to start Node again for every line of
 * every test would take most of their time. A thread can't change its folder, so that there each run is a process.
 */
export function keelingIn(folder: string, ...args: readonly string[]): Promise<Ran> {
  const command = args[0] ?? '';
  const run = last.then(() => {
    if (tried.has(command) && isMainThread) return keelingHere(folder, args);
    tried.add(command);
    return keelingApart(folder, ...args);
  });
  last = run.catch(() => undefined);
  return run;
}
