import { runInNewContext } from 'node:vm';
import { hasEngineFlag, setEngineFlag } from './engine-flags.ts';

/** Heap in use, in bytes, below which a collection is not worth the tenth of a second that it takes. */
const MIN_HEAP_BYTES = 160_000_000;

let runCollector: (() => void) | null = null;

/** Makes V8’s garbage collector callable, and returns it. */
function loadCollector(): () => void {
  setEngineFlag('expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setEngineFlag('expose-gc', false);
  return gc;
}

/**
 * Runs V8's garbage collector between two long tasks that leave much garbage. By itself V8 waits until the heap is two or three
 * times as large as what is in use. Other programs lack that memory meanwhile. Does nothing where V8 can’t be asked.
 */
export function collectGarbage(): void {
  if (!hasEngineFlag('expose-gc') || process.memoryUsage().heapUsed < MIN_HEAP_BYTES) return;
  runCollector ??= loadCollector();
  runCollector();
}
