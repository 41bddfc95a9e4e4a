import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { nameSomebody } from '../../support/people/name-somebody.ts';
import { built } from '../../support/windows/built.ts';

/** A web host as a person starts one: a process, which can be killed. */
export interface HostProcess {
  /** Opens the workbench, with the token of this process. */
  readonly url: string;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
}

/** A port that is free at this moment: whoever comes back to a host expects it where it was. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts the host on a review, in a folder that is also where its settings are. */
export async function startHost(folder: string, file: string, port: number): Promise<HostProcess> {
  const main = join(built('node', 'renderer'), 'cli/keeling.js');
  await nameSomebody(join(folder, 'data'));
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
  const child: ChildProcess = spawn(process.execPath, [main, 'serve', file, '--port', `${port}`], {
    env: { ...env, KEELING_DATA: join(folder, 'data'), KEELING_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`The host ended: ${said}`)));
  });
  return {
    url,
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
  };
}
