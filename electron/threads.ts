import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyseInThread } from '../data/analysis/analyse-in-thread.ts';
import { analyseHere } from '../data/analysis/tasks.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { readInThread } from '../data/readers/read-in-thread.ts';
import { readHere } from '../data/readers/readers.ts';
import { type InputReader, readInputHere } from '../data/session/read-input.ts';
import { readInputInThread } from '../data/session/read-input-in-thread.ts';
import { readWordingInThread } from '../data/wording/read-wording-in-thread.ts';
import { readWordingHere } from '../data/wording/tasks.ts';

type ThreadTasks = Required<Pick<Deps, 'readFile' | 'analyse' | 'readWording'>>;

/**
 * Starts a room's thread if the built file is there. Tests run from the sources, without a built file; then the work is
 * done in this process.
 */
function runInBuiltThread<T>(room: string, start: (thread: string) => T, inProcess: T): T {
  const thread = join(import.meta.dirname, `../data/${room}/thread.js`);
  return existsSync(thread) ? start(thread) : inProcess;
}

/**
 * The tasks that a host runs in threads that can be ended: reading files from others, reading amending text, comparing
 * responses.
 */
export const createThreadTasks = (): ThreadTasks => ({
  readFile: runInBuiltThread('readers', readInThread, readHere),
  analyse: runInBuiltThread('analysis', analyseInThread, analyseHere),
  readWording: runInBuiltThread('wording', readWordingInThread, readWordingHere),
});

/** Reads long inputs of HTTP calls, in a thread that can be ended. */
export const createInputReader = (): InputReader =>
  runInBuiltThread('session', readInputInThread, readInputHere);
