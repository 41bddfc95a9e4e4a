const DEFAULT_INTERVAL_MS = 15 * 60_000;

/**
 * Runs some work now and then at intervals, never twice at a time. An error is reported, and the work runs again at the next
 * interval. @returns a function that stops it and waits for the running work
 */
export function runPeriodically(
  work: () => Promise<unknown>,
  report: (error: unknown) => void,
  intervalMs = DEFAULT_INTERVAL_MS,
): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let isOver = false;
  const runOnce = () => {
    underWay = underWay.then(async () => {
      if (!isOver) await work().catch(report);
    });
  };
  runOnce();
  const timer = setInterval(runOnce, intervalMs);
  timer.unref();
  return async () => {
    isOver = true;
    clearInterval(timer);
    await underWay;
  };
}
