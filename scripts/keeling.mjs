#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameBrowser } from './lib/browser.mjs';
import { ensureBuilt, stepsFor } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dist } from './lib/paths.mjs';

/** Where the settings of a server for a department are; null where none is asked for. */
function teamSettings([name, ...words]) {
  const at = name === 'serve' ? words.findIndex((word) => /^--team(?:=|$)/.test(word)) : -1;
  if (at === -1) return null;
  return words[at].split('=')[1] ?? words[at + 1] ?? '';
}

const settings = teamSettings(process.argv.slice(2));

async function serveTeam() {
  const { runTeam } = await import(pathToFileURL(join(dist, 'team/run.js')).href);
  const ended = await runTeam(settings);
  if (!ended.ok) throw new Error(`keeling: ${ended.error.message}`);
}

/** Stdout carries the command's own output only, so that scripts can read it. */
async function prepare() {
  await ensurePackages({ show: 'nowhere' });
  // Only the web host needs the window; the other commands needn't wait for it.
  const serves = process.argv[2] === 'serve';
  const team = settings !== null;
  await ensureBuilt({ show: 'nowhere', only: serves ? stepsFor({ team }) : ['node'] });
}

try {
  await prepare();
  // npm moves to the repository's root; a path on the command line is meant from where the person is.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  nameBrowser();
  // In this process, which is there already; it sets the exit code.
  if (settings === null) await import(pathToFileURL(join(dist, 'cli/keeling.js')).href);
  else await serveTeam();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
