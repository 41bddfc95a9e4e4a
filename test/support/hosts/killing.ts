import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { diceFor } from '../../fuzz/chance.ts';

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

/** Starts a script with a seed of its own and some arguments, and kills it at a random moment. */
export async function runUntilKilled(
  script: string,
  args: readonly string[],
  { nth, lines, within, start }: Moment,
): Promise<Killed> {
  const { below } = diceFor(KILLING_SEED, nth);
  const [own, last, wait] = [below(2 ** 31), 1 + below(lines), below(within)];
  const afterStart = below(start);
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
