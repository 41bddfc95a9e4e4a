import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensurePackages } from './lib/install.mjs';
import { runParts } from './lib/run-parts.mjs';
import { linesUnder, runVitest } from './lib/vitest.mjs';
import { ensureWindows, runWindowsNode, windowsPath } from './lib/wine.mjs';
import { compareExports } from './lib/wine-exports.mjs';

/**
 * Runs tests on Windows' own Node, in Wine. With --full, also the browser tests that take ten seconds and more; with --short,
 * without two parts that failed once in Wine for a cause that is not known (docs/developers.md).
 */

const isFull = process.argv.includes('--full');
const isShort = process.argv.includes('--short');

const HOUR_MS = 3_600_000;

/** A tenth of the 500 kills of a run of length 1; see test/support/run/amount.ts. */
const FIFTY_KILLS = '0.1';

const projects = (...names) => names.flatMap((name) => ['--project', name]);

/** Runs Vitest on Windows' Node, and lists what failed, what was skipped and what the list of on-windows.ts excuses. */
async function runVitestOnWindows(name, args) {
  const outcomePath = join(tmpdir(), `keeling-windows-${process.pid}-${name}.json`);
  try {
    const { code, output } = await runWindowsNode(
      // Node's own processes talk through pipes, which fail in Wine: each worker is a thread.
      ['node_modules/vitest/vitest.mjs', 'run', '--pool=threads', ...args],
      { env: { KEELING_OUTCOME: windowsPath(outcomePath) }, timeoutMs: HOUR_MS, name },
    );
    if (code !== 0) console.error(output.split('\n').slice(-400).join('\n'));
    const { passed, failed, skipped, unfit } = JSON.parse(readFileSync(outcomePath, 'utf8'));
    const counts = `${passed} passed, ${failed.length} failed, ${unfit.length} can't pass on Windows`;
    return {
      passed: code === 0 && failed.length === 0,
      notes: [
        `${name}: ${counts}, ${skipped.length} skipped`,
        ...linesUnder('failed', failed),
        ...linesUnder('skipped', skipped),
      ],
    };
  } finally {
    rmSync(outcomePath, { force: true });
  }
}

async function buildOnWindows() {
  const { code, output } = await runWindowsNode(['scripts/build.mjs'], { timeoutMs: HOUR_MS, name: 'build' });
  return { passed: code === 0, notes: code === 0 ? [] : [output.trim()] };
}

/** Kills processes on Windows' Node while they write, and looks for what was acknowledged. */
const killWriters = () =>
  runVitest(
    [...projects('slow'), 'test/data/store/kill.full.test.ts', '-t', 'holds every acknowledged write'],
    { allowSkips: true, env: { KEELING_KILLED: 'wine', KEELING_LONG: FIFTY_KILLS } },
  ).then(({ passed }) => ({ passed, notes: [] }));

/** Drives a host on Windows' Node with this system's Chromium. */
const testWindows = () =>
  runVitest([...projects('slow'), 'test/browser'], {
    allowSkips: true,
    env: { KEELING_HOST: 'windows', ...(isFull ? {} : { KEELING_ORDINARY: '1' }) },
  });

const PARTS = [
  { name: 'build', run: buildOnWindows },
  {
    name: 'unit, property and store tests',
    run: () => runVitestOnWindows('unit', projects('unit', 'apart')),
  },
  {
    name: 'tests through files, hosts and the command line',
    isLeftOutOfShort: true,
    run: () => runVitestOnWindows('files', [...projects('slow'), 'test/data', 'test/electron']),
  },
  { name: 'browser tests against a host on Windows', run: testWindows },
  { name: 'the same exports on both systems', run: compareExports },
  { name: 'fifty kills during writes', isLeftOutOfShort: true, run: killWriters },
];

try {
  await ensurePackages();
  await ensureBuilt({ only: ['node'] });
  const reason = await ensureWindows();
  if (reason === null)
    process.exitCode = await runParts(PARTS.filter((part) => !(isShort && part.isLeftOutOfShort)));
  else console.log(`SKIPPED: ${reason}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
