import { setImmediate } from 'node:timers/promises';
import type { CallOutput } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { InSteps } from '../../../core/pack/settled-parts.ts';

type Progress = NonNullable<CallOutput<'pack.progress'>['doing']>;

/** The progress of an export, and whether a person has stopped it. */
export class ExportTask {
  readonly #stop = new AbortController();
  #progress: Progress = { what: 'reading', done: 0, total: 0 };

  /** Is aborted by `stop`, for work that can be stopped in the middle, such as printing. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Records the next step and lets other calls be answered. Refused `cancelled` after `stop`. */
  async goOn(step: Progress['what'], stepsDone: number, total: number): Promise<Result<null>> {
    this.#progress = { what: step, done: stepsDone, total };
    await setImmediate();
    return this.signal.aborted
      ? refuse('cancelled', 'The export was stopped. Nothing was written.')
      : ok(null);
  }

  /** Runs a generator to its end, and lets other calls be answered between its steps. Refused `cancelled` after `stop`. */
  async finish<T>(phase: Progress['what'], steps: InSteps<T>): Promise<Result<T>> {
    for (;;) {
      const step = steps.next();
      if (step.done) return ok(step.value);
      const on = await this.goOn(phase, step.value.done, step.value.total);
      if (!on.ok) return on;
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  progress(): Progress {
    return this.#progress;
  }
}
