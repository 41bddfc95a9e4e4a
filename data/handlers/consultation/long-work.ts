import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { FileTask } from '../../consultation/file-task.ts';

/** Long work of an open review, of which there is one of a kind at a time. */
export class LongWork {
  readonly #busy: string;
  #doing: FileTask | null = null;

  /** @param busy what is said to whoever asks for it again meanwhile */
  constructor(busy: string) {
    this.#busy = busy;
  }

  /** Runs it. Refused `clash` while it is under way. */
  async run<T>(work: (doing: FileTask) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#doing) return refuse('clash', `${this.#busy} Wait until that is done, or stop it.`);
    this.#doing = new FileTask('');
    try {
      return await work(this.#doing);
    } finally {
      this.#doing = null;
    }
  }

  /** How far it is; null when it isn't under way. */
  progress(): Result<{ doing: { done: number; total: number } | null }> {
    const doing = this.#doing?.progress();
    return ok({ doing: doing ? { done: doing.done, total: doing.total } : null });
  }

  stop(): Result<{ cancelled: boolean }> {
    const isUnderWay = this.#doing !== null;
    this.#doing?.stop();
    return ok({ cancelled: isUnderWay });
  }
}
