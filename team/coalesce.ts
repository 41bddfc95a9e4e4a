/** Work that runs shortly after it was asked for, once for all requests until then, and never twice at a time. */
export interface Coalesced {
  readonly ask: () => void;
  /** Stops all later runs, and waits for the running one. */
  readonly end: () => Promise<void>;
}

/**
 * Coalesces requests for some work.
 * @param wait returns the delay between a request and the run, in milliseconds.
 * @param failed receives the errors of `work`, because `ask` doesn't wait for it
 */
export function coalesce(
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
