import { runInNewContext } from 'node:vm';
import { hasEngineFlag, setEngineFlag } from './engine-flags.ts';

/** Bytes in use below which nothing is worth the tenth of a second that it takes. */
const MIN_HEAP_BYTES = 160_000_000;

let runCollector: (() => void) | null = null;

function collector(): () => void {
  setEngineFlag('expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setEngineFlag('expose-gc', false);
  return gc;
}

/**
 * Has the engine give back what nothing holds any more, between two long stretches of work that leave much of it: by itself it
 * waits until there is twice or three times as much as is in use, and other programs go without it meanwhile. Where the engine
 * can’t be asked, it decides by itself.
 */
export function collectGarbage(): void {
  if (!hasEngineFlag('expose-gc') || process.memoryUsage().heapUsed < MIN_HEAP_BYTES) return;
  runCollector ??= collector();
  runCollector();
}
