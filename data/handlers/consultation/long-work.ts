import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { FileTask } from '../../consultation/file-task.ts';

/** Long work of an open review, of which there is one of a kind at a time. */
export class LongWork {
  readonly #busy: string;
  #task: FileTask | null = null;

  /** @param busy what is said to whoever asks for it again meanwhile */
  constructor(busy: string) {
    this.#busy = busy;
  }

  /** Runs it. Refused `clash` while it is under way. */
  async run<T>(work: (task: FileTask) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#task) return refuse('clash', `${this.#busy} Wait until that is done, or stop it.`);
    this.#task = new FileTask('');
    try {
      return await work(this.#task);
    } finally {
      this.#task = null;
    }
  }

  /** How far it is; null when it isn't under way. */
  progress(): Result<{ doing: { done: number; total: number } | null }> {
    const progress = this.#task?.progress();
    return ok({ doing: progress ? { done: progress.done, total: progress.total } : null });
  }

  stop(): Result<{ cancelled: boolean }> {
    const isUnderWay = this.#task !== null;
    this.#task?.stop();
    return ok({ cancelled: isUnderWay });
  }
}
