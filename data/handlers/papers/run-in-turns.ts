import { setImmediate } from 'node:timers/promises';
import type { InSteps } from '../../../core/pack/settled-parts.ts';

/** After this many milliseconds, work in steps lets other calls run. */
const MAX_TURN_MS = 15;

/** Runs work in steps to its end, and lets other calls run between the steps. */
export async function runInTurns<T>(steps: InSteps<T>): Promise<T> {
  let turnStart = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turnStart < MAX_TURN_MS) continue;
    await setImmediate();
    turnStart = performance.now();
  }
}
