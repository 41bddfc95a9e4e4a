/** How often it is looked whether a day's work is still to be done, in milliseconds. */
const LOOKED = 15 * 60_000;

/**
 * Does something at the start and from then on now and then, one at a time. What goes wrong is told, and tried again.
 * @returns ends it, once what is under way is done
 */
export function nowAndThen(
  work: () => Promise<unknown>,
  report: (error: unknown) => void,
  every = LOOKED,
): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let isOver = false;
  const runOnce = () => {
    underWay = underWay.then(async () => {
      if (!isOver) await work().catch(report);
    });
  };
  runOnce();
  const timer = setInterval(runOnce, every);
  timer.unref();
  return async () => {
    isOver = true;
    clearInterval(timer);
    await underWay;
  };
}
