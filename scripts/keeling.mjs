#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameBrowser } from './lib/browser.mjs';
import { ensureBuilt, stepsFor } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { dist } from './lib/paths.mjs';

/** What is asked of a server for a department, where its settings are, and what else is said; null where nothing is. */
function forTeam([name, ...words]) {
  const at = ['serve', 'verify', 'audit'].includes(name)
    ? words.findIndex((word) => /^--team(?:=|$)/.test(word))
    : -1;
  if (at === -1) return null;
  const [, own] = words[at].split('=');
  const rest = words.filter((_, nth) => nth !== at && (own !== undefined || nth !== at + 1));
  return { name, settings: own ?? words[at + 1] ?? '', rest };
}

const team = process.argv.includes('--help') ? null : forTeam(process.argv.slice(2));

async function runForTeam({ name, settings, rest }) {
  const load = (file) => import(pathToFileURL(join(dist, 'team', file)).href);
  if (name === 'serve') {
    process.argv[2] = settings;
    await load('start.js');
    return;
  }
  const ended =
    name === 'audit'
      ? await (await load('audit.js')).auditTeam(settings, rest)
      : await (await load('verify.js')).verifyTeam(settings, rest[0]);
  if (!ended.ok) throw new Error(`keeling: ${ended.error.message}`);
  if (ended.value !== '') console.log(ended.value);
}

/** Stdout carries the command's own output only, so that scripts can read it. */
async function prepare() {
  await ensurePackages({ show: 'nowhere' });
  // Only the web host needs the window; the other commands needn't wait for it.
  const serves = process.argv[2] === 'serve';
  const needed = team === null ? ['node'] : ['node', 'team'];
  await ensureBuilt({ show: 'nowhere', only: serves ? stepsFor({ team: team !== null }) : needed });
}

try {
  await prepare();
  // npm moves to the repository's root; a path on the command line is meant from where the person is.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  nameBrowser();
  // In this process, which is there already; it sets the exit code.
  if (team === null) await import(pathToFileURL(join(dist, 'cli/keeling.js')).href);
  else await runForTeam(team);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
