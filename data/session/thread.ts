import { parentPort } from 'node:worker_threads';
import { readInputSync, type SentInput } from './read-input.ts';

/** The buffers of the files in an input. They are transferred, because copying would block the receiving thread. */
function buffersIn(value: unknown): readonly ArrayBuffer[] {
  if (value instanceof Uint8Array) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}

/** The worker thread of `readInputInThread`. It parses one input after another, and posts one answer for each. */
parentPort?.on('message', (message: SentInput) => {
  const input = readInputSync(message);
  parentPort?.postMessage(input, input.ok ? buffersIn(input.value) : []);
});
