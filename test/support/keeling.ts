import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { built } from './built.ts';

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let main: string | undefined;

/** Runs the command line as people do, in a folder that is also where its reviews and settings are. */
export function keelingIn(folder: string, ...args: readonly string[]): Promise<Ran> {
  // Built once for a file of tests.
  main ??= join(built('node'), 'cli/keeling.js');
  const script = main;
  const env = { ...process.env, KEELING_DATA: folder, KEELING_HOME: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder, env, maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out.trimEnd(), err }),
    );
  });
}
