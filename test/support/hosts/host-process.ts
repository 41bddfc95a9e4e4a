import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { nameSomebody } from '../people/name-somebody.ts';
import { built } from '../windows/built.ts';
import { strayLines } from '../windows/stray-lines.ts';

/** A web host as people start it: a process of its own, which can be killed. */
export interface HostProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends it as a crash does, or (SIGTERM) as a person does who closes it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** Starts `keeling serve` with its reviews and settings in a folder; a review's file may be opened at once. */
export async function startHostProcess(folder: string, ...args: readonly string[]): Promise<HostProcess> {
  const script = join(built('node', 'renderer'), 'cli/keeling.js');
  await nameSomebody(join(folder, 'data'));
  const env = { ...process.env, KEELING_HOME: folder, KEELING_DATA: join(folder, 'data') };
  const child = spawn(process.execPath, [script, 'serve', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    process.stderr.write(chunk);
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    await ended(child, signal);
    const [stray] = strayLines(errors);
    if (stray !== undefined) throw new Error(`The host printed on standard error: ${stray}`);
  };
  return { url: await firstLine(child), pid: child.pid ?? 0, end };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  if (stdout) {
    for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
      said += String(chunk);
      if (said.includes('\n')) return said.slice(0, said.indexOf('\n'));
    }
  }
  throw new Error(`The host ended before it said its address: ${said}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  child.kill(signal);
  await closed;
}
