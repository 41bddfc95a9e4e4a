import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyseInThread } from '../data/analysis/analyse-in-thread.ts';
import { analyseHere } from '../data/analysis/tasks.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { readInThread } from '../data/readers/read-apart.ts';
import { readHere } from '../data/readers/readers.ts';
import { type InputReader, readInputHere } from '../data/session/read-input.ts';
import { readInputInThread } from '../data/session/read-input-apart.ts';
import { readWordingApart } from '../data/wording/read-wording-apart.ts';
import { readWordingHere } from '../data/wording/tasks.ts';

type Threads = Required<Pick<Deps, 'readFile' | 'analyse' | 'readWording'>>;

/** A room's thread where it was built; run from its sources, as tests do, a host has none, and works here. */
function inThread<T>(room: string, start: (thread: string) => T, inProcess: T): T {
  const thread = join(import.meta.dirname, `../data/${room}/thread.js`);
  return existsSync(thread) ? start(thread) : inProcess;
}

/** What a host does in threads that may be ended: reading strangers' files and amending words, comparing answers. */
export const threads = (): Threads => ({
  readFile: inThread('readers', readInThread, readHere),
  analyse: inThread('analysis', analyseInThread, analyseHere),
  readWording: inThread('wording', readWordingApart, readWordingHere),
});

/** How a host that answers over HTTP reads long inputs: in a thread that may be ended. */
export const inputReader = (): InputReader => inThread('session', readInputInThread, readInputHere);
