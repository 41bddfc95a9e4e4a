#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dist } from './lib/paths.mjs';

/** Stdout carries the command's own output only, so that scripts can read it. */
async function prepare() {
  await ensurePackages({ show: 'nowhere' });
  // Only the web host needs the window; the other commands needn't wait for it.
  const serves = process.argv[2] === 'serve';
  await ensureBuilt({ show: 'nowhere', ...(serves ? {} : { only: ['node'] }) });
}

function runCommand() {
  const main = join(dist, 'electron/cli/main.js');
  // npm moves to the repository's root; a path on the command line is meant from where the person is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const child = spawn(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit', cwd });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

try {
  await prepare();
  process.exitCode = await runCommand();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
