import { type ChildProcess, spawn } from 'node:child_process';
import { windowsNode } from '../../../scripts/lib/wine.mjs';

/** Starts a script on Windows' Node, in Wine. Its output goes to a file. Needs what `npm run test:windows` installs. */
export function spawnWindowsNode(args: readonly string[], outputPath: string): ChildProcess {
  const start = windowsNode(args, outputPath);
  // Vitest's own variables make Wine abort.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...start.env };
  return spawn(start.command, start.args, { cwd: start.cwd, env, stdio: 'ignore' });
}
