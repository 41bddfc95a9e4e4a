import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run.mjs';

/** The most lines of one kind in a summary. More are counted, because the full list is above. */
const MAX_LINES = 40;

/** @returns {string[]} the lines, each after `heading`, and the number of those that are left out */
export function linesUnder(heading, lines) {
  const omittedCount = lines.length - MAX_LINES;
  const listed = lines.slice(0, MAX_LINES).map((line) => `${heading}: ${line}`);
  return omittedCount > 0 ? [...listed, `${heading}: ${omittedCount} more`] : listed;
}

/**
 * Runs Vitest once, and lists the failed and the skipped tests by name. Without `allowSkips`, as in CI, a skipped test
 * fails the run, because every program that a test needs can be installed there. @param {string[]} args arguments after
 * `run` @param {{allowSkips?: boolean, show?: 'screen' | 'nowhere', env?: Record<string, string>}} [how] @returns
 * {Promise<{passed: boolean, notes: string[]}>}
 */
export async function runVitest(args, { allowSkips = !process.env.CI, show = 'screen', env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-outcome-'));
  const path = join(folder, 'outcome.json');
  try {
    const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...args], {
      env: { ...env, KEELING_OUTCOME: path },
      show,
    });
    const { failed, skipped } = JSON.parse(readFileSync(path, 'utf8'));
    const passed = code === 0 && (allowSkips || skipped.length === 0);
    return { passed, notes: [...linesUnder('failed', failed), ...linesUnder('SKIPPED', skipped)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
