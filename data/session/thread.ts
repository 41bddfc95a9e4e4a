import { parentPort } from 'node:worker_threads';
import { readInputSync, type SentInput } from './read-input.ts';

/** The memory of the files in an input: it is handed over, since to copy it would take time where it goes. */
function buffersIn(value: unknown): readonly ArrayBuffer[] {
  if (value instanceof Uint8Array) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}

/** The thread that long inputs are read in, one after the other: for each that it is given it answers once. */
parentPort?.on('message', (message: SentInput) => {
  const input = readInputSync(message);
  parentPort?.postMessage(input, input.ok ? buffersIn(input.value) : []);
});
