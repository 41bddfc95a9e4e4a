import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { windowsNode, windowsPath } from '../../../scripts/lib/wine.mjs';
import { diceFor } from '../../fuzz/chance.ts';
import { spawnWindowsNode } from './windows-node.ts';

/** What the moments of killing are drawn from; a test says it where it fails, and KEELING_SEED has them again. */
export const KILLING_SEED = fc.readConfigureGlobal().seed ?? Math.floor(Math.random() * 2 ** 31);

interface Killed {
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** The whole lines that it said. */
  readonly lines: readonly string[];
}

/** Which of a run's kills it is, and when it falls. */
interface Moment {
  readonly nth: number;
  /** After at most so many lines, and at most so many milliseconds more: how fast a machine is makes no odds. */
  readonly lines: number;
  readonly within: number;
  /** The second of every ten falls within so many milliseconds of the start, whatever has been said by then. */
  readonly start: number;
}

/** Whether what is killed runs on Windows' own Node, in Wine (`npm run test:windows`). */
const IN_WINE = process.env.KEELING_KILLED === 'wine';

const LOOK_MS = 2;

/** Kills a script on Windows' Node `wait` milliseconds after it has written its `last`th line. */
async function killInWine(
  script: string,
  args: readonly string[],
  { last, wait }: { readonly last: number; readonly wait: number },
): Promise<Killed> {
  const outputPath = join(mkdtempSync(join(tmpdir(), 'keeling-output-')), 'output.txt');
  writeFileSync(outputPath, '');
  const output = () => readFileSync(outputPath, 'utf8');
  const [seed = '', ...paths] = args;
  const { cwd } = windowsNode([], outputPath);
  // Windows' packages are found from there.
  const copy = join(cwd, 'dist/test', basename(dirname(script)));
  cpSync(dirname(script), copy, { recursive: true });
  const scriptPath = windowsPath(join(copy, basename(script)));
  const child = spawnWindowsNode([scriptPath, seed, ...paths.map(windowsPath)], outputPath);
  const closed = once(child, 'close');
  const look = setInterval(() => {
    if (output().split('\n').length <= last) return;
    clearInterval(look);
    setTimeout(() => child.kill('SIGKILL'), wait);
  }, LOOK_MS);
  const [, signal] = (await closed) as [number | null, NodeJS.Signals | null];
  clearInterval(look);
  const lines = output().replaceAll('\r', '').split('\n').slice(0, -1);
  rmSync(dirname(outputPath), { recursive: true });
  return { signal, stderr: lines.join('\n'), lines };
}

/** Starts a script with a seed of its own and some arguments, and kills it at a random moment. */
export async function runUntilKilled(
  script: string,
  args: readonly string[],
  { nth, lines, within, start }: Moment,
): Promise<Killed> {
  const { below } = diceFor(KILLING_SEED, nth);
  const [own, last, wait] = [below(2 ** 31), 1 + below(lines), below(within)];
  const afterStart = below(start);
  if (IN_WINE) return await killInWine(script, [`${own}`, ...args], { last, wait });
  const child = spawn(process.execPath, [script, `${own}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let stderr = '';
  let isOver = false;
  const kill = () => child.kill('SIGKILL');
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (isOver || said.split('\n').length <= last) return;
    isOver = true;
    setTimeout(kill, wait);
  });
  if (nth % 10 === 1) setTimeout(kill, afterStart);
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { signal, stderr, lines: said.split('\n').slice(0, -1) };
}
