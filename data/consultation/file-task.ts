import { setImmediate } from 'node:timers/promises';
import type { CallOutput } from '../../core/api.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';

type Progress = NonNullable<CallOutput<'consultation.progress'>['doing']>;

/** The progress of long work on one file, and whether a person has stopped it. */
export class FileTask {
  readonly #file: string;
  #stage: Progress['what'] = 'reading';
  #done = 0;
  #total = 0;
  #stopped = false;

  constructor(file: string) {
    this.#file = file;
  }

  begin(step: Progress['what'], total: number): void {
    this.#stage = step;
    this.#done = 0;
    this.#total = total;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Records the progress and lets other calls be answered. Refused `cancelled` after `stop`. A total of 0 means unknown. */
  async checkpoint(rowsDone: number, total = this.#total): Promise<Result<null>> {
    this.#done = rowsDone;
    this.#total = total;
    await setImmediate();
    return this.#stopped ? refuse('cancelled', 'The work was stopped. Nothing was changed.') : ok(null);
  }

  progress(): Progress {
    return { what: this.#stage, file: this.#file, done: this.#done, total: this.#total };
  }
}
