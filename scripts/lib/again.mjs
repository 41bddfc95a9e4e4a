import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run.mjs';

/** More failures than this are no accident of a busy machine. */
const MOST = 6;

/** Whether every file that failed is one that waits for windows, kills and other programs, and so for the machine. */
export const mayBeTheMachine = (failed) =>
  failed.length > 0 && failed.length <= MOST && failed.every(({ project }) => project === 'slow');

/** @returns the failures as lines of a summary, told as `how` */
export const toldAs = (how, failed) =>
  failed.flatMap(({ file, because }) => because.map((line) => `${how}: ${file} > ${line}`));

async function vitest(args, show) {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-failures-'));
  const path = join(folder, 'failures.json');
  try {
    const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...args], {
      env: { KEELING_FAILURES: path },
      show,
    });
    return { code, failed: code === 0 ? [] : JSON.parse(readFileSync(path, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs every test. The steps of a browser's test follow one from the other in one window, so that a wait that a busy
 * machine outlasted fails all that come after it: such a file is run once more, whole and with nothing beside it, and
 * what came of it is told in the summary.
 * @param {{args?: string[], show?: 'screen' | 'nowhere'}} [how] what else Vitest is told, and where what it prints goes
 * @returns {Promise<{passed: boolean, notes: string[]}>}
 */
export async function runTests({ args = [], show = 'screen' } = {}) {
  const first = await vitest(args, show);
  if (first.code === 0) return { passed: true, notes: [] };
  if (!mayBeTheMachine(first.failed)) return { passed: false, notes: toldAs('failed', first.failed) };
  const files = first.failed.map(({ file }) => file);
  if (show === 'screen') console.log(`\n── once more, by themselves: ${files.join(', ')}`);
  const second = await vitest([...args, '--project', 'slow', '--maxWorkers', '1', ...files], show);
  const passed = second.code === 0;
  const how = passed ? 'failed at first, passed by itself' : 'failed at first';
  return { passed, notes: [...toldAs(how, first.failed), ...toldAs('failed again', second.failed)] };
}
