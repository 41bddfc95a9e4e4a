import { setImmediate } from 'node:timers/promises';
import type { InSteps } from '../../../core/pack/settled-parts.ts';

/** How long other calls wait at most for one that is made in steps, in milliseconds. */
const TURN_MS = 15;

/** Takes all steps of something, and lets other calls be answered between them. */
export async function inTurns<T>(steps: InSteps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
