/** Something that is done a moment after it was asked for, once for all who asked until then, and never twice at a time. */
export interface Coalesced {
  readonly ask: () => void;
  /** From now on it is not done, whoever asks. Waits for what is under way. */
  readonly end: () => Promise<void>;
}

/**
 * @param wait how long a moment is, in milliseconds
 * @param failed is told what went wrong: whoever asks doesn't wait
 */
export function coalesced(
  wait: () => number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Coalesced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isAsked = false;
  let isOver = false;

  async function run(): Promise<void> {
    await work().catch(failed);
    running = null;
    if (isAsked) ask();
  }
  function ask(): void {
    isAsked = true;
    if (isOver || running || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      isAsked = false;
      running = run();
    }, wait());
  }
  return {
    ask,
    end: async () => {
      isOver = true;
      clearTimeout(timer);
      await running;
    },
  };
}
