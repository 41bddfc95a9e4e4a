/** Wraps an async function so that calls during a running one get its promise, and it never runs twice at a time. */
export function shareRunning<T>(find: () => Promise<T>): () => Promise<T> {
  let finding: Promise<T> | null = null;
  return () => {
    finding ??= find().finally(() => {
      finding = null;
    });
    return finding;
  };
}
