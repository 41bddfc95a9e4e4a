import { parentPort } from 'node:worker_threads';
import { readInputNow, type SentInput } from './read-input.ts';

/** The thread that long inputs are read in, one after the other: for each that it is given it answers once. */
parentPort?.on('message', (sent: SentInput) => parentPort?.postMessage(readInputNow(sent)));
