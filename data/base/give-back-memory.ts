import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in use below which nothing is worth the tenth of a second that it takes. */
const WORTH = 160_000_000;

/** Electron’s engine takes no flags once it runs: there the engine decides by itself, as everywhere else. */
const mayAsk = process.versions.electron === undefined;

let collect: (() => void) | null = null;

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return found;
}

/**
 * Has the engine give back what nothing holds any more, between two long stretches of work that leave much of it: by itself it
 * waits until there is twice or three times as much as is in use, and other programs go without it meanwhile.
 */
export function giveBackMemory(): void {
  if (!mayAsk || process.memoryUsage().heapUsed < WORTH) return;
  collect ??= collector();
  collect();
}
