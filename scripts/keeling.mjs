#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameBrowser } from './lib/browser.mjs';
import { ensureBuilt, stepsFor } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dist } from './lib/paths.mjs';

/** Whether the command is one of the department's server, which parses its own arguments. */
const words = process.argv.slice(2);
const isForTeam =
  ['serve', 'verify', 'audit'].includes(words[0]) &&
  words.some((word) => /^--team(?:=|$)/.test(word)) &&
  !words.includes('--help');

/** Prepares without printing to stdout, which scripts read for the output of the command. */
async function prepare() {
  await ensurePackages({ show: 'nowhere' });
  // Only the web host needs the built window, so other commands don't wait for it.
  const serves = words[0] === 'serve';
  const needed = isForTeam ? ['node', 'team'] : ['node'];
  await ensureBuilt({ show: 'nowhere', only: serves ? stepsFor({ team: isForTeam }) : needed });
}

try {
  await prepare();
  // npm changes to the repository's root. Paths on the command line are relative to the person's folder.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  nameBrowser();
  // In this process, which saves starting another one. The command sets the exit code.
  await import(pathToFileURL(join(dist, isForTeam ? 'team' : 'cli', 'keeling.js')).href);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
