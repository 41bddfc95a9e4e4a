import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { otherNode } from './lib/other-node.mjs';
import { dist, inRoot } from './lib/paths.mjs';

/** The versions of Node that Keeling supports, besides the one that runs this (see the README). */
const OTHER_VERSIONS = [24, 26];

const EDITS = [{ in: 'section 2A(4)', replace: '51 weeks', with: 'two years' }];
const CLAUSE = 'In section 2A(3), omit paragraph (g).';
const fixture = (name) => inRoot(`test/fixtures/amending/ferries/${name}.xml`);

/** The command line's uses: a review from beginning to end, an Act's file and a Bill. */
const COMMANDS = [
  ['--version'],
  ['--help'],
  ['new', 'r.keeling', '--title', 'Stalking', '--author', 'Ada'],
  ['draft', 'r.keeling', '--edit', 'edit.json', '--author', 'Ada'],
  ['apply', 'r.keeling', '--text', CLAUSE, '--author', 'Ada'],
  ['list', 'r.keeling'],
  ['checks', 'r.keeling'],
  ['instruct', 'r.keeling'],
  ['schedule', 'r.keeling', '--out', 'schedule'],
  ['coverage', 'r.keeling'],
  ['checklist', 'r.keeling'],
  ['word', 'r.keeling', '--out', 'word'],
  ['search', 'r.keeling', 'course of conduct'],
  ['history', 'r.keeling'],
  ['copy', 'r.keeling', '--out', 'c.keeling'],
  ['package', 'r.keeling', '--out', 'r.keeling-package'],
  ['merge', 'c.keeling', 'r.keeling-package', '--author', 'Ada'],
  ['verify', 'r.keeling'],
  ['doctor', 'r.keeling'],
  ['act', 'ukpga/1997/40'],
  ['import', fixture('act'), '--as', 'ukpga/1998/99@a'],
  ['compare', 'ukpga/1997/40@enacted', 'ukpga/1997/40'],
  ['amend', fixture('act'), fixture('bill'), '--out', 'amended'],
  ['library', 'search', 'purser'],
  // A refusal is one line that begins with Keeling's name.
  ['list', 'absent.keeling'],
];

/** Runs the built command line with a given Node. */
function keeling(node, folder, args) {
  const env = { ...process.env, KEELING_HOME: folder, KEELING_DATA: folder };
  return new Promise((resolve) => {
    const child = spawn(node, [join(dist, 'cli/keeling.js'), ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, errors: error.message }));
    child.on('close', (code) => resolve({ code, errors }));
  });
}

/** The exit code of each command with one Node, and the lines on standard error that are not from Keeling. */
async function tryOn(node) {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-nodes-'));
  try {
    writeFileSync(join(folder, 'edit.json'), JSON.stringify(EDITS));
    const outcomes = [];
    for (const args of COMMANDS) {
      const { code, errors } = await keeling(node, folder, args);
      const lines = errors.split('\n').filter((line) => line !== '');
      const stray = code === 1 ? lines.filter((line) => !line.startsWith('keeling: ')) : lines;
      outcomes.push({ command: args[0], code, stray });
    }
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The differences from the expected outcomes with one Node, one line each. */
function faultsOf(name, outcomes, expected) {
  return outcomes.flatMap(({ command, code, stray }, at) => [
    ...(code === expected[at].code
      ? []
      : [`${name}: ${command} ended with ${code}, and here with ${expected[at].code}`]),
    ...stray.map((line) => `${name}: ${command} printed “${line}” on standard error`),
  ]);
}

try {
  await ensurePackages();
  await ensureBuilt({ only: ['node'] });
  const expected = await tryOn(process.execPath);
  const faults = faultsOf(process.version, expected, expected);
  for (const major of OTHER_VERSIONS) {
    const node = await otherNode(major);
    if (node === null) console.log(`SKIPPED: Node ${major} could not be had from the package registry`);
    else faults.push(...faultsOf(`Node ${major}`, await tryOn(node), expected));
  }
  for (const fault of faults) console.error(fault);
  if (faults.length === 0)
    console.log(`${COMMANDS.length} commands end alike, with nothing else on standard error`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
