import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { FileTask } from '../../consultation/file-task.ts';

/** Runs a long task of an open review. Only one task of its kind runs at a time. */
export class ExclusiveTask {
  readonly #busy: string;
  #task: FileTask | null = null;

  /** @param busyMessage the message for a user who starts the task while it is running */
  constructor(busyMessage: string) {
    this.#busy = busyMessage;
  }

  /** Runs the task. Refused `clash` while it is already running. */
  async run<T>(work: (task: FileTask) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#task) return refuse('clash', `${this.#busy} Wait until that is done, or stop it.`);
    this.#task = new FileTask('');
    try {
      return await work(this.#task);
    } finally {
      this.#task = null;
    }
  }

  /** The progress; `doing` is null if the task is not running. */
  progress(): Result<{ doing: { done: number; total: number } | null }> {
    const progress = this.#task?.progress();
    return ok({ doing: progress ? { done: progress.done, total: progress.total } : null });
  }

  stop(): Result<{ cancelled: boolean }> {
    const isRunning = this.#task !== null;
    this.#task?.stop();
    return ok({ cancelled: isRunning });
  }
}
