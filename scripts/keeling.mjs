#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameBrowser } from './lib/browser.mjs';
import { ensureBuilt, stepsFor } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dist } from './lib/paths.mjs';

/** Whether a server for a department is asked: its own commands read what follows. */
const words = process.argv.slice(2);
const isForTeam =
  ['serve', 'verify', 'audit'].includes(words[0]) &&
  words.some((word) => /^--team(?:=|$)/.test(word)) &&
  !words.includes('--help');

/** Stdout carries the command's own output only, so that scripts can read it. */
async function prepare() {
  await ensurePackages({ show: 'nowhere' });
  // Only the web host needs the window; the other commands needn't wait for it.
  const serves = words[0] === 'serve';
  const needed = isForTeam ? ['node', 'team'] : ['node'];
  await ensureBuilt({ show: 'nowhere', only: serves ? stepsFor({ team: isForTeam }) : needed });
}

try {
  await prepare();
  // npm moves to the repository's root; a path on the command line is meant from where the person is.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  nameBrowser();
  // In this process, which is there already; it sets the exit code.
  await import(pathToFileURL(join(dist, isForTeam ? 'team' : 'cli', 'keeling.js')).href);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
